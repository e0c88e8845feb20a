import { Json, mapOf, mapsOf, numberOf, textOf, textsOf } from '../../json';
import { listenerLines } from './gateway';
import { ingressHosts, traefikHosts } from './ingress';
import { some } from './graph';
import { Thing } from './objects';

type Describe = (thing: Thing) => (string | undefined)[];

const hostLines = (hosts: string[]) => (hosts.length === 0 ? [] : [some([...new Set(hosts)])]);
const keyLines = ({ object }: Thing) => {
  const keys = [
    ...Object.keys(mapOf(object.data)),
    ...Object.keys(mapOf(object.stringData)),
    ...Object.keys(mapOf(object.binaryData)),
  ];
  return keys.length === 0 ? [] : [`keys ${some(keys)}`];
};

function serviceLines({ spec }: Thing): string[] {
  const type = textOf(spec.type) ?? 'ClusterIP';
  const ports = mapsOf(spec.ports).map(({ name, port, targetPort = port, nodePort }) =>
    [name, `${port} to ${targetPort}`, nodePort === undefined ? '' : `node port ${nodePort}`].filter(Boolean).join(' '),
  );
  const kind = spec.clusterIP === 'None' ? 'headless' : type === 'ExternalName' ? `is ${spec.externalName}` : type;
  return [...(kind === 'ClusterIP' ? [] : [kind]), ...ports];
}

function metricText(metric: Json): string {
  const { type, resource, containerResource, pods, object, external } = metric;
  const named = mapOf(resource ?? containerResource);
  const other = mapOf(mapOf(pods ?? object ?? external).metric);
  const goal = numberOf(mapOf(named.target).averageUtilization);
  return `${named.name ?? other.name ?? type}${goal === undefined ? '' : ` ${goal}%`}`;
}

function stepText({ setWeight, pause, analysis, experiment }: Json): string | undefined {
  if (setWeight !== undefined) {
    return `${setWeight}%`;
  }
  const duration = pause === undefined ? undefined : mapOf(pause).duration;
  return pause !== undefined
    ? `pause${duration === undefined ? '' : ` ${duration}`}`
    : (analysis && 'analysis') || (experiment && 'experiment');
}

function rolloutLines({ spec }: Thing): (string | undefined)[] {
  const { canary, blueGreen } = mapOf(spec.strategy);
  const steps = mapsOf(mapOf(canary).steps)
    .map(stepText)
    .filter((step) => step !== undefined);
  return [
    blueGreen === undefined ? undefined : 'blue-green',
    steps.length === 0 ? undefined : `steps ${steps.join(', ')}`,
  ];
}

const KINDS: Record<string, Describe> = {
  Ingress: (thing) => [...hostLines(ingressHosts(thing)), line('class', thing.spec.ingressClassName)],
  IngressRoute: (thing) => hostLines(traefikHosts(thing)),
  IngressRouteTCP: (thing) => hostLines(traefikHosts(thing)),
  Gateway: (thing) => [line('class', thing.spec.gatewayClassName), ...listenerLines(thing)],
  HTTPRoute: ({ spec }) => hostLines(textsOf(spec.hostnames)),
  GRPCRoute: ({ spec }) => hostLines(textsOf(spec.hostnames)),
  TLSRoute: ({ spec }) => hostLines(textsOf(spec.hostnames)),
  Service: serviceLines,
  Rollout: rolloutLines,
  CronJob: ({ spec }) => [line('runs at', spec.schedule)],
  ConfigMap: keyLines,
  Secret: (thing) => [thing.object.type === 'Opaque' ? undefined : textOf(thing.object.type), ...keyLines(thing)],
  PersistentVolumeClaim: ({ spec }) => [
    textOf(mapOf(mapOf(spec.resources).requests).storage),
    line('class', spec.storageClassName),
    ...textsOf(spec.accessModes),
  ],
  HorizontalPodAutoscaler: ({ spec }) => [
    `${numberOf(spec.minReplicas) ?? 1} to ${spec.maxReplicas} pods`,
    ...mapsOf(spec.metrics).map(metricText),
  ],
  ScaledObject: ({ spec }) => [
    `${numberOf(spec.minReplicaCount) ?? 0} to ${numberOf(spec.maxReplicaCount) ?? 100} pods`,
    ...mapsOf(spec.triggers).map(({ type }) => String(type)),
  ],
  PodDisruptionBudget: ({ spec }) => [
    line('at most', spec.maxUnavailable, 'unavailable'),
    line('at least', spec.minAvailable, 'available'),
  ],
  Certificate: ({ spec }) => hostLines(textsOf(spec.dnsNames)),
  ResourceQuota: ({ spec }) => Object.entries(mapOf(spec.hard)).map(([name, amount]) => `${name} ${amount}`),
  // What the API server takes it for where it does not say so.
  NetworkPolicy: ({ spec }) => [
    textsOf(spec.policyTypes).join(' and ') || (mapsOf(spec.egress).length > 0 ? 'Ingress and Egress' : 'Ingress'),
  ],
};

function line(before: string, value: unknown, after = ''): string | undefined {
  const isSaid = typeof value === 'number' || (typeof value === 'string' && value !== '');
  return isSaid ? `${before} ${value} ${after}`.trim() : undefined;
}

/** What a node says besides its name. */
export function linesOf(thing: Thing): string[] {
  const describe = Object.hasOwn(KINDS, thing.kind) ? KINDS[thing.kind] : () => [];
  return describe(thing).filter((each) => each !== undefined && each !== '') as string[];
}

/** What pods say besides: whose rights they have, whether they are on the network of their node. */
export function podLines({ serviceAccountName, serviceAccount, hostNetwork }: Json): string[] {
  const account = textOf(serviceAccountName) ?? textOf(serviceAccount);
  return [
    ...(account === undefined || account === 'default' ? [] : [`service account ${account}`]),
    ...(hostNetwork === true ? ['network of the node'] : []),
  ];
}
