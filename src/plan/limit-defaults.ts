import { SynthesizedObject } from '../core/synthesized-object';
import { parseQuantity } from '../private/quantity';
import { objectsIn } from './pod-template';

/** Amounts by resource name, in 10^-9 units. */
export type Amounts = ReadonlyMap<string, bigint>;

/** No amount of anything. */
export const NOTHING: Amounts = new Map();

/** What one LimitRange says of containers, of pods or of claims. */
export interface LimitBounds {
  /** The path of the LimitRange. */
  readonly path: string;
  /** Its name. */
  readonly name: string;
  readonly min: Amounts;
  readonly max: Amounts;
  /** How many times its request a limit may be. */
  readonly ratio: Amounts;
}

/** What one LimitRange says of containers, with the API server's own defaults filled in. */
export interface ContainerLimits extends LimitBounds {
  readonly limitDefaults: Amounts;
  readonly requestDefaults: Amounts;
}

/** The API server keeps thousandths, and rounds up. Source: SetDefaults_ResourceList in kubernetes/pkg/apis/core/v1/defaults.go */
const MILLI = 1_000_000n;

function roundUp(value: bigint): bigint {
  return value > 0n ? ((value + MILLI - 1n) / MILLI) * MILLI : value;
}

/** Quantities by name; what is no quantity is left to the API server to refuse. */
export function amountsOf(quantities: Record<string, unknown> | undefined): Map<string, bigint> {
  const amounts = new Map<string, bigint>();
  for (const [name, text] of Object.entries(quantities ?? {})) {
    const value = parseQuantity(String(text));
    if (value !== undefined) {
      amounts.set(name, roundUp(value));
    }
  }
  return amounts;
}

type Json = Record<string, any>;

/** The items of a LimitRange of one type. The API server allows one of each. */
function itemsOf(object: SynthesizedObject, type: string): Json[] {
  return objectsIn(object.manifest.spec?.limits).filter((item) => item.type === type);
}

function boundsOf(object: SynthesizedObject, item: Json): LimitBounds {
  return {
    path: object.path,
    name: object.objectName,
    min: amountsOf(item.min),
    max: amountsOf(item.max),
    ratio: amountsOf(item.maxLimitRequestRatio),
  };
}

/**
 * The Container items of a LimitRange. The API server completes them: the maximum is the default limit
 * where none is given, the default limit the default request, the minimum the last resort.
 * Source: SetDefaults_LimitRangeItem in kubernetes/pkg/apis/core/v1/defaults.go
 */
export function containerLimits(object: SynthesizedObject): ContainerLimits[] {
  return itemsOf(object, 'Container').map((item) => {
    const bounds = boundsOf(object, item);
    const limitDefaults = new Map([...bounds.max, ...amountsOf(item.default)]);
    const requestDefaults = new Map([...bounds.min, ...limitDefaults, ...amountsOf(item.defaultRequest)]);
    return { ...bounds, limitDefaults, requestDefaults };
  });
}

/** The Pod items of a LimitRange. */
export function podLimits(object: SynthesizedObject): LimitBounds[] {
  return itemsOf(object, 'Pod').map((item) => boundsOf(object, item));
}

/** The PersistentVolumeClaim items of a LimitRange; of a claim's limits and ratios the API server takes no notice. */
export function claimLimits(object: SynthesizedObject): LimitBounds[] {
  return itemsOf(object, 'PersistentVolumeClaim').map((item) => ({ ...boundsOf(object, item), ratio: new Map() }));
}
