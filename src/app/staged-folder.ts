import { randomUUID } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { fail } from '../private/errors';

/** As many as Linux follows. */
const MAX_LINKS = 40;

/** A file to write, by its path below the output folder. */
export interface OutputFile {
  readonly name: string;
  readonly content: string;
}

/** Where the last good output waits while the new one moves in. */
function previousOf(outdir: string): string {
  return path.join(path.dirname(outdir), `.${path.basename(outdir)}.synth-previous`);
}

function stagingPrefix(outdir: string): string {
  return `.${path.basename(outdir)}.synth-new-`;
}

/** Folders that must never be replaced as a whole: the working directory, what holds it, and whole projects. */
function requireReplaceable(outdir: string): void {
  const [first] = path.relative(outdir, process.cwd()).split(path.sep);
  const holdsWork = first !== '..' && !path.isAbsolute(first);
  const project = ['.git', 'package.json'].find((name) => fs.existsSync(path.join(outdir, name)));
  if (holdsWork || project !== undefined) {
    const why = project === undefined ? 'holds the working directory' : `holds ${project}`;
    fail(
      'outdir-unusable',
      'app',
      `the output folder ${outdir} ${why}, and synth replaces it as a whole`,
      'use a folder of its own, like dist',
    );
  }
}

/** Where a folder really is, through links that may lead to nothing yet. */
function targetOf(folder: string, links = 0): string {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && links < MAX_LINKS) {
    return targetOf(path.resolve(path.dirname(folder), fs.readlinkSync(folder)), links + 1);
  }
  if (found && !found.isDirectory()) {
    fail('outdir-unusable', 'app', `the output folder ${folder} is a file`, 'move it away, or use another folder');
  }
  return folder;
}

/** Whether the process that made a staging folder still runs. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes folders in which nothing is left of what was there. */
function removeEmptied(folder: string, original: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory())) {
    const [copy, source] = [path.join(folder, entry.name), path.join(original, entry.name)];
    removeEmptied(copy, source);
    if (fs.readdirSync(copy).length === 0 && fs.readdirSync(source).length > 0) {
      fs.rmdirSync(copy);
    }
  }
}

/**
 * Replaces a folder's content as one: what is there stays complete until what comes is complete, whatever
 * happens in between. Files of an earlier synth go; files that synth never wrote stay.
 */
export class StagedFolder {
  private readonly outdir: string;
  private readonly isOurs: (file: string) => boolean;

  /**
   * @param outdir the folder, which need not exist
   * @param isOurs whether a file there, by its name, was written by an earlier synth
   */
  public constructor(outdir: string, isOurs: (file: string) => boolean) {
    this.outdir = targetOf(path.resolve(outdir));
    this.isOurs = isOurs;
  }

  /** Puts files in the place of those of the last synth. */
  public replace(files: OutputFile[]): void {
    requireReplaceable(this.outdir);
    this.recover();
    const staging = path.join(path.dirname(this.outdir), `${stagingPrefix(this.outdir)}${process.pid}-${randomUUID()}`);
    try {
      this.stage(staging, files);
      this.swap(staging);
    } finally {
      fs.rmSync(staging, { recursive: true, force: true });
    }
  }

  private stage(staging: string, files: OutputFile[]): void {
    fs.mkdirSync(staging, { recursive: true });
    if (fs.existsSync(this.outdir)) {
      const filter = (source: string) => fs.lstatSync(source).isDirectory() || !this.isOurs(path.basename(source));
      fs.cpSync(this.outdir, staging, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true, filter });
      fs.chmodSync(staging, fs.statSync(this.outdir).mode);
      removeEmptied(staging, this.outdir);
    }
    const targets = files.map(({ name }) => path.join(staging, name));
    new Set(targets.map((target) => path.dirname(target))).forEach((folder) =>
      fs.mkdirSync(folder, { recursive: true }),
    );
    files.forEach(({ content }, index) => fs.writeFileSync(targets[index], content));
  }

  /** Two renames: a kill between them leaves the old output beside its place, for `recover`. */
  private swap(staging: string): void {
    const previous = previousOf(this.outdir);
    if (fs.existsSync(this.outdir)) {
      fs.renameSync(this.outdir, previous);
    }
    try {
      fs.renameSync(staging, this.outdir);
    } catch (error) {
      this.recover();
      throw error;
    }
    fs.rmSync(previous, { recursive: true, force: true });
  }

  /** Repairs what a kill left: the old output goes back to its place, half-written staging folders go. */
  private recover(): void {
    const previous = previousOf(this.outdir);
    if (fs.existsSync(previous)) {
      if (fs.existsSync(this.outdir)) {
        fs.rmSync(previous, { recursive: true, force: true });
      } else {
        fs.renameSync(previous, this.outdir);
      }
    }
    const parent = path.dirname(this.outdir);
    const prefix = stagingPrefix(this.outdir);
    const siblings = fs.existsSync(parent) ? fs.readdirSync(parent) : [];
    siblings
      .filter((name) => name.startsWith(prefix) && !isAlive(parseInt(name.slice(prefix.length), 10)))
      .forEach((name) => fs.rmSync(path.join(parent, name), { recursive: true, force: true }));
  }
}
