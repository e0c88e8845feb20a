import * as fc from 'fast-check';

type Json = Record<string, any>;

interface Service {
  readonly name: string;
  readonly objects: Json[];
}

/** Kinds that somebody may fill with anything. */
export const object = {
  kinds: [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'Rollout',
    'Job',
    'CronJob',
    'Pod',
    'Service',
    'Ingress',
    'HTTPRoute',
    'Gateway',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'HorizontalPodAutoscaler',
    'ScaledObject',
    'Role',
    'RoleBinding',
    'ResourceQuota',
    'Namespace',
    'ConfigMap',
    'Secret',
    'PersistentVolumeClaim',
    'CustomResourceDefinition',
    'Thing',
  ],
};

/** A service of a few objects, in a namespace of its own. */
export const service: fc.Arbitrary<Service> = fc
  .record({
    name: fc.constantFrom('cart', 'orders', 'search', 'mail', 'users'),
    tag: fc.integer({ min: 1, max: 9 }),
    replicas: fc.integer({ min: 2, max: 9 }),
    variables: fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('x', 'z'), { maxKeys: 3 }),
    isLabelled: fc.boolean(),
    hasIngress: fc.boolean(),
    hasPolicy: fc.boolean(),
    hasBudget: fc.boolean(),
  })
  .map(({ name, tag, replicas, variables, isLabelled, hasIngress, hasPolicy, hasBudget }) => {
    const labels = isLabelled ? { labels: { 'app.kubernetes.io/name': name } } : {};
    const of = (apiVersion: string, kind: string, rest: Json): Json => ({
      apiVersion,
      kind,
      metadata: { name, namespace: 'random', ...labels },
      ...rest,
    });
    const pods = { matchLabels: { app: name } };
    const container = {
      name: 'main',
      image: `${name}:${tag}`,
      env: Object.entries(variables).map(([key, value]) => ({ name: key, value })),
      resources: { requests: { cpu: `${tag * 100}m` } },
      readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
    };
    const template = { metadata: { labels: { app: name } }, spec: { containers: [container] } };
    const port = { name: 'http', port: 80, targetPort: 8080 };
    const rule = {
      host: `${name}.test`,
      http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } }] },
    };
    const objects = [
      of('apps/v1', 'Deployment', { spec: { replicas, selector: pods, template } }),
      of('v1', 'Service', { spec: { selector: { app: name }, ports: [port] } }),
      of('v1', 'ConfigMap', { data: { key: String(tag), other: 'text' } }),
      ...(hasIngress ? [of('networking.k8s.io/v1', 'Ingress', { spec: { rules: [rule] } })] : []),
      ...(hasPolicy
        ? [
            of('networking.k8s.io/v1', 'NetworkPolicy', {
              spec: { podSelector: pods, policyTypes: ['Egress'], egress: [{ ports: [{ port: tag }] }] },
            }),
          ]
        : []),
      ...(hasBudget ? [of('policy/v1', 'PodDisruptionBudget', { spec: { selector: pods, maxUnavailable: 1 } })] : []),
    ];
    return { name, objects };
  });

/** The same objects in another order, with their members in another order. */
export function shuffled(objects: { object: Json }[]): fc.Arbitrary<{ object: Json }[]> {
  return fc
    .shuffledSubarray(objects, { minLength: objects.length })
    .map((list) => list.map(({ object: each }) => ({ object: reversed(each) as Json })));
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, reversed(member)]),
      )
    : value;
}
