import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const SCRIPT = path.join(__dirname, '../scripts/release-notes.mjs');
const CHANGELOG = `# Changelog

## Unreleased

### Added

- Tomorrow's.

## 1.2.0 - 2026-02-01

### Changed

- A second thing.

## [1.1.0] - 2026-01-01

- The first thing.
`;

/** Runs the script in a folder with two packages and a changelog. */
function notes(tag: string, given: { library?: string; cli?: string; wanted?: string; changelog?: string } = {}) {
  const { library = '1.2.0', changelog = CHANGELOG } = given;
  const { cli = library, wanted = `^${library}` } = given;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-notes-'));
  fs.mkdirSync(path.join(folder, 'cli'));
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ version: library }));
  const dependencies = { 'cdk8s-aspnetcore': wanted };
  fs.writeFileSync(path.join(folder, 'cli/package.json'), JSON.stringify({ version: cli, dependencies }));
  fs.writeFileSync(path.join(folder, 'CHANGELOG.md'), changelog);
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, tag], { cwd: folder, encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  return [status, stdout, stderr];
}

test.each([
  ['v1.2.0', '1.2.0', '### Changed\n\n- A second thing.\n'],
  ['v1.1.0', '1.1.0', '- The first thing.\n'],
])('%s has the notes of its section', (tag, library, text) => {
  expect(notes(tag, { library })).toEqual([0, text, '']);
});

test.each([
  [
    'v1.2.0',
    { library: '1.1.0', cli: '1.2.0', wanted: '^1.2.0' },
    'error: package.json has the version 1.1.0\n  fix: make it 1.2.0\n',
  ],
  ['v1.2.0', { cli: '1.1.0' }, 'error: cli/package.json has the version 1.1.0\n  fix: make it 1.2.0\n'],
  ['v1.2.0', { wanted: '^1.1.0' }, 'error: the cli depends on cdk8s-aspnetcore ^1.1.0\n  fix: make it ^1.2.0\n'],
  [
    'v1.3.0',
    { library: '1.3.0' },
    'error: CHANGELOG.md says nothing of 1.3.0\n  fix: rename its heading "Unreleased" to "1.3.0 - <date>"\n',
  ],
  [
    'v1.3.0',
    { library: '1.3.0', changelog: '## 1.3.0 - 2026-03-01\n\n## 1.2.0\n\n- Old.\n' },
    'error: CHANGELOG.md says nothing of 1.3.0\n  fix: rename its heading "Unreleased" to "1.3.0 - <date>"\n',
  ],
  ['1.2.0', {}, 'error: the tag "1.2.0" does not begin with v\n  fix: call it with the tag, like v1.2.3\n'],
])('%s with %j is refused', (tag, given, message) => {
  expect(notes(tag, given)).toEqual([1, '', message]);
});
