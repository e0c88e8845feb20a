import { call, Expression, given, optional, ref } from '../expression';
import { Change, Question, textsOf, Wanted } from './draft';
import { seconds } from './units';
import { Json, isMap } from '../../json';

const PATHS: Record<string, string> = {
  Prefix: 'prefix',
  Exact: 'exact',
  ImplementationSpecific: 'implementationSpecific',
};

/** How the service is reached: by its Service alone, or by an Ingress too. */
export const exposure: Question = (wanted) => {
  const { service, ingress } = wanted;
  const ways = serviceWays(wanted);
  const [, options = {}] = ways[0] ?? [];
  const ingresses = ingress === undefined ? [] : ingressWays(ingress, options);
  const plain = ways.map(([way, own]): Change => ({ props: { exposure: call(`Exposure.${way}`, ...optional(own)) } }));
  return service === undefined ? [] : [...ingresses, { props: {} }, ...plain];
};

/** The Service's name where the Deployment has another one: clients go by it. */
export const name: Question = (wanted, draft) => {
  const serviceName = wanted.service?.metadata.name as string | undefined;
  if (serviceName === undefined || serviceName === wanted.deployment.metadata.name) {
    return [];
  }
  return exposure(wanted, draft).map(({ props }) => ({ props: { ...props, name: serviceName } }));
};

type Way = [string, Record<string, Expression>];

function serviceWays(wanted: Wanted): Way[] {
  const { service } = wanted;
  const spec = (service?.spec ?? {}) as Json;
  const type = (spec.type as string | undefined) ?? 'ClusterIP';
  const [main, ...others] = portsOf(wanted);
  if (main === undefined) {
    return [];
  }
  const servicePort = main.port === 80 ? undefined : (main.port as number);
  const headless = spec.clusterIP === 'None';
  const common = given({
    appProtocol: main.appProtocol as string | undefined,
    annotations: textsOf(service?.metadata.annotations),
    extraPorts: extraPorts(wanted, others, headless),
  });
  if (headless) {
    return [['headless', common]];
  }
  const internal = given({ servicePort, ...common, sessionAffinity: affinityOf(spec) });
  const external = given({
    ...internal,
    nodePort: main.nodePort as number | undefined,
    externalTrafficPolicy: spec.externalTrafficPolicy === 'Local' ? ref('TrafficPolicy.LOCAL') : undefined,
  });
  if (type === 'NodePort') {
    return [['nodePort', external]];
  }
  const balanced = given({
    ...external,
    loadBalancerSourceRanges: spec.loadBalancerSourceRanges as string[] | undefined,
    loadBalancerClass: spec.loadBalancerClass as string | undefined,
    allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts === false ? false : undefined,
  });
  return type === 'LoadBalancer' ? [['loadBalancer', balanced]] : [['clusterOnly', internal]];
}

/** The Service's ports, that which leads to the main port of the pods first. */
function portsOf({ service, port, main }: Wanted): Json[] {
  const ports = ((service?.spec?.ports ?? []) as Json[]).filter(isMap);
  const first = ports.find((one) => targetOf(one, main) === port) ?? ports[0];
  return first === undefined ? [] : [first, ...ports.filter((one) => one !== first)];
}

/** The container's port that a port of a Service leads to. */
export function targetOf({ port, targetPort = port }: Json, main: Json): number | undefined {
  const named = ((main.ports ?? []) as Json[]).find(({ name }) => name === targetPort);
  return typeof targetPort === 'number' ? targetPort : (named?.containerPort as number | undefined);
}

/** Other ports of the container, offered or not. */
function extraPorts({ main, port }: Wanted, others: Json[], headless: boolean): Expression | undefined {
  const opened = ((main.ports ?? []) as Json[]).filter(({ containerPort }) => containerPort !== port);
  const list = opened.map(({ name, containerPort }) => {
    const offer = others.find((one) => targetOf(one, main) === containerPort);
    return given({
      portName: (name ?? offer?.name ?? `port-${containerPort}`) as string,
      containerPort: containerPort as number,
      servicePort: offer === undefined || headless || offer.port === containerPort ? undefined : (offer.port as number),
      appProtocol: offer?.appProtocol as string | undefined,
      nodePort: offer?.nodePort as number | undefined,
      offered: offer === undefined ? false : undefined,
    });
  });
  return list.length === 0 ? undefined : list;
}

function affinityOf({ sessionAffinity, sessionAffinityConfig }: Json): Expression | undefined {
  const timeout = sessionAffinityConfig?.clientIP?.timeoutSeconds as number | undefined;
  const args = [seconds(timeout)].filter((argument) => argument !== undefined);
  return sessionAffinity === 'ClientIP' ? call('SessionAffinity.clientIp', ...args) : undefined;
}

function ingressWays({ metadata, spec }: Json, service: Record<string, Expression>): Change[] {
  const rules = (spec.rules ?? []) as Json[];
  const hosts = rules.map(({ host }) => host as string | undefined);
  const paths = ((rules[0]?.http?.paths ?? []) as Json[]).map((one) => pathOf(one));
  if (hosts.includes(undefined) || paths.includes(undefined) || rules.length === 0) {
    return [];
  }
  const [tls] = (spec.tls ?? []) as Json[];
  const { 'kubernetes.io/ingress.class': legacy, ...annotations } = textsOf(metadata.annotations) ?? {};
  const className = (spec.ingressClassName as string | undefined) ?? legacy;
  const { annotations: serviceAnnotations, ...more } = service;
  const own = given({ annotations: serviceAnnotations, ...more });
  const isAll =
    paths.length === 1 && spec.rules[0].http.paths[0].pathType === 'Prefix' && spec.rules[0].http.paths[0].path === '/';
  const options = given({
    hosts: hosts as string[],
    paths: isAll ? undefined : (paths as Expression[]),
    className,
    tls: tls?.secretName === undefined ? undefined : call('Tls.fromSecret', tls.secretName as string),
    annotations: Object.keys(annotations).length === 0 ? undefined : annotations,
    service: Object.keys(own).length === 0 ? undefined : own,
  });
  const of = (extra: Record<string, Expression>): Change => ({
    props: { exposure: call('Exposure.ingress', { ...options, ...extra }) },
  });
  const redirects: Record<string, Expression>[] = tls === undefined ? [{}] : [{}, { redirectToHttps: false }];
  const elsewhere = { controllerNamespace: className === undefined ? 'ingress' : className };
  return [...redirects.map(of), ...redirects.map((redirect) => of({ ...redirect, ...elsewhere }))];
}

function pathOf({ path = '/', pathType }: Json): Expression | undefined {
  const factory = PATHS[pathType as string];
  return factory === undefined ? undefined : call(`IngressPath.${factory}`, path as string);
}
