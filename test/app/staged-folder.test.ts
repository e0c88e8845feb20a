import fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { StagedFolder } from '../../src/app/staged-folder';

const ours = (name: string) => name.endsWith('.k8s.yaml');
const base = fs.realpathSync(os.tmpdir());
let parent: string;
let dist: string;

function synth(files: Record<string, string>, outdir = dist): void {
  new StagedFolder(outdir, ours).replace(Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** Every path below a folder with its content; folders and links by their kind. */
function tree(folder: string): Record<string, string> {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const full = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) {
      return [[entry.name, `-> ${fs.readlinkSync(full)}`]];
    }
    if (!entry.isDirectory()) {
      return [[entry.name, fs.readFileSync(full, 'utf8')]];
    }
    const below = Object.entries(tree(full)).map(([name, content]): [string, string] => [
      `${entry.name}/${name}`,
      content,
    ]);
    return [[`${entry.name}/`, ''], ...below];
  });
  return Object.fromEntries(entries);
}

const refusal = (outdir: string, why: string) =>
  new Error(
    `app: the output folder ${outdir} ${why}, and synth replaces it as a whole; use a folder of its own, like dist`,
  );

beforeEach(() => {
  parent = fs.mkdtempSync(path.join(base, 'staged-folder-'));
  dist = path.join(parent, 'dist');
});

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(parent, { recursive: true, force: true });
});

describe('what is in the folder afterwards', () => {
  test('a sub-folder in which only old output was goes, an empty one of the user stays', () => {
    synth({ 'old/a.k8s.yaml': 'a' });
    fs.mkdirSync(path.join(dist, 'mine'));
    synth({ 'new/b.k8s.yaml': 'b' });
    expect(tree(dist)).toEqual({ 'mine/': '', 'new/': '', 'new/b.k8s.yaml': 'b' });
  });

  test('the mode of the folder stays', () => {
    fs.mkdirSync(dist, { mode: 0o700 });
    synth({ 'a.k8s.yaml': 'a' });
    expect(fs.statSync(dist).mode & 0o777).toBe(0o700);
  });

  test('a file in the place of the folder is not replaced', () => {
    fs.writeFileSync(dist, 'precious');
    expect(() => synth({ 'a.k8s.yaml': 'a' })).toThrow(
      new Error(`app: the output folder ${dist} is a file; move it away, or use another folder`),
    );
    expect(fs.readFileSync(dist, 'utf8')).toBe('precious');
  });

  test('the staging folder of a synth that still runs is left alone, that of a dead one goes', () => {
    const alive = path.join(parent, `.dist.synth-new-${process.pid}-x`);
    const dead = path.join(parent, '.dist.synth-new-999999999-x');
    [alive, dead].forEach((folder) => fs.mkdirSync(folder));
    synth({ 'a.k8s.yaml': 'a' });
    expect([fs.existsSync(alive), fs.existsSync(dead)]).toEqual([true, false]);
  });

  test('a first write makes the folder, its parents and the files', () => {
    synth({ 'a.k8s.yaml': 'a', 'team/b.k8s.yaml': 'b' }, path.join(dist, 'deep'));
    expect(tree(parent)).toEqual({
      'dist/': '',
      'dist/deep/': '',
      'dist/deep/a.k8s.yaml': 'a',
      'dist/deep/team/': '',
      'dist/deep/team/b.k8s.yaml': 'b',
    });
  });

  test('files of an earlier synth go, also from sub-folders', () => {
    synth({ 'a.k8s.yaml': 'old', 'b.k8s.yaml': 'old', 'team/c.k8s.yaml': 'old', 'team/d.k8s.yaml': 'old' });
    synth({ 'a.k8s.yaml': 'new', 'team/d.k8s.yaml': 'new' });
    expect(tree(parent)).toEqual({
      'dist/': '',
      'dist/a.k8s.yaml': 'new',
      'dist/team/': '',
      'dist/team/d.k8s.yaml': 'new',
    });
  });

  test('files that synth never wrote stay with their content and times', () => {
    fs.mkdirSync(path.join(dist, 'overlays/empty'), { recursive: true });
    fs.writeFileSync(path.join(dist, 'kustomization.yaml'), 'resources: []\n');
    fs.writeFileSync(path.join(dist, 'overlays/prod.yaml'), 'prod');
    fs.utimesSync(path.join(dist, 'kustomization.yaml'), 1000, 2000);
    synth({ 'a.k8s.yaml': 'a' });
    expect(tree(dist)).toEqual({
      'a.k8s.yaml': 'a',
      'kustomization.yaml': 'resources: []\n',
      'overlays/': '',
      'overlays/empty/': '',
      'overlays/prod.yaml': 'prod',
    });
    expect(fs.statSync(path.join(dist, 'kustomization.yaml')).mtimeMs).toBe(2_000_000);
  });

  test.each(['kustomization.yaml', 'nowhere'])('a link to %s stays as it is', (target) => {
    fs.mkdirSync(dist);
    fs.writeFileSync(path.join(dist, 'kustomization.yaml'), 'resources: []\n');
    fs.symlinkSync(target, path.join(dist, 'link'));
    synth({ 'a.k8s.yaml': 'a' });
    expect(tree(dist)).toEqual({
      'a.k8s.yaml': 'a',
      'kustomization.yaml': 'resources: []\n',
      link: `-> ${target}`,
    });
  });

  test('an output folder that is a link stays one', () => {
    fs.mkdirSync(path.join(parent, 'real'));
    fs.writeFileSync(path.join(parent, 'real/old.k8s.yaml'), 'old');
    fs.symlinkSync('real', dist);
    synth({ 'a.k8s.yaml': 'a' });
    expect(tree(parent)).toEqual({ dist: '-> real', 'real/': '', 'real/a.k8s.yaml': 'a' });
  });
});

