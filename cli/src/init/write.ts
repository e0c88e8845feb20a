import * as fs from 'fs';
import * as path from 'path';
import { UserError } from '../command';
import { ProjectFile } from './template';

/** Writes all files into a folder, or none: where one is there already, or where writing fails in between. */
export function writeFiles(folder: string, shown: string, files: ProjectFile[]): void {
  const taken = files.map((file) => file.path).filter((name) => isThere(path.join(folder, name)));
  if (taken.length > 0) {
    const fix = 'remove or rename what is there, or name another folder';
    throw new UserError(`${shown} has ${taken.join(', ')} already; nothing was written`, fix);
  }
  const made: string[] = [];
  try {
    files.forEach((file) => writeNew(path.join(folder, file.path), file.text, made));
  } catch (error) {
    made.reverse().forEach((each) => fs.rmSync(each, { recursive: true, force: true }));
    throw new UserError(`${shown} can't be written to: ${(error as Error).message}`, 'name another folder');
  }
}

/** Whether a path is taken, be it by a link that leads nowhere. */
function isThere(file: string): boolean {
  try {
    fs.lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Writes a file that must not be there yet; notes the file and the folder that it made for it, for taking them back. */
function writeNew(file: string, text: string, made: string[]): void {
  const folder = fs.mkdirSync(path.dirname(file), { recursive: true });
  if (folder !== undefined) {
    made.push(folder);
  }
  fs.writeFileSync(file, text, { flag: 'wx' });
  made.push(file);
}
