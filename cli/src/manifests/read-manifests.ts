import * as fs from 'fs';
import * as path from 'path';
import { Io, UserError } from '../command';
import { parseManifests, ReadObject } from './parse-manifests';

const YAML_FILE = /\.(ya?ml|json)$/i;

/** Files of other tools that lie beside manifests; cdk8s writes the last one on request. */
const OTHER_FILE = /(^|[\\/])(kustomization\.ya?ml|construct-metadata\.json)$/i;

/** Whether a file of a folder is read. */
export function isManifestFile(name: string): boolean {
  return YAML_FILE.test(name) && !OTHER_FILE.test(name);
}

/**
 * All objects of files, folders and `-`, which is what comes by the pipe, in their order. Files are called as they are
 * within the folder that was asked for, so that the same manifests give the same everywhere.
 * @throws UserError when something can't be read, or there is nothing
 */
export function readManifests(operands: string[], { cwd }: Pick<Io, 'cwd'>): ReadObject[] {
  const found = operands.flatMap((operand) => {
    const above = operands.length > 1 ? `${path.basename(path.resolve(cwd, operand))}/` : '';
    return filesOf(operand, cwd).flatMap(({ file, inside }) => {
      const name = file === '-' ? 'stdin' : inside === undefined ? path.basename(file) : above + inside;
      return parseManifests(textOf(file, cwd), name, file === '-' ? 'stdin' : file);
    });
  });
  if (found.length === 0) {
    throw new UserError(`there is no object in ${operands.join(', ')}`, 'name files with Kubernetes YAML');
  }
  return found;
}

/** The files that an operand means; those of a folder with their path in it. */
function filesOf(operand: string, cwd: string): { readonly file: string; readonly inside?: string }[] {
  const absolute = path.resolve(cwd, operand);
  if (operand === '-' || !fs.statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) {
    return [{ file: operand }];
  }
  return fs
    .readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter(isManifestFile)
    .map((name) => ({ file: path.join(operand, name), inside: name.split(path.sep).join('/') }))
    .sort((a, b) => (a.inside < b.inside ? -1 : 1));
}

function textOf(file: string, cwd: string): string {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file === '-' ? 0 : path.resolve(cwd, file));
  } catch (error) {
    throw new UserError(`${file} can't be read: ${(error as Error).message}`, 'name a file or a folder of YAML, or -');
  }
  try {
    // PowerShell of Windows writes UTF-16, with a byte order mark, where output is sent to a file.
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true }).decode(
      bytes,
    );
  } catch {
    throw new UserError(`${file} is neither in UTF-8 nor in UTF-16`, 'save it as UTF-8');
  }
}
