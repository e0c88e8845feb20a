import { SynthesizedObject } from '../core/synthesized-object';
import { parseQuantity } from '../private/quantity';

/** Amounts by resource name, in 10^-9 units. */
export type Amounts = ReadonlyMap<string, bigint>;

/** What one LimitRange says of containers, with the API server's own defaults filled in. */
export interface ContainerLimits {
  /** The path of the LimitRange. */
  readonly path: string;
  /** Its name. */
  readonly name: string;
  readonly min: Amounts;
  readonly max: Amounts;
  readonly limitDefaults: Amounts;
  readonly requestDefaults: Amounts;
}

/** Quantities by name; what is no quantity is left to the API server to refuse. */
export function amountsOf(quantities: Record<string, unknown> | undefined): Map<string, bigint> {
  const amounts = new Map<string, bigint>();
  for (const [name, text] of Object.entries(quantities ?? {})) {
    const value = parseQuantity(String(text));
    if (value !== undefined) {
      amounts.set(name, value);
    }
  }
  return amounts;
}

/**
 * The Container items of a LimitRange. The API server completes them: the maximum is the default limit
 * where none is given, the default limit the default request, the minimum the last resort.
 * Source: SetDefaults_LimitRangeItem in kubernetes/pkg/apis/core/v1/defaults.go
 */
export function containerLimits(object: SynthesizedObject): ContainerLimits[] {
  const items = (object.manifest.spec?.limits ?? []) as Record<string, any>[];
  return items
    .filter((item) => item.type === 'Container')
    .map((item) => {
      const min = amountsOf(item.min);
      const max = amountsOf(item.max);
      const limitDefaults = new Map([...max, ...amountsOf(item.default)]);
      const requestDefaults = new Map([...min, ...limitDefaults, ...amountsOf(item.defaultRequest)]);
      return { path: object.path, name: object.objectName, min, max, limitDefaults, requestDefaults };
    });
}
