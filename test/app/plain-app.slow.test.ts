import * as cdk8s from 'cdk8s';
import * as fc from 'fast-check';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App } from 'cdk8s-aspnetcore';
import { build } from '../fuzz/apps/build';
import { apps } from '../fuzz/apps/description';
import { appsOf } from '../support/example-apps';
import { EXAMPLES } from '../support/example-project';

const WORK = fs.mkdtempSync(path.join(os.tmpdir(), 'plain-app-'));

/** Every file below a folder with what is in it. */
function filesBelow(folder: string): [string, string][] {
  return fs
    .readdirSync(folder)
    .sort()
    .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]);
}

/** What cdk8s itself writes of the very same constructs. */
function writtenByCdk8s(app: App): [string, string][] {
  const outdir = fs.mkdtempSync(path.join(WORK, 'plain-'));
  Object.defineProperty(app, 'outdir', { value: outdir });
  cdk8s.App.prototype.synth.call(app);
  return filesBelow(outdir);
}

function written(app: App): [string, string][] {
  app.synth();
  return filesBelow(app.outdir);
}

test.each(EXAMPLES)('writes of examples/%s, byte for byte, what cdk8s writes', (example) => {
  for (const app of appsOf(example, WORK)) {
    expect(written(app)).toEqual(writtenByCdk8s(app));
  }
});

test('writes of random apps, byte for byte, what cdk8s writes', () => {
  const outdir = path.join(WORK, 'random');
  const same = fc.property(apps, (description) => {
    const app = build(description, outdir);
    expect(written(app)).toEqual(writtenByCdk8s(app));
  });
  fc.assert(same, { numRuns: 30, seed: 10 });
}, 120_000);
