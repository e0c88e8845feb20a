import { fail } from '../private/errors';
import { requireString, show } from '../private/values';

/** A folder in a container: absolute, below the root, without the colon that Kubernetes refuses, or a final slash. */
export function requireMountPath(path: string, what: string, folder: string): string {
  const fix = 'use an absolute path like "/app"';
  requireString('volume-invalid', path, what, folder, fix);
  if (!/^(?:\/[^/:]+)+$/.test(folder) || folder.split('/').includes('..')) {
    fail('volume-invalid', path, `${what} ${show(folder)} is not a folder below "/"`, fix);
  }
  return folder;
}
