import { ContainerFacts, EdgeFacts, NodeFacts, Report } from '../../../src/report/report';

/** A report with nothing in it but what a test gives. */
export function report(facts: Partial<Report>): Report {
  const none = { namespaces: [], nodes: [], edges: [], promises: [], plan: [], findings: [], prerequisites: [] };
  return { format: 1, sources: ['dist/shop.k8s.yaml'], ...none, ...facts };
}

type Some = Partial<NodeFacts> & Pick<NodeFacts, 'role' | 'kind' | 'name'>;

export function node({ namespace, ...facts }: Some): NodeFacts {
  const isObject = facts.kind !== facts.kind.toLowerCase();
  return {
    id: `${namespace ?? ''}/${facts.kind}/${facts.name}`,
    namespace,
    lines: [],
    findings: [],
    ...(isObject && {
      source: { file: 'dist/shop.k8s.yaml', line: 1 },
      yaml: `kind: ${facts.kind}\nmetadata:\n  name: ${facts.name}\n`,
    }),
    ...facts,
  };
}

export function container(name: string, version: string, role: ContainerFacts['role'] = 'main'): ContainerFacts {
  return { name, role, image: `registry.example.com/${name}:${version}`, version };
}

/** A service as this library makes it: from its Ingress to what its pods use. */
export function service(name: string, namespace: string, index = 0): { nodes: NodeFacts[]; edges: EdgeFacts[] } {
  const own = (facts: Some): NodeFacts => node({ namespace, group: name, ...facts });
  const id = (kind: string, suffix = ''): string => `${namespace}/${kind}/${name}${suffix}`;
  return {
    nodes: [
      own({ role: 'entry', kind: 'Ingress', name, lines: [`${name}.example.com/`], tls: index % 3 !== 2 }),
      own({ role: 'service', kind: 'Service', name, lines: ['80 → http'] }),
      own({
        role: 'workload',
        kind: 'Deployment',
        name,
        workload: {
          replicas: { min: 2, max: 2 + (index % 5) },
          containers: [container(name, `1.${index}.0`), container('otel', '0.9', 'sidecar')],
        },
      }),
      own({ role: 'config', kind: 'ConfigMap', name: `${name}-settings`, lines: ['1 file'] }),
      own({ role: 'secret', kind: 'Secret', name: `${name}-db`, lines: ['1 key'] }),
      own({ role: 'secret', kind: 'Secret', name: `${name}-tls`, lines: ['kubernetes.io/tls'] }),
      own({ role: 'other', kind: 'HorizontalPodAutoscaler', name }),
      own({ role: 'other', kind: 'PodDisruptionBudget', name }),
      own({ role: 'other', kind: 'NetworkPolicy', name }),
      own({ role: 'other', kind: 'ServiceAccount', name }),
    ],
    edges: [
      { from: '/internet/internet', to: id('Ingress'), kind: 'routes', label: 'https' },
      { from: id('Ingress'), to: id('Service'), kind: 'routes', label: '/' },
      { from: id('Service'), to: id('Deployment'), kind: 'selects', label: 'http' },
      { from: id('Deployment'), to: id('ConfigMap', '-settings'), kind: 'uses' },
      { from: id('Deployment'), to: id('Secret', '-db'), kind: 'uses' },
      { from: id('Ingress'), to: id('Secret', '-tls'), kind: 'uses' },
      { from: id('HorizontalPodAutoscaler'), to: id('Deployment'), kind: 'scales' },
      { from: id('PodDisruptionBudget'), to: id('Deployment'), kind: 'guards' },
    ],
  };
}

/** So many services, ten in a namespace, each connected to two others; ten objects each. */
export function services(count: number): Report {
  const namespaceOf = (index: number): string => `team-${Math.floor(index / 10)}`;
  const made = Array.from({ length: count }, (_, index) => service(`service-${index}`, namespaceOf(index), index));
  const connects = (from: number, to: number): EdgeFacts => ({
    from: `${namespaceOf(from)}/Deployment/service-${from}`,
    to: `${namespaceOf(to)}/Deployment/service-${to}`,
    kind: 'connects',
    label: '8080',
    allowed: from % 17 !== 3,
    reason: from % 17 === 3 ? `no rule of NetworkPolicy "service-${to}" lets it in` : `NetworkPolicy "service-${to}"`,
  });
  const others = (index: number): number[] =>
    [(index * 7 + 1) % count, Math.floor(index / 10) * 10].filter((to) => to !== index && to < count);
  return report({
    sources: ['dist/shop.k8s.yaml'],
    namespaces: [...new Set(made.flatMap(({ nodes }) => nodes.map(({ namespace }) => namespace!)))].map((name) => ({
      name,
      isDefinedHere: true,
      podSecurity: 'restricted',
    })),
    nodes: [node({ role: 'outside', kind: 'internet', name: 'internet' }), ...made.flatMap(({ nodes }) => nodes)],
    edges: made.flatMap(({ edges }, index) => [...edges, ...others(index).map((to) => connects(index, to))]),
    promises: made.map(({ nodes: [, , { id, name, namespace }] }) => ({ id, name, namespace, promises: PROMISES })),
  });
}

/** Three promises, two of them kept. */
export const PROMISES = [
  { id: 'load-balancing', title: 'Load balancing', isMet: true, by: 'Service "web"' },
  { id: 'scaling', title: 'Horizontal scaling', isMet: true, by: 'HorizontalPodAutoscaler "web", 2..6' },
  {
    id: 'tls',
    title: 'Automatic TLS certificates',
    isMet: false,
    by: 'no Certificate, and no annotation of cert-manager',
    code: "exposure: Exposure.ingress({ hosts: ['shop.example.com'], tls: Tls.certManager({ issuer: Issuer.cluster('letsencrypt') }) })",
  },
];
