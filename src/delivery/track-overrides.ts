import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { variableOfSetting } from '../core/setting-keys';
import { fail } from '../private/errors';
import { isPlainObject, requirePlainObject, requireString, show } from '../private/values';

/** What makes one track different from the others besides its image. Values are for all to read: no secrets. */
export interface TrackOverrides {
  /**
   * Environment variables, in place of those of the service.
   * @default - none
   */
  readonly env?: Record<string, string>;

  /**
   * Settings of the app by their keys, in place of those of the service: `{ 'Features:NewCheckout': 'true' }`.
   * @default - none
   */
  readonly settings?: Record<string, string>;
}

/** The image of a version, the service's where it names none. */
export function imageOf(path: string, who: string, image: string | undefined, own: string): string {
  const fix = 'use one like "registry.example.com/shop/web:2.4.0", or leave it out';
  return image === undefined ? own : requireString('delivery-invalid', path, `image of ${who}`, image, fix);
}

/** What overrides come to: variables by name, checked. */
export function overridesOf(path: string, trackName: string, overrides: TrackOverrides = {}): Record<string, string> {
  const what = `overrides of "${trackName}"`;
  requirePlainObject('delivery-invalid', path, what, overrides, 'use some like { env: { COLOR: "blue" } }');
  const { env = {}, settings = {}, ...others } = overrides;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    fail('delivery-invalid', path, `${what} have the unknown member ${show(unknown)}`, 'use env and settings');
  }
  for (const [name, values] of Object.entries({ env, settings })) {
    if (!isPlainObject(values)) {
      fail('delivery-invalid', path, `${name} in the ${what} are no plain object`, 'use texts by name');
    }
  }
  const otherwise = 'set it in the image';
  const variables = Object.entries(settings).map(([key, value]): [string, string] => [
    variableOfSetting('delivery-invalid', path, key, otherwise),
    value,
  ]);
  const names = new Set(Object.keys(env).map((name) => name.toLowerCase()));
  const twice = variables.find(([name]) => names.has(name.toLowerCase()));
  if (twice) {
    const problem = `env and settings in the ${what} both set ${twice[0]}`;
    fail('delivery-invalid', path, problem, 'set it in one place (.NET ignores the case of names)');
  }
  return { ...env, ...Object.fromEntries(variables) };
}

/** Writes the overrides on the pods of a track, after everybody else. */
export class OverridingContributor implements IPodContributor {
  public constructor(
    private readonly trackName: string,
    private readonly variables: Record<string, string>,
  ) {}

  public contribute(pod: PodDraft): void {
    const origin = `the overrides of "${this.trackName}"`;
    Object.entries(this.variables).forEach(([name, value]) => pod.main.environment.replace({ name, value, origin }));
  }
}
