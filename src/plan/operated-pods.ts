import { CheckContext } from '../core/check-context';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { wantedValues } from './given-selector';
import { LabelIndex } from './label-index';
import { selects } from './label-selector';
import { oncePerList } from './once-per-list';
import { podTemplate } from './pod-template';
import { foreseeable, hasPods } from './selected-pods';

type Json = Record<string, any>;

/** API groups whose kinds say something about pods and start none. */
const WITHOUT_PODS = new RegExp(
  '(^|\\.)(cert-manager\\.io|external-secrets\\.io|keda\\.sh|istio\\.io|traefik\\.io|traefik\\.containo\\.us|' +
    'projectcontour\\.io|konghq\\.com|cilium\\.io|projectcalico\\.org|kyverno\\.io|linkerd\\.io|bitnami\\.com|dapr\\.io|' +
    'gke\\.io|cloud\\.google\\.com|gateway\\.envoyproxy\\.io|k8s\\.aws|k8s\\.io)$',
);

/** Of these groups only some kinds start pods. */
const PODS_OF_GROUP: ReadonlyMap<string, RegExp> = new Map([
  ['monitoring.coreos.com', /^(Alertmanager|Prometheus|PrometheusAgent|ThanosRuler)$/],
  [
    'argoproj.io',
    /^(AnalysisRun|AnalysisTemplate|Application|ApplicationSet|ClusterAnalysisTemplate|CronWorkflow|Workflow|WorkflowTemplate|Experiment)$/,
  ],
]);

/** Objects for which somebody's operator may start pods. */
interface Operated {
  readonly names: Set<string>;
  /** Labels that they want on something. */
  readonly labels: LabelIndex<Json>;
}

function isOperated({ apiVersion, kind }: SynthesizedObject): boolean {
  const group = groupOf(apiVersion);
  return group.includes('.') && !WITHOUT_PODS.test(group) && (PODS_OF_GROUP.get(group)?.test(kind) ?? true);
}

/** Far enough for a template within a list of a spec, and an end for what refers to itself. */
const DEPTH = 8;

function labelsBelow(value: unknown, depth = 0): Json[] {
  if (typeof value !== 'object' || value === null || depth > DEPTH) {
    return [];
  }
  return Object.entries(value).flatMap(([key, member]): Json[] => {
    const isLabels = key === 'labels' && typeof member === 'object' && member !== null && !Array.isArray(member);
    return isLabels ? [member as Json] : labelsBelow(member, depth + 1);
  });
}

/** What the steps of an Argo Rollout start for a while. */
function experimentsOf({ kind, manifest }: SynthesizedObject): unknown {
  return kind === 'Rollout' ? manifest.spec?.strategy : undefined;
}

const operated = oncePerList((objects: SynthesizedObject[]): Operated => {
  const names = new Set<string>();
  const index = new LabelIndex<Json>();
  for (const object of objects) {
    const { manifest, objectName } = object;
    const isOld = podTemplate(object) === undefined && manifest.spec?.template?.metadata?.labels !== undefined;
    const isOf = isOperated(object);
    if (isOf) {
      names.add(objectName);
    }
    const started = isOf ? manifest : isOld ? manifest.spec.template : experimentsOf(object);
    const labelled = labelsBelow(started);
    labelled.forEach((labels) => index.add(labels, labels));
  }
  return { names, labels: index };
});

/** Every run of words of a value: `db`, `main`, `db-main`, … of `db-main-0`. */
function partsOf(value: unknown): string[] {
  const words = [...String(value).matchAll(/[A-Za-z0-9]+/g)];
  return words.flatMap((first, index) =>
    words.slice(index).map((last) => String(value).slice(first.index, last.index + last[0].length)),
  );
}

/** Labels that controllers put on pods that they start themselves, like the solvers of ACME or the proxies of a Gateway. */
const OF_CONTROLLERS =
  /^(acme\.cert-manager\.io|gateway\.networking\.k8s\.io|cnpg\.io|strimzi\.io|tekton\.dev|workflows\.argoproj\.io|serving\.knative\.dev|.+\.k8s\.elastic\.co)\//;

/**
 * Whether pods that a LabelSelector selects may come from somewhere else than the workloads of the app: declared by the
 * user, started by an operator for an object of the app, or the cluster's own.
 */
export function comeFromElsewhere(
  objects: SynthesizedObject[],
  context: CheckContext,
  namespaceName: string | undefined,
  selector: Json,
): boolean {
  const labels = foreseeable(selector);
  const wanted = wantedValues(selector);
  const { names, labels: known } = operated(objects);
  return (
    (namespaceName === 'kube-system' && !hasPods(objects, namespaceName)) ||
    context.externalPods(namespaceName).some((pods) => selects(labels, pods)) ||
    wanted.some(([key]) => OF_CONTROLLERS.test(key)) ||
    wanted.some(([, value]) => partsOf(value).some((part) => names.has(part))) ||
    known.select(labels).length > 0
  );
}
