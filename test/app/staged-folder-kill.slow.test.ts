import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { StagedFolder } from '../../src/app/staged-folder';

const REPLACE = path.join(__dirname, '../fixtures/staged-folder-kill.js');

type Files = Record<string, string>;
const FOREIGN = { 'kustomization.yaml': 'mine', 'overlays/prod.yaml': 'mine too' };
const OLD: Files = { 'a.k8s.yaml': 'old a', 'b.k8s.yaml': 'old b', ...FOREIGN };
const NEW: Files = { 'a.k8s.yaml': 'new a', 'c.k8s.yaml': 'new c' };
const NEXT: Files = { 'd.k8s.yaml': 'next d' };

function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
}

function read(folder: string): Files {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

const text = (files: Files) => JSON.stringify(Object.entries(files).sort());
const same = (folder: string, files: Files) => fs.existsSync(folder) && text(read(folder)) === text(files);

/** The state of the disk before the run that is killed, where the output really is, and what is foreign in it. */
interface Scene {
  readonly prepare: (parent: string) => void;
  readonly real?: string;
  readonly foreign?: Files;
}

/** Which complete output there is after a kill, and where. */
function survivor(folder: string, foreign: Files): string {
  const previous = path.join(path.dirname(folder), `.${path.basename(folder)}.synth-previous`);
  if (!fs.existsSync(folder)) {
    const beside = fs.existsSync(previous) ? `broken beside: ${text(read(previous))}` : 'nothing';
    return same(previous, OLD) ? 'old, beside' : beside;
  }
  const broken = same(folder, { ...NEW, ...foreign }) ? 'new' : `broken: ${text(read(folder))}`;
  return same(folder, OLD) ? 'old' : broken;
}

/** Replaces the output in a process that dies before its n-th change to the disk; then repairs what that left. */
function killAndRepair({ prepare, real = 'dist', foreign = FOREIGN }: Scene, fatal: number): [string, boolean] {
  const parent = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'staged-kill-'));
  try {
    prepare(parent);
    const beside = fs.readdirSync(path.join(parent, path.dirname(real))).filter((name) => !name.includes('.synth-'));
    const dist = path.join(parent, 'dist');
    const child = spawnSync(process.execPath, [REPLACE, dist, String(fatal)], { encoding: 'utf8' });
    expect({ fatal, stderr: child.stderr }).toEqual({ fatal, stderr: '' });
    expect([child.signal, child.status]).toEqual(child.signal === null ? [null, 0] : ['SIGKILL', null]);
    const after = survivor(path.join(parent, real), foreign);
    const next = Object.entries(NEXT).map(([name, content]) => ({ name, content }));
    new StagedFolder(dist, (name) => name.endsWith('.k8s.yaml')).replace(next);
    expect({ fatal, files: read(dist) }).toEqual({ fatal, files: { ...NEXT, ...foreign } });
    const folders = [...new Set([...beside, path.basename(real)])].sort();
    expect(fs.readdirSync(path.join(parent, path.dirname(real))).sort()).toEqual(folders);
    return [after, child.signal === null];
  } finally {
    fs.rmSync(parent, { recursive: true, force: true });
  }
}

/** What is there after a kill before the first change, the second, ... and after the run that nothing kills. */
function survivors(scene: Scene): string[] {
  const seen: string[] = [];
  for (let finished = false; !finished;) {
    const [after, done] = killAndRepair(scene, seen.length + 1);
    seen.push(after);
    finished = done;
  }
  return seen;
}

/** The same without repetitions, but of the one state that must not last longer than one step. */
function phases(seen: string[]): string[] {
  return seen.filter((state, index) => state !== seen[index - 1] || state === 'old, beside');
}

function halfStaged(parent: string): void {
  write(path.join(parent, '.dist.synth-new-of-a-killed-run'), { 'a.k8s.yaml': 'half' });
}

describe('SIGKILL before every change to the disk leaves one complete output, and the next run repairs', () => {
  test('over an earlier output', () => {
    const seen = survivors({ prepare: (parent) => write(path.join(parent, 'dist'), OLD) });
    expect(phases(seen)).toEqual(['old', 'old, beside', 'new']);
    // Before each of the eight changes of staging at least; Node versions copy and remove in more or fewer calls.
    expect(seen.filter((state) => state === 'old').length).toBeGreaterThanOrEqual(9);
  }, 60_000);

  test('on the very first run', () => {
    expect(phases(survivors({ prepare: () => undefined, foreign: {} }))).toEqual(['nothing', 'new']);
  }, 60_000);

  test('while it repairs what a kill between the two renames left', () => {
    const prepare = (parent: string) => {
      write(path.join(parent, '.dist.synth-previous'), OLD);
      halfStaged(parent);
    };
    expect(phases(survivors({ prepare }))).toEqual(['old, beside', 'old', 'old, beside', 'new']);
  }, 60_000);

  test('while it repairs what a kill after the two renames left', () => {
    const prepare = (parent: string) => {
      write(path.join(parent, 'dist'), OLD);
      write(path.join(parent, '.dist.synth-previous'), { 'a.k8s.yaml': 'older, and half removed' });
      halfStaged(parent);
    };
    expect(phases(survivors({ prepare }))).toEqual(['old', 'old, beside', 'new']);
  }, 60_000);

  test('over an output folder that is a link', () => {
    const prepare = (parent: string) => {
      write(path.join(parent, 'elsewhere/real'), OLD);
      fs.symlinkSync('elsewhere/real', path.join(parent, 'dist'));
    };
    expect(phases(survivors({ prepare, real: 'elsewhere/real' }))).toEqual(['old', 'old, beside', 'new']);
  }, 60_000);
});
