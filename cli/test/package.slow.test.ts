import * as fs from 'fs';
import * as path from 'path';
import { packedPackage } from '../../test/support/packed-package';

const CLI = path.join(__dirname, '..');
const { files, size, unpackedSize } = packedPackage('cdk8s-aspnetcore-cli');

/** A tenth more than what is in it: the program in one file, what its page carries, and what it starts projects from. */
const BUDGET = { packed: 152_000, unpacked: 545_000 };

/** What is below a folder of the package, from the package on; nothing where there is no such folder. */
function filesBelow(folder: string): string[] {
  const found = fs.existsSync(path.join(CLI, folder))
    ? fs.readdirSync(path.join(CLI, folder), { recursive: true, withFileTypes: true })
    : [];
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(CLI, path.join(entry.parentPath, entry.name)));
}

test('the tarball holds the program and all of its templates, and nothing else', () => {
  const texts = ['LICENSE', 'README.md'].filter((name) => fs.existsSync(path.join(CLI, name)));
  const lib = ['bin.js', 'page.css', 'page.js'].map((name) => `lib/${name}`);
  const expected = [...lib, 'package.json', ...texts, ...filesBelow('templates')];
  expect(files.map((file) => file.path).sort()).toEqual(expected.sort());
});

test('it has its licence', () => {
  expect(files.map((file) => file.path)).toContain('LICENSE');
});

test('its size is within the budget', () => {
  process.stdout.write(`tarball of the program: ${size} bytes packed, ${unpackedSize} unpacked\n`);
  expect(size).toBeLessThan(BUDGET.packed);
  expect(unpackedSize).toBeLessThan(BUDGET.unpacked);
});