describe('a failure leaves the old output and nothing beside it', () => {
  const old = { 'dist/': '', 'dist/a.k8s.yaml': 'old a', 'dist/b.k8s.yaml': 'old b', 'dist/notes.txt': 'mine' };

  test.each(['mkdirSync', 'cpSync', 'writeFileSync', 'renameSync'] as const)('%s throws', (name) => {
    synth({ 'a.k8s.yaml': 'old a', 'b.k8s.yaml': 'old b' });
    fs.writeFileSync(path.join(dist, 'notes.txt'), 'mine');
    const real = fs[name] as (...args: unknown[]) => void;
    let calls = 0;
    jest.spyOn(fs, name).mockImplementation((...args: unknown[]) => {
      calls += 1;
      // The last call of its kind fails, when as much as possible has been done; recovery may rename again.
      if (calls === { mkdirSync: 2, cpSync: 1, writeFileSync: 2, renameSync: 2 }[name]) {
        throw new Error('ENOSPC: no space left on device');
      }
      return real(...args);
    });
    expect(() => synth({ 'a.k8s.yaml': 'new a', 'c.k8s.yaml': 'new c' })).toThrow(
      new Error('ENOSPC: no space left on device'),
    );
    expect(tree(parent)).toEqual(old);
  });
});

describe('folders that are never replaced as a whole', () => {
  test.each(['dist/sub', 'dist', '.'])('the working directory, or what holds it: %s', (name) => {
    fs.mkdirSync(path.join(dist, 'sub'), { recursive: true });
    jest.spyOn(process, 'cwd').mockReturnValue(path.join(dist, 'sub'));
    const outdir = path.join(parent, name);
    expect(() => synth({ 'a.k8s.yaml': 'a' }, outdir)).toThrow(refusal(outdir, 'holds the working directory'));
    expect(tree(parent)).toEqual({ 'dist/': '', 'dist/sub/': '' });
  });

  test('the working directory in a folder whose name begins with two dots', () => {
    fs.mkdirSync(path.join(dist, '..sub'), { recursive: true });
    jest.spyOn(process, 'cwd').mockReturnValue(path.join(dist, '..sub'));
    expect(() => synth({ 'a.k8s.yaml': 'a' })).toThrow(refusal(dist, 'holds the working directory'));
  });

  test('a folder beside the working directory whose name begins alike is no such folder', () => {
    jest.spyOn(process, 'cwd').mockReturnValue(`${dist}-app`);
    synth({ 'a.k8s.yaml': 'a' });
    expect(tree(dist)).toEqual({ 'a.k8s.yaml': 'a' });
  });

  test.each(['package.json', '.git'])('a folder that holds %s', (name) => {
    fs.mkdirSync(dist);
    fs.writeFileSync(path.join(dist, name), '{}');
    expect(() => synth({ 'a.k8s.yaml': 'a' })).toThrow(refusal(dist, `holds ${name}`));
    expect(tree(parent)).toEqual({ 'dist/': '', [`dist/${name}`]: '{}' });
  });
});
