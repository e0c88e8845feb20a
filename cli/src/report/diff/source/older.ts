import * as fs from 'fs';
import * as path from 'path';
import { Io, UserError } from '../../../command';
import { parseManifests, ReadObject } from '../../../manifests/parse-manifests';
import { isManifestFile, readManifests } from '../../../manifests/read-manifests';
import { filesAt, isRef } from './git';

export interface Older {
  readonly objects: ReadObject[];
  /** What somebody should know of where they are from. */
  readonly note?: string;
}

/**
 * What is older: the objects of a folder or file, or else the same paths at a git ref.
 * @param operands what it is compared with
 */
export function readOlder(older: string, operands: string[], io: Pick<Io, 'cwd'>): Older {
  if (older === '' || older.startsWith('-')) {
    throw new UserError(`"${older}" is no folder, file or git ref`, 'name what is older: --against main');
  }
  if (fs.existsSync(path.resolve(io.cwd, older))) {
    const objects = readManifests([older], io);
    const isBoth = isRef(io.cwd, older);
    return isBoth
      ? {
          objects,
          note: `${older} is a path here as well as a git ref: the path is compared; for the ref say refs/heads/${older}`,
        }
      : { objects };
  }
  if (operands.includes('-')) {
    throw new UserError(`what comes by the pipe is not in git at ${older}`, 'name the folder of the older manifests');
  }
  const objects = operands.flatMap((operand) =>
    filesAt(older, operand, io.cwd, isManifestFile).flatMap(({ name, text }) =>
      parseManifests(text, name, `${operand} at ${older}, ${name}`),
    ),
  );
  return { objects };
}
