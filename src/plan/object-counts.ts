import { SynthesizedObject } from '../core/synthesized-object';
import { parseQuantity, wholeQuantity } from '../private/quantity';

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
  const ports = (spec.ports ?? []) as Json[];
  const isBalanced = spec.type === 'LoadBalancer';
  const allocates = spec.type === 'NodePort' || (isBalanced && spec.allocateLoadBalancerNodePorts !== false);
  const nodePorts = allocates ? ports.length : isBalanced ? ports.filter((port) => port.nodePort).length : 0;
  return [
    ['services.loadbalancers', isBalanced ? 1 : 0],
    ['services.nodeports', nodePorts],
    ['count/endpoints', 1],
  ];
}

type Made = (manifest: Json) => [string, number][];

/** What controllers make of an object besides pods. */
const MADE: ReadonlyMap<string, Made> = new Map<string, Made>([
  ['Service', serviceDemand],
  ['Deployment', ({ spec }) => [['count/replicasets.apps', Number(spec?.revisionHistoryLimit ?? REVISIONS) + 1]]],
  [
    'StatefulSet',
    ({ spec }) => [['count/controllerrevisions.apps', Number(spec?.revisionHistoryLimit ?? REVISIONS) + 1]],
  ],
  [
    'DaemonSet',
    ({ spec }) => [['count/controllerrevisions.apps', Number(spec?.revisionHistoryLimit ?? REVISIONS) + 1]],
  ],
  [
    'CronJob',
    ({ spec }) => [
      [
        'count/jobs.batch',
        Number(spec?.successfulJobsHistoryLimit ?? SUCCESSFUL_JOBS) +
          Number(spec?.failedJobsHistoryLimit ?? FAILED_JOBS) +
          1,
      ],
    ],
  ],
  [
    'Certificate',
    () => [
      ['secrets', 1],
      ['count/secrets', 1],
    ],
  ],
  [
    'ExternalSecret',
    () => [
      ['secrets', 1],
      ['count/secrets', 1],
    ],
  ],
  ['ScaledObject', () => [['count/horizontalpodautoscalers.autoscaling', 1]]],
]);

/** What controllers need for a while when an object is updated: the next version's, before the oldest goes. */
export function passingCounts({ kind }: SynthesizedObject): Map<string, bigint> {
  const lines = { Deployment: 'replicasets', StatefulSet: 'controllerrevisions', DaemonSet: 'controllerrevisions' };
  const line = Object.hasOwn(lines, kind) ? lines[kind as keyof typeof lines] : undefined;
  return new Map(line === undefined ? [] : [[`count/${line}.apps`, wholeQuantity(1)]]);
}

/** What an object itself, and what controllers make of it besides pods, take from a quota, by the quota's keys. */
export function objectDemand(object: SynthesizedObject): Map<string, bigint> {
  const { apiVersion, kind, manifest } = object;
  const short = apiVersion === 'v1' ? SHORT_NAMES.get(kind) : undefined;
  const counts: [string, number][] = [
    [countLine(apiVersion, kind), 1],
    ...(short === undefined ? [] : [[short, 1] as [string, number]]),
    ...(MADE.get(kind)?.(manifest) ?? []),
  ];
  return new Map([
    ...counts.map(([line, number]): [string, bigint] => [line, wholeQuantity(Math.max(0, number) || 0)]),
    ...(kind === 'PersistentVolumeClaim' ? claimDemand(manifest) : []),
  ]);
}

/** What Kubernetes itself puts into every namespace. */
export const NAMESPACE_DEMAND: ReadonlyMap<string, bigint> = new Map(
  ['configmaps', 'count/configmaps', 'count/serviceaccounts'].map((line) => [line, wholeQuantity(1)]),
);
