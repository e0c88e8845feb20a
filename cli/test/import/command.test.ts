import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from '../../src/run';
import { recordedIo } from '../support/recorded-io';

/** What the command says before it runs anything. */
async function call(...args: string[]): Promise<[code: number, out: string, errors: string]> {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
  fs.mkdirSync(path.join(cwd, 'src'));
  fs.writeFileSync(path.join(cwd, 'src/main.ts'), 'mine');
  fs.writeFileSync(path.join(cwd, 'a.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
  const io = recordedIo(cwd);
  const code = await run(['import', ...args], io);
  expect(fs.readFileSync(path.join(cwd, 'src/main.ts'), 'utf8')).toBe('mine');
  return [code, io.text(), io.errors()];
}

describe('cdk8s-aspnetcore import', () => {
  test('says what it takes', async () => {
    const [code, out] = await call('--help');
    expect([code, out.split('\n')[0]]).toEqual([0, 'Usage: cdk8s-aspnetcore import <file, folder or -> ... [options]']);
  });

  test.each<[string[], number, string]>([
    [[], 1, 'error: no file is named\n  fix: name files or folders of YAML, or - for what comes by a pipe\n'],
    [['a.yaml'], 1, 'error: src/main.ts exists\n  fix: name another file by --out, or write over it by --force\n'],
    [
      ['a.yaml', '--kind', 'java'],
      1,
      'error: --kind java is not known\n  fix: use one of auto, aspnetcore, web, raw\n',
    ],
    [
      ['a.yaml', '--cluster', 'docker'],
      1,
      'error: --cluster docker is not known\n  fix: use one of managed, minikube, microk8s, kind, k3d, openshift\n',
    ],
    [
      ['a.yaml', '--overwrite'],
      2,
      "error: Unknown option '--overwrite'\n  fix: call it with --help for what it takes\n",
    ],
  ])('%s', async (args, code, errors) => {
    expect(await call(...args)).toEqual([code, '', errors]);
  });
});
