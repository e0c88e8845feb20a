import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { gunzipSync, gzipSync } from 'zlib';
import { packedPackage } from './support/packed-package';

jest.setTimeout(120_000);
const SCRIPT = path.join(__dirname, '../scripts/api-diff.mjs');
const { tarball, version } = packedPackage('cdk8s-aspnetcore');
let work: string;

beforeEach(() => {
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'api-diff-test-'));
});

afterEach(() => fs.rmSync(work, { recursive: true }));

/** The packed library with another version, and an enum that is no longer there. */
function olderTarball(older: string): string {
  execFileSync('tar', ['xzf', tarball, '-C', work]);
  const folder = path.join(work, 'package');
  const manifest = path.join(folder, 'package.json');
  const library = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  fs.writeFileSync(manifest, JSON.stringify({ ...library, version: older, scripts: {} }));
  const assembly = path.join(folder, '.jsii.gz');
  const api = JSON.parse(gunzipSync(fs.readFileSync(assembly)).toString('utf8'));
  const gone = { ...api.types['cdk8s-aspnetcore.GcMode'], fqn: 'cdk8s-aspnetcore.Gone', name: 'Gone' };
  const types = { ...api.types, [gone.fqn]: gone };
  fs.writeFileSync(assembly, gzipSync(JSON.stringify({ ...api, version: older, types })));
  const file = path.join(work, 'older.tgz');
  execFileSync('tar', ['czf', file, '-C', work, 'package']);
  return file;
}

const compared = (older: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, older, tarball], { encoding: 'utf8' });
  return [status, stdout, stderr];
};

const BREAKS = 'one change that breaks users of the typed API.\nerr  - ENUM cdk8s-aspnetcore.Gone: has been removed';

test('the same API breaks nobody', () => {
  expect(compared(tarball)).toEqual([
    0,
    `From ${version} to ${version}: nothing that breaks users of the typed API.\n`,
    '',
  ]);
});

test('what breaks is refused while the version does not say so', () => {
  expect(compared(olderTarball(version))).toEqual([
    1,
    `From ${version} to ${version}: ${BREAKS}\n` +
      '  fix: keep what was there beside what is new, or raise the major version (before 1.0.0 the minor one)\n',
    '',
  ]);
});

test('a minor version before 1.0.0 may break, and it is told what', () => {
  expect(compared(olderTarball('0.0.9'))).toEqual([0, `From 0.0.9 to ${version}: ${BREAKS}\n`, '']);
});
