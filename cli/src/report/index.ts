import { Command, Io, UserError } from '../command';
import { readManifests } from '../manifests/read-manifests';
import { diffHelp, diffOptions, readChanges, tellChanges } from './diff/command';
import { factsOf } from './facts';
import { mermaid } from './facts/mermaid';
import { reportJson } from './json-text';
import { optionsOf } from './options';
import { renderPage } from './page';
import { Report } from './report';
import { summaryOf } from './summary';
import { writeFiles } from './write-files';

export const command: Command = {
  help: [
    'Usage: cdk8s-aspnetcore report <folder|file|->… [options]',
    '',
    'Shows what Kubernetes YAML will run, of this library or not: as a page to look at (index.html), as facts (report.json),',
    'and as pictures for READMEs (topology.svg, topology.mmd).',
    '',
    '  --out FOLDER            where to write it, by default report',
    '  --kubernetes VERSION    the version of the cluster, like 1.33: what it does not know is found, too',
    '  --price-cpu NUMBER      what a CPU costs a month, and …',
    '  --price-memory NUMBER   … a GiB of memory: the report says what all requests cost',
    '  --currency NAME         of these prices, by default USD',
    '  --fail-on SEVERITY      error or warning: exit code 1 where the checks find such a thing',
    ...diffHelp,
    '',
  ].join('\n'),
  options: {
    out: { type: 'string' },
    kubernetes: { type: 'string' },
    'price-cpu': { type: 'string' },
    'price-memory': { type: 'string' },
    currency: { type: 'string' },
    'fail-on': { type: 'string' },
    ...diffOptions,
  },
  async run(values, operands, io) {
    if (operands.length === 0) {
      throw new UserError('there is nothing to report on', 'name a folder or files of YAML, or - for the pipe');
    }
    const { out, failOn, ...facts } = optionsOf(values);
    const objects = readManifests(operands, io);
    const changes = readChanges(values, operands, objects, io);
    const report = { ...factsOf(objects, facts), ...(changes !== undefined && { changes }) };
    const written = writeFiles(out, await filesOf(report), io);
    // Who pipes the Markdown on wants nothing else in it.
    (values.markdown === '-' ? io.error : io.out).write(summaryOf(report, written));
    const code = changes === undefined ? 0 : tellChanges(changes, values, io);
    return isStopped(report, failOn) ? Math.max(code, saysWhy(failOn, io)) : code;
  },
};

/** All that is written, by name. */
async function filesOf(report: Report): Promise<{ name: string; content: string }[]> {
  return [
    ...(await renderPage(report)),
    { name: 'report.json', content: reportJson(report) },
    { name: 'topology.mmd', content: mermaid(report) },
  ];
}

function isStopped({ findings }: Report, failOn: 'error' | 'warning' | undefined): boolean {
  const stopping = failOn === 'warning' ? ['error', 'warning'] : ['error'];
  return failOn !== undefined && findings.some(({ severity }) => stopping.includes(severity));
}

function saysWhy(failOn: string | undefined, io: Io): number {
  io.error.write(`error: the checks found what --fail-on ${failOn} does not let through\n`);
  return 1;
}
