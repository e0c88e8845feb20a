import { SynthesizedObject } from '../core/synthesized-object';
import { PodSource, podSources } from './app-index';
import { LabelIndex } from './label-index';
import { oncePerList } from './once-per-list';

type Json = Record<string, any>;

/** The StatefulSet controller's label; a selector means one of its pods by it. */
const POD_NAME = 'statefulset.kubernetes.io/pod-name';

const JOB_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];

/**
 * What controllers add to pods, and nobody knows before.
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const ADDED_LATER = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'controller-revision-hash',
  'controller-uid',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
]);

/** Whether an object makes pods that come to an end. */
export function isJob({ kind, apiVersion }: SynthesizedObject): boolean {
  return (kind === 'Job' || kind === 'CronJob') && apiVersion.startsWith('batch/');
}

/** The labels of pods with those that their controller gives them, as far as they are known. */
export function labelsOf({ object, template }: PodSource): Json {
  if (isJob(object)) {
    return { ...template.labels, ...Object.fromEntries(JOB_LABELS.map((label) => [label, object.objectName])) };
  }
  return object.kind === 'StatefulSet' ? { ...template.labels, [POD_NAME]: object.objectName } : template.labels;
}

const withoutOrdinal = (value: unknown) => String(value).replace(/-\d+$/, '');

/** A selector without what is not known yet; the name of a pod becomes that of its StatefulSet. */
export function foreseeable({ matchLabels, matchExpressions }: Json): Json {
  const labels = Object.entries(matchLabels as Json).filter(([key]) => !ADDED_LATER.has(key));
  const others = (matchExpressions as Json[]).filter(
    ({ key, operator }) => !ADDED_LATER.has(key as string) && (key !== POD_NAME || operator !== 'NotIn'),
  );
  return {
    matchLabels: Object.fromEntries(labels.map(([k, value]) => [k, k === POD_NAME ? withoutOrdinal(value) : value])),
    matchExpressions: others.map((one) =>
      one.key === POD_NAME ? { ...one, values: (one.values as unknown[] | undefined)?.map(withoutOrdinal) } : one,
    ),
  };
}

const indexes = oncePerList((objects: SynthesizedObject[]) => {
  const everywhere = new LabelIndex<PodSource>();
  const namespaces = new Map<string | undefined, LabelIndex<PodSource>>();
  for (const source of podSources(objects)) {
    const { namespaceName } = source.object;
    const own = namespaces.get(namespaceName) ?? new LabelIndex<PodSource>();
    namespaces.set(namespaceName, own);
    const labels = labelsOf(source);
    own.add(source, labels);
    everywhere.add(source, labels);
  }
  return { everywhere, namespaces };
});

/**
 * The pods of the app that a LabelSelector selects in a namespace. What names no namespace lands in the one that it is
 * applied to, which nobody knows here: it may be any.
 */
export function selectedPods(
  objects: SynthesizedObject[],
  namespaceName: string | undefined,
  selector: Json,
): PodSource[] {
  const { namespaces } = indexes(objects);
  return namespaceName === undefined
    ? podsAnywhere(objects, selector)
    : [namespaceName, undefined].flatMap((name) => namespaces.get(name)?.select(foreseeable(selector)) ?? []);
}

/** The pods of the app that a LabelSelector would select in any namespace. */
export function podsAnywhere(objects: SynthesizedObject[], selector: Json): PodSource[] {
  return indexes(objects).everywhere.select(foreseeable(selector));
}

/** Whether the app makes any pods in a namespace. */
export function hasPods(objects: SynthesizedObject[], namespaceName: string | undefined): boolean {
  const { namespaces } = indexes(objects);
  return namespaceName === undefined ? namespaces.size > 0 : namespaces.has(namespaceName) || namespaces.has(undefined);
}
