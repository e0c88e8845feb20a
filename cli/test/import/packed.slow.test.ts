import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { packedPackage } from '../../../test/support/packed-package';

const DOCS = fs.readFileSync(path.join(__dirname, '../../../docs/import.md'), 'utf8');
const TUTORIAL = fs.readFileSync(path.join(__dirname, '../fixtures/import/tutorial.yaml'), 'utf8');

jest.setTimeout(300_000);

const block = (language: string) => new RegExp(`\`\`\`${language}[^\n]*\n([\\s\\S]*?)\`\`\``).exec(DOCS)![1];

describe('the packed program, installed as a user would', () => {
  let folder: string;
  const call = (args: string[], input?: string) =>
    spawnSync(process.execPath, ['node_modules/cdk8s-aspnetcore-cli/lib/bin.js', 'import', ...args], {
      cwd: folder,
      encoding: 'utf8',
      input,
    });

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'import-'));
    const tarballs = (['cdk8s-aspnetcore', 'cdk8s-aspnetcore-cli'] as const).map((name) => packedPackage(name).tarball);
    fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    const options = ['--no-audit', '--no-fund', '--prefer-offline', '--omit=optional'];
    const install = spawnSync('npm', ['install', ...options, ...tarballs], { cwd: folder, encoding: 'utf8' });
    expect([install.status, install.stderr.includes('ERR')]).toEqual([0, false]);
    fs.writeFileSync(path.join(folder, 'deployment.yaml'), TUTORIAL);
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('writes what the docs show, says what they show, and leaves nothing behind', () => {
    const { status, stdout, stderr } = call(['deployment.yaml']);
    expect([status, stderr, stdout]).toEqual([0, '', block('text')]);
    expect(fs.readFileSync(path.join(folder, 'src/main.ts'), 'utf8')).toBe(block('ts'));
  });

  test('writes over nothing', () => {
    const { status, stderr } = call(['deployment.yaml']);
    expect([status, stderr]).toEqual([
      1,
      'error: src/main.ts exists\n  fix: name another file by --out, or write over it by --force\n',
    ]);
  });

  test('takes what comes by a pipe, and gives the program by one', () => {
    const { status, stdout } = call(['-', '--out', '-'], TUTORIAL);
    expect([status, stdout]).toEqual([0, block('ts').replace('what deployment.yaml had', 'what stdin had')]);
  });
});
