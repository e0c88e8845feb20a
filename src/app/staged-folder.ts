import { randomUUID } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { fail } from '../private/errors';

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
  const inside = path.relative(outdir, process.cwd());
  const holdsWork = inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside));
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
    const absolute = path.resolve(outdir);
    this.outdir = fs.existsSync(absolute) ? fs.realpathSync(absolute) : absolute;
    this.isOurs = isOurs;
  }

  /** Puts files in the place of those of the last synth. */
  public replace(files: OutputFile[]): void {
    requireReplaceable(this.outdir);
    this.recover();
    const staging = path.join(path.dirname(this.outdir), `${stagingPrefix(this.outdir)}${randomUUID()}`);
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
      const foreign = (source: string) => fs.statSync(source).isDirectory() || !this.isOurs(path.basename(source));
      fs.cpSync(this.outdir, staging, { recursive: true, preserveTimestamps: true, filter: foreign });
    }
    for (const file of files) {
      const target = path.join(staging, file.name);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, file.content);
    }
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
    const stale = fs.existsSync(parent) ? fs.readdirSync(parent) : [];
    stale
      .filter((name) => name.startsWith(stagingPrefix(this.outdir)))
      .forEach((name) => fs.rmSync(path.join(parent, name), { recursive: true, force: true }));
  }
}
