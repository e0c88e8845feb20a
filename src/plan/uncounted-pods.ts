import { SynthesizedObject } from '../core/synthesized-object';
import { describedTemplate, ObjectsByKey, objectsByKey } from './described-template';
import { isRuntimeClass } from './runtime-overhead';
import { makesPods } from './workload-pods';

type Json = Record<string, any>;

/** Something of which a plan knows some pods, or all of them, only in part. */
export interface UncountedPods {
  readonly object: SynthesizedObject;
  /** Why, as words after its name. */
  readonly reason: string;
}

const NEVER_COUNTED: ReadonlyMap<string, string> = new Map([
  ['apps DaemonSet', 'a pod on each node'],
  ['keda.sh ScaledJob', 'as many Jobs as its triggers ask for'],
]);

/** Why the pods of a kind that nobody here knows are not counted; undefined where it makes none. */
function reasonOfUnknown({ kind, apiVersion, manifest }: SynthesizedObject): string | undefined {
  if (kind.endsWith('List') && Array.isArray(manifest.items)) {
    return 'what is in a list is not looked at';
  }
  const known = NEVER_COUNTED.get(`${apiVersion.split('/')[0]} ${kind}`);
  return known ?? (Array.isArray(manifest.spec?.template?.spec?.containers) ? 'pods of an unknown kind' : undefined);
}

/** By default runs of a CronJob may overlap, however many. */
function mayOverlap({ kind, manifest }: SynthesizedObject): boolean {
  const { concurrencyPolicy = 'Allow', suspend } = (manifest.spec ?? {}) as Json;
  return kind === 'CronJob' && concurrencyPolicy === 'Allow' && suspend !== true;
}

function reasonsOf(object: SynthesizedObject, known: ObjectsByKey, runtimes: ReadonlySet<string>): string[] {
  if (!makesPods(object)) {
    const reason = reasonOfUnknown(object);
    return reason === undefined ? [] : [reason];
  }
  const template = describedTemplate(object, known);
  if (template === undefined) {
    return object.kind === 'Rollout' ? ['the workload that its workloadRef names is not in the app'] : [];
  }
  const { runtimeClassName: runtime, overhead } = template.spec as { runtimeClassName?: string; overhead?: Json };
  return [
    ...(mayOverlap(object) ? ['more than one run at a time'] : []),
    ...(runtime && !overhead && !runtimes.has(runtime)
      ? [`what the RuntimeClass ${runtime}, which is not in the app, takes for each pod`]
      : []),
  ];
}

/** What of an app's pods no plan counts, in the order in which it is written. */
export function uncountedPods(objects: SynthesizedObject[]): UncountedPods[] {
  const known = objectsByKey(objects);
  const runtimes = new Set(objects.filter(isRuntimeClass).map(({ objectName }) => objectName));
  return objects.flatMap((object) => reasonsOf(object, known, runtimes).map((reason) => ({ object, reason })));
}
