import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { finish } from '../../src/import';
import { Imported } from '../../src/import/import-yaml';
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
      ['a.yaml', '--out', 'src', '--force'],
      1,
      'error: src is a folder\n  fix: name a file by --out, or - for the terminal\n',
    ],
    [['a.yaml', '--out', ''], 1, 'error: --out is empty\n  fix: name a file by --out, or - for the terminal\n'],
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

describe('in the end', () => {
  const imported = (differences: string[]): Imported => ({
    ...{
      code: 'the program\n',
      objects: 1,
      recognitions: [],
      improvements: [],
      silenced: [],
      dropped: [],
      leftOut: [],
    },
    differences,
  });
  const written = (cwd: string, file: string) => {
    const at = path.join(cwd, file);
    return fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : undefined;
  };
  const end = (differences: string[], out: string, force: boolean) => {
    const io = recordedIo(fs.mkdtempSync(path.join(os.tmpdir(), 'import-')));
    return { code: finish(imported(differences), out, force, io), said: io.text(), io };
  };

  test('what is proved is written, and what is next is said', () => {
    const { code, said, io } = end([], 'a/b.ts', false);
    expect([code, written(io.cwd, 'a/b.ts')]).toEqual([0, 'the program\n']);
    expect(said).toBe(
      '\nProved: the object comes out as it went in.\nWrote a/b.ts. Next:\n  npm run synth\n  kubectl diff -f dist\n',
    );
  });

  test('what is not proved is not written', () => {
    const { code, said, io } = end(['Pod/x differs'], 'b.ts', false);
    expect([code, written(io.cwd, 'b.ts')]).toEqual([1, undefined]);
    expect(said).toBe(
      '\nNot proved: the program gives something else.\n  Pod/x differs\nNothing is written: --force writes it nevertheless.\n',
    );
  });

  test('unless it must; the exit code still says so', () => {
    const { code, io } = end(['Pod/x differs'], 'b.ts', true);
    expect([code, written(io.cwd, 'b.ts')]).toEqual([1, 'the program\n']);
  });

  test('a file that cannot be written is said', () => {
    const io = recordedIo(fs.mkdtempSync(path.join(os.tmpdir(), 'import-')));
    fs.writeFileSync(path.join(io.cwd, 'file'), '');
    expect(() => finish(imported([]), 'file/b.ts', false, io)).toThrow(/^file\/b\.ts can't be written: /);
  });

  test('on the terminal there is the program alone, and the rest beside it', () => {
    const { code, said, io } = end([], '-', false);
    expect([code, said, io.errors()]).toEqual([0, 'the program\n', '\nProved: the object comes out as it went in.\n']);
  });
});
