import { SynthesizedObject } from '../core/synthesized-object';
import { parseQuantity, wholeQuantity } from '../private/quantity';
import { Amounts, NOTHING } from './limit-defaults';
import { objectsIn } from './pod-template';

type Json = Record<string, any>;

/** Kinds that a quota counts under a short name too. */
const SHORT_NAMES = new Map([
  ['ConfigMap', 'configmaps'],
  ['PersistentVolumeClaim', 'persistentvolumeclaims'],
  ['ReplicationController', 'replicationcontrollers'],
  ['ResourceQuota', 'resourcequotas'],
  ['Secret', 'secrets'],
  ['Service', 'services'],
]);

/** Kubernetes' own default of how many old versions of a Deployment stay. */
const REVISIONS = 10;
const SUCCESSFUL_JOBS = 3;
const FAILED_JOBS = 1;

/** A kind's name in the API's paths, by the rule that Kubernetes' own kinds and nearly all others follow. */
function plural(kind: string): string {
  const name = kind.toLowerCase();
  if (name === 'endpoints') {
    return name;
  }
  if (/(s|x|z|ch|sh)$/.test(name)) {
    return `${name}es`;
  }
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** The line that counts objects of a kind: `count/deployments.apps`, `count/services`. */
function countLine(apiVersion: string, kind: string): string {
  const [group, version] = apiVersion.split('/');
  return `count/${plural(kind)}${version === undefined ? '' : `.${group}`}`;
}

/** A claim for storage: its count and its size, also under its storage class. */
export function claimDemand(claim: Json, claims = 1): Map<string, bigint> {
  const size = parseQuantity(String(claim.spec?.resources?.requests?.storage ?? '0')) ?? 0n;
  const className = claim.spec?.storageClassName as string | undefined;
  const number = wholeQuantity(claims);
  const demand = new Map([
    ['count/persistentvolumeclaims', number],
    ['persistentvolumeclaims', number],
    ['requests.storage', size * BigInt(claims)],
  ]);
  if (className) {
    demand.set(`${className}.storageclass.storage.k8s.io/persistentvolumeclaims`, number);
    demand.set(`${className}.storageclass.storage.k8s.io/requests.storage`, size * BigInt(claims));
  }
  return demand;
}

/** Source: Usage in kubernetes/pkg/quota/v1/evaluator/core/services.go */
function serviceDemand({ spec = {} }: Json): [string, number][] {
  const ports = objectsIn(spec.ports);
  // An ExternalName and a Service without a selector have no endpoints of their own.
  const slices = spec.type !== 'ExternalName' && Object.keys((spec.selector ?? {}) as Json).length > 0 ? 1 : 0;
  const isBalanced = spec.type === 'LoadBalancer';
  const allocates = spec.type === 'NodePort' || (isBalanced && spec.allocateLoadBalancerNodePorts !== false);
  const nodePorts = allocates ? ports.length : isBalanced ? ports.filter((port) => port.nodePort).length : 0;
  return [
    ['services.loadbalancers', isBalanced ? 1 : 0],
    ['services.nodeports', nodePorts],
    ['count/endpoints', 1],
    // One for each family of addresses: of a Service of both families it is one more.
    ['count/endpointslices.discovery.k8s.io', slices],
  ];
}

type Made = (manifest: Json) => [string, number][];

const versions =
  (line: string): Made =>
  ({ spec }) => [[line, Number(spec?.revisionHistoryLimit ?? REVISIONS) + 1]];

const secret: Made = () => [
  ['secrets', 1],
  ['count/secrets', 1],
];

const jobs: Made = ({ spec }) => {
  const kept = [spec?.successfulJobsHistoryLimit ?? SUCCESSFUL_JOBS, spec?.failedJobsHistoryLimit ?? FAILED_JOBS];
  return [['count/jobs.batch', kept.reduce((sum: number, count) => sum + Number(count), 1)]];
};

/** Whose older versions stay, and as what. */
const VERSIONED: ReadonlyMap<string, string> = new Map([
  ['apps Deployment', 'count/replicasets.apps'],
  ['argoproj.io Rollout', 'count/replicasets.apps'],
  ['apps StatefulSet', 'count/controllerrevisions.apps'],
  ['apps DaemonSet', 'count/controllerrevisions.apps'],
]);

/** What controllers make of an object besides pods, by its group and kind. */
const MADE: ReadonlyMap<string, Made> = new Map<string, Made>([
  [' Service', serviceDemand],
  ...[...VERSIONED].map(([kind, line]): [string, Made] => [kind, versions(line)]),
  ['batch CronJob', jobs],
  ['cert-manager.io Certificate', secret],
  ['external-secrets.io ExternalSecret', secret],
  ['keda.sh ScaledObject', () => [['count/horizontalpodautoscalers.autoscaling', 1]]],
]);

function groupKind({ apiVersion, kind }: SynthesizedObject): string {
  return `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''} ${kind}`;
}

/** What controllers need for a while when an object is updated: the next version's, before the oldest goes. */
export function passingCounts(object: SynthesizedObject): Amounts {
  const line = VERSIONED.get(groupKind(object));
  return line === undefined ? NOTHING : new Map([[line, wholeQuantity(1)]]);
}

const quantityOf = ([line, number]: [string, number]): [string, bigint] => [
  line,
  wholeQuantity(Math.max(0, number) || 0),
];

/** What an object itself, and what controllers make of it besides pods, take from a quota, by the quota's keys. */
export function objectDemand(object: SynthesizedObject): Map<string, bigint> {
  const { apiVersion, kind, manifest } = object;
  const short = apiVersion === 'v1' ? SHORT_NAMES.get(kind) : undefined;
  const counts: [string, number][] = [
    [countLine(apiVersion, kind), 1],
    ...(short === undefined ? [] : [[short, 1] as [string, number]]),
    ...(MADE.get(groupKind(object))?.(manifest) ?? []),
  ];
  const demand = short !== undefined && kind === 'PersistentVolumeClaim' ? claimDemand(manifest) : [];
  return new Map([...counts.map(quantityOf), ...demand]);
}

/** What Kubernetes itself puts into every namespace. */
export const NAMESPACE_DEMAND: ReadonlyMap<string, bigint> = new Map(
  ['configmaps', 'count/configmaps', 'count/serviceaccounts'].map((line) => [line, wholeQuantity(1)]),
);
