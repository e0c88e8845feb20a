import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { UserError } from '../../../command';

/** Far above any folder of manifests. */
const MOST_BYTES = 512 * 1024 * 1024;

/** A file as git has it, called as it is within what was asked for. */
export interface GitFile {
  readonly name: string;
  readonly text: string;
}

interface Answer {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Calls git, without a shell: what users name is never more than an argument. */
function git(folder: string, args: string[], input = ''): Answer {
  const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
  const answer = spawnSync('git', ['--literal-pathspecs', ...args], { cwd: folder, env, input, maxBuffer: MOST_BYTES });
  if (answer.error !== undefined) {
    const isMissing = (answer.error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UserError(
      isMissing ? 'git is not installed' : `git can't be run: ${answer.error.message}`,
      'install git, or name the folder of the older manifests',
    );
  }
  return { status: answer.status, stdout: answer.stdout, stderr: answer.stderr.toString() };
}

/** The commit that a ref means; undefined where there is none of that name. */
function commitOf(folder: string, ref: string): string | undefined {
  const { status, stdout } = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  return status === 0 ? stdout.toString().trim() : undefined;
}

/** Whether git knows a ref from within a folder; false where there is no git, or no repository. */
export function isRef(folder: string, ref: string): boolean {
  try {
    return commitOf(folder, ref) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The files of a folder, or a file, as they were at a ref. Nothing is checked out.
 * @param isWanted which files of a folder, by their names
 */
export function filesAt(ref: string, operand: string, cwd: string, isWanted: (name: string) => boolean): GitFile[] {
  const absolute = path.resolve(cwd, operand);
  const isFolder = fs.statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? absolute : path.dirname(absolute);
  const commit = commitOf(folder, ref) ?? fail(folder, ref, operand);
  const prefix = git(folder, ['rev-parse', '--show-prefix']).stdout.toString().replace(/\n$/, '');
  const inside = isFolder ? prefix.replace(/\/$/, '') : prefix + path.basename(absolute);
  const wanted = blobs(folder, commit, inside).filter(({ name }) => !isFolder || isWanted(name));
  if (wanted.length === 0) {
    throw new UserError(
      `${operand} is not in git at ${ref}`,
      `make the old one beside: git worktree add ../old ${ref}, run the same synth there, then --against ../old/${operand}`,
    );
  }
  return contents(folder, wanted);
}

function fail(folder: string, ref: string, operand: string): never {
  const { status, stdout, stderr } = git(folder, ['rev-parse', '--is-shallow-repository']);
  if (status !== 0) {
    const isOwn = stderr.includes('dubious ownership');
    throw new UserError(
      isOwn
        ? `git does not trust the repository of ${operand}`
        : `there is no folder or file ${ref}, and ${operand} is in no git repository`,
      isOwn ? 'git config --global --add safe.directory, with its folder' : 'name the folder of the older manifests',
    );
  }
  throw new UserError(
    `there is no folder, file or git ref ${ref}`,
    stdout.toString().trim() === 'true'
      ? 'this clone is shallow: git fetch --unshallow, or fetch-depth: 0 for actions/checkout'
      : 'name a folder, a file, a branch, a tag or a commit; fetch it first where it is only at the remote',
  );
}

interface Blob {
  readonly id: string;
  readonly name: string;
}

/** Ordinary files only: links and submodules have no manifest in them. */
function blobs(folder: string, commit: string, inside: string): Blob[] {
  const scope = inside === '' ? [] : ['--', inside];
  const { stdout } = git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit, ...scope]);
  return stdout
    .toString()
    .split('\0')
    .flatMap((entry): Blob[] => {
      const [, id, file] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
      if (file === undefined) {
        return [];
      }
      return [
        { id, name: file === inside ? path.posix.basename(file) : file.slice(inside === '' ? 0 : inside.length + 1) },
      ];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The texts of all blobs by one call. */
function contents(folder: string, wanted: Blob[]): GitFile[] {
  const { stdout, status, stderr } = git(folder, ['cat-file', '--batch'], wanted.map(({ id }) => `${id}\n`).join(''));
  let at = 0;
  return wanted.map(({ name }) => {
    const end = stdout.indexOf('\n', at);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.subarray(at, end).toString()) ?? [];
    if (status !== 0 || size === undefined) {
      throw new UserError(
        `git can't read ${name}: ${stderr.trim() || 'it is not there'}`,
        'git fetch, as for a partial clone',
      );
    }
    at = end + 1 + Number(size) + 1;
    return { name, text: stdout.subarray(end + 1, end + 1 + Number(size)).toString('utf8') };
  });
}
