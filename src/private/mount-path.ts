import { posix } from 'path';
import { fail } from './errors';
import { requireString, show } from './values';

/** An absolute path in its one form, without the colon that Kubernetes refuses. */
export function requireMountPath(path: string, what: string, directory: string): string {
  const fix = 'use an absolute path like "/app/uploads"';
  requireString('volume-invalid', path, what, directory, fix);
  const shortest = posix.normalize(directory).replace(/\/$/, '');
  if (!/^\/[^:]+$/.test(shortest)) {
    fail('volume-invalid', path, `${what} ${show(directory)} is not an absolute path below "/"`, fix);
  }
  if (directory !== shortest) {
    const problem = `${what} ${show(directory)} has a final or double "/", or a "." or ".." in it`;
    fail('volume-invalid', path, problem, `use ${show(shortest)}`);
  }
  return directory;
}
