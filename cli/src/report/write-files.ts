import * as fs from 'fs';
import * as path from 'path';
import { Io, UserError } from '../command';

/**
 * Writes files into a folder. Gives their paths as the user would type them.
 * @throws UserError when the folder can't be written to
 */
export function writeFiles(out: string, files: { name: string; content: string }[], { cwd }: Io): string[] {
  const folder = path.resolve(cwd, out);
  try {
    fs.mkdirSync(folder, { recursive: true });
    files.forEach(({ name, content }) => fs.writeFileSync(path.join(folder, name), content));
  } catch (error) {
    throw new UserError(`${out} can't be written: ${(error as Error).message}`, 'name another folder by --out');
  }
  return files.map(({ name }) => path.join(out, name));
}
