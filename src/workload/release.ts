import { fail } from '../private/errors';
import { requirePlainObject, requireString } from '../private/values';

/** What a release is called, for who looks at the history of a Deployment. */
export interface ReleaseOptions {
  /**
   * Its version, like `2.4.0`.
   * @default - not named
   */
  readonly version?: string;

  /**
   * The commit that it was built from.
   * @default - not named
   */
  readonly commit?: string;

  /**
   * Why it is done, in a few words.
   * @default - not said
   */
  readonly reason?: string;
}

/** What `kubectl rollout history` shows. Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#change-cause */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** One line for the history: `version 2.4.0, commit 1f0c3ab, image registry.example.com/web:2.4.0`. */
export function changeCause(path: string, release: ReleaseOptions, image: string): string {
  requirePlainObject('text-invalid', path, 'release', release, 'use one like { version: "2.4.0", commit: "1f0c3ab" }');
  const { version, commit, reason } = release;
  const said = Object.entries({ version, commit, reason }).filter(([, value]) => value !== undefined);
  said.forEach(([what, value]) => {
    requireString('text-invalid', path, `${what} of the release`, value!, 'give it a text, or leave it out');
    if (/[\p{Cc}]/u.test(value!)) {
      fail('text-invalid', path, `${what} of the release has line breaks or other control characters`, 'use one line');
    }
  });
  const words = said.map(([what, value]) => (what === 'reason' ? value! : `${what} ${value}`));
  return [...words, `image ${image}`].join(', ');
}
