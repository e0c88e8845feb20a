import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { EXAMPLES_FOLDER } from './support/example-outputs';
import { EXAMPLES } from './support/example-project';
import { readManifests } from './support/golden';
import { packedPackage } from './support/packed-package';

jest.setTimeout(300_000);
let work: string;

/** Runs npm as a user does, who has none of our settings. */
function npm(args: string[], folder: string): string {
  const env = { ...process.env, CDK8S_OUTDIR: undefined, NODE_OPTIONS: undefined, NODE_TEST_CONTEXT: undefined };
  const child = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', env });
  expect(child.status === 0 ? '' : `npm ${args.join(' ')}\n${child.stdout}${child.stderr}`).toBe('');
  return child.stdout;
}

/** Copies of all examples, above which there is what each of them asks for: that is the same, as a fast test says. */
beforeAll(() => {
  work = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'examples-'));
  for (const name of EXAMPLES) {
    fs.cpSync(path.join(EXAMPLES_FOLDER, name), path.join(work, name), { recursive: true });
    fs.rmSync(path.join(work, name, 'expected.yaml'));
  }
  const manifest = JSON.parse(fs.readFileSync(path.join(work, EXAMPLES[0], 'package.json'), 'utf8'));
  manifest.name = 'examples';
  manifest.dependencies['cdk8s-aspnetcore'] = `file:${packedPackage('cdk8s-aspnetcore').tarball}`;
  fs.writeFileSync(path.join(work, 'package.json'), JSON.stringify(manifest));
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline'], work);
});

afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

describe.each(EXAMPLES)('a copy of examples/%s', (name) => {
  test('gives its golden YAML by npm run synth, byte for byte', () => {
    npm(['run', 'synth'], path.join(work, name));
    const expected = fs.readFileSync(path.join(EXAMPLES_FOLDER, name, 'expected.yaml'), 'utf8');
    expect(readManifests(path.join(work, name, 'dist'))).toBe(expected);
  });

  test('passes its own npm test', () => {
    npm(['test'], path.join(work, name));
  });
});
