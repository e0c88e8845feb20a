import { ApiObject } from 'cdk8s';
import { ServiceModel, TrackModel } from '../../core/model';
import { ServiceContext } from '../../core/service-context';
import { LONGEST_OWNER, LONGEST_POD_PREFIX } from '../../private/pod-names';
import { equal, exactly, literal, series } from '../../private/promql';

/**
 * The hash of a pod template, a number in letters and digits that spell nothing: no Job's name is taken for one.
 * Source: https://github.com/kubernetes/apimachinery/blob/master/pkg/util/rand/rand.go (SafeEncodeString)
 */
const HASH = '[4-9bcdf]{5,10}';

/** Names of what owns the pods of the tracks that get requests. */
export interface Serving {
  readonly deployments: string[];
  readonly rollouts: string[];
}

/** What of a service is watched: names, as the series of kube-state-metrics and the kubelet have them. */
export interface Watched {
  readonly namespaceName?: string;
  readonly serviceName: string;
  /** A pattern of the names of all its pods. */
  readonly pods: string;
  /** What serves requests of users: an idle colour does not. */
  readonly serving: Serving;
  /** Names of the Deployments that have pods. */
  readonly deployments: string[];
  /** Names of the Argo Rollouts. */
  readonly rollouts: string[];
  /** Names of what is scaled between two numbers of pods. */
  readonly scaled: string[];
  /** Names of the claims that the pods mount. */
  readonly claims: string[];
  /** Names of the Certificates of cert-manager. */
  readonly certificates: string[];
  /** Whether the container that serves has a CPU limit. */
  readonly hasCpuLimit: boolean;
}

/** Reads the finished service: for what is rendered lazily only. */
export function watchedOf(context: ServiceContext): Watched {
  const { tracks, serviceName, namespaceName } = context.model;
  const owners = tracks.map(({ scaleTarget }) => scaleTarget);
  const keeping = tracks.filter(({ scaleTarget, keepsPods }) => scaleTarget.kind === 'Deployment' || keepsPods);
  const names = [...owners.map(({ name }) => name), ...keeping.map(({ objectName }) => objectName)];
  return {
    namespaceName,
    serviceName,
    pods: distinct(names).map(podPattern).join('|'),
    serving: servingOf(context.model),
    deployments: keeping.map(({ objectName }) => objectName),
    rollouts: distinct(owners.filter(({ kind }) => kind === 'Rollout').map(({ name }) => name)),
    scaled: tracks.filter(isScaled).map(({ objectName }) => objectName),
    claims: distinct(tracks.flatMap(claimsOf)),
    certificates: certificatesBelow(context),
    hasCpuLimit: tracks.some(({ pod }) => pod.spec.containers[0].resources?.limits?.cpu !== undefined),
  };
}

/** A series of objects in the service's namespace. */
export function inNamespace({ namespaceName }: Watched, metric: string, matchers: string[]): string {
  return series(metric, [...(namespaceName === undefined ? [] : equal({ namespace: namespaceName })), ...matchers]);
}

/**
 * The same, for an aggregation, of a controller that reports objects of other namespaces than its own: Prometheus calls their namespace
 * `exported_namespace`, unless it is told to honour the controller's labels.
 */
export function reported({ namespaceName }: Watched, metric: string, matchers: string[]): string {
  if (namespaceName === undefined) {
    return series(metric, matchers);
  }
  const byLabel = (label: string) => series(metric, [...equal({ [label]: namespaceName }), ...matchers]);
  return `${byLabel('exported_namespace')} or ${byLabel('namespace')}`;
}

/** A matcher of a label that has one of some values, after a prefix that is there or not. */
export function oneOf(label: string, values: string[], prefix?: string): string {
  if (values.length === 1 && prefix === undefined) {
    return equal({ [label]: values[0] })[0];
  }
  const before = prefix === undefined ? '' : `(${exactly(prefix)})?`;
  return matching(label, `${before}(${values.map(exactly).join('|')})`);
}

/** A matcher of a label by a regular expression, of the whole value. */
export function matching(label: string, pattern: string): string {
  return `${label}=~${literal(pattern)}`;
}

function podPattern(owner: string): string {
  return owner.length <= LONGEST_OWNER
    ? `${exactly(`${owner}-`)}${HASH}-[a-z0-9]{5}`
    : `${exactly(`${owner}-`.slice(0, LONGEST_POD_PREFIX))}[a-z0-9-]+`;
}

function servingOf({ tracks, routes }: ServiceModel): Serving {
  const routed = routes.filter(({ weight, condition }) => weight > 0 || condition !== undefined);
  const live = tracks.filter(({ trackName }) => routed.some((route) => route.trackName === trackName));
  const owners = live.map(({ scaleTarget }) => scaleTarget);
  const namesOf = (kind: string) => distinct(owners.filter((owner) => owner.kind === kind).map(({ name }) => name));
  return { deployments: namesOf('Deployment'), rollouts: namesOf('Rollout') };
}

function isScaled({ scale }: TrackModel): boolean {
  return scale.isAutomatic && scale.maxReplicas > scale.minReplicas;
}

function claimsOf({ pod }: TrackModel): string[] {
  const names = (pod.spec.volumes ?? []).map(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName);
  return names.filter((name) => name !== undefined);
}

function certificatesBelow({ scope }: ServiceContext): string[] {
  const objects = scope.node.findAll().filter((construct) => construct instanceof ApiObject);
  const certificates = objects.filter(({ kind, apiGroup }) => kind === 'Certificate' && apiGroup === 'cert-manager.io');
  return certificates.map(({ name }) => name);
}

function distinct(names: string[]): string[] {
  return [...new Set(names)];
}
