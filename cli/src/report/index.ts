import * as fs from 'fs';
import * as path from 'path';
import { Command, UserError } from '../command';
import { readManifests } from '../manifests/read-manifests';
import { factsOf } from './facts';
import { reportJson } from './json-text';

export const command: Command = {
  help: [
    'Usage: cdk8s-aspnetcore report <folder|file|->… [options]',
    '',
    'Says what Kubernetes YAML, of this library or not, will run: as report.json and as a picture for READMEs.',
    '',
    '  --out FOLDER    where to write it, by default report',
    '',
  ].join('\n'),
  options: { out: { type: 'string' } },
  async run({ out }, operands, io) {
    if (operands.length === 0) {
      throw new UserError('there is nothing to report on', 'name a folder or files of YAML, or - for the pipe');
    }
    const report = factsOf(readManifests(operands, io));
    const folder = path.resolve(io.cwd, typeof out === 'string' ? out : 'report');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'report.json'), reportJson(report));
    return Promise.resolve(0);
  },
};
