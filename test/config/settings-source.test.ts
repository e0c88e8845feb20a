import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { AppSettings } from '../../src/config/app-settings';
import { messageOf } from '../support/manifests';
import { envOf, refusal } from './support';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-'));
const file = path.join(folder, 'appsettings.json');
const write = (text: string) => fs.writeFileSync(file, text);
const where = (name: string) => `"${name}" (relative to ${process.cwd()})`;

test('reads what .NET reads, with comments and trailing commas, and numbers digit by digit', () => {
  write('\uFEFF{\n  // why\n  "Version": 1.10, /* more */ "Big": 12345678901234567890,\n  "Hosts": ["a", "b",],\n}\n');
  expect(envOf(AppSettings.fromFile(file))).toEqual([
    { name: 'Version', value: '1.10' },
    { name: 'Big', value: '12345678901234567890' },
    { name: 'Hosts__0', value: 'a' },
    { name: 'Hosts__1', value: 'b' },
  ]);
});

test('is relative to the working directory', () => {
  write('{ "A": 1 }');
  expect(envOf(AppSettings.fromFile(path.relative(process.cwd(), file)))).toEqual([{ name: 'A', value: '1' }]);
});

test('names the file as the origin of a collision', () => {
  write('{ "A": 1 }');
  expect(refusal([AppSettings.fromFile(file)], { env: { a: '2' } })).toBe(
    `environment variable A comes from AppSettings (${file}), and a from the prop env; set it in one place (.NET ignores the case of names)`,
  );
});

test.each([
  [
    '{\n  "A": }',
    'is no JSON at line 2, column 8: expected a value; correct it there (comments and trailing commas are accepted)',
  ],
  ['[1]', 'holds no JSON object; start it with "{"'],
  ['null', 'holds no JSON object; start it with "{"'],
])('%j is refused', (text, message) => {
  write(text);
  expect(messageOf(() => AppSettings.fromFile(file))).toBe(`AppSettings.fromFile: file ${where(file)} ${message}`);
});

test('a missing file is refused', () => {
  expect(messageOf(() => AppSettings.mountedFromFile('no/such.json'))).toBe(
    `AppSettings.fromFile: file ${where('no/such.json')} can't be read (ENOENT); ` +
      'name a file that exists, or use an absolute path like path.join(__dirname, "appsettings.json")',
  );
});

test('no name is refused', () => {
  expect(messageOf(() => AppSettings.fromFile(''))).toBe(
    'AppSettings.fromFile: file name is empty; use one like "appsettings.Production.json"',
  );
});
