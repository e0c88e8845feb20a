import { deployment, object, wordsOf } from './support/manifests';

const net = { apiVersion: 'networking.k8s.io/v1' };
const words = (kind: string, before: string, after: string, apiVersion = 'v1') =>
  wordsOf(object(kind, before, { apiVersion }), object(kind, after, { apiVersion }));

describe('what a reviewer reads of', () => {
  test.each([
    [
      'Service',
      'spec: { ports: [{ name: http, port: 80 }] }',
      'spec: { ports: [{ name: http, port: 81, targetPort: 8080 }], type: NodePort }',
      ['type ClusterIP -> NodePort', 'port http 80 -> 81', 'port http targetPort none -> 8080'],
    ],
    ['Service', 'spec: { selector: { app: a } }', 'spec: { selector: { app: b } }', ['selector.app a -> b']],
    ['PodDisruptionBudget', 'spec: { maxUnavailable: 2 }', 'spec: { maxUnavailable: 1 }', ['maxUnavailable 2 -> 1']],
    [
      'CronJob',
      'spec: { schedule: "0 1 * * *" }',
      'spec: { schedule: "0 2 * * *" }',
      ['schedule 0 1 * * * -> 0 2 * * *'],
    ],
    [
      'ConfigMap',
      'data: { a: b, c: d }',
      'data: { a: x, e: f }',
      ['keys added: e', 'keys removed: c', 'keys changed: a'],
    ],
    ['Secret', 'stringData: { a: hunter2 }', 'stringData: { a: hunter3 }', ['keys changed: a']],
    ['Secret', '', 'stringData: { a: hunter2 }', ['keys added: a']],
    [
      'ResourceQuota',
      'spec: { hard: { requests.cpu: 8 } }',
      'spec: { hard: { requests.cpu: 10 } }',
      ['limit of requests.cpu 8 -> 10 (+25%)'],
    ],
    [
      'PersistentVolumeClaim',
      'spec: { resources: { requests: { storage: 1Gi } } }',
      'spec: { resources: { requests: { storage: 2Gi } } }',
      ['storage 1Gi -> 2Gi (+100%)'],
    ],
    [
      'HorizontalPodAutoscaler',
      'spec: { maxReplicas: 12 }',
      'spec: { minReplicas: 4, maxReplicas: 20 }',
      ['scales 1..12 -> 4..20'],
    ],
    ['ScaledObject', 'spec: { maxReplicaCount: 12 }', 'spec: { maxReplicaCount: 20 }', ['scales 0..12 -> 0..20']],
    [
      'Role',
      'rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]',
      'rules: [{ apiGroups: [""], resources: [pods, secrets], verbs: [get] }]',
      ['new right: get secrets'],
    ],
    [
      'Role',
      'rules: [{ apiGroups: [""], resources: [pods, secrets], verbs: [get] }]',
      'rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }, { apiGroups: [""], resources: [secrets], verbs: [get] }]',
      ['the rights are written in another way'],
    ],
    [
      'RoleBinding',
      'subjects: [{ kind: User, name: a }]',
      'subjects: [{ kind: ServiceAccount, name: b, namespace: c }]',
      ['new subject: ServiceAccount c/b', 'removed subject: User a'],
    ],
    [
      'Thing',
      'spec: { a: { b: 1 }, list: [{ name: x, c: 1 }] }',
      'spec: { a: { b: 2 }, list: [{ name: x, c: 2 }] }',
      ['spec.a.b: 1 -> 2', 'spec.list[x].c: 1 -> 2'],
    ],
    [
      'Thing',
      `spec: { text: ${'long '.repeat(30)}once }`,
      `spec: { text: ${'long '.repeat(30)}twice }`,
      [`spec.text: …${'long '.repeat(6)}once -> …${'long '.repeat(6)}twice`],
    ],
    ['Thing', 'spec: { token: abc }', 'spec: { token: xyz }', ['spec.token: changed']],
    [
      'Thing',
      'spec: { replicas: 0.5 }',
      'spec: { replicas: 1, more: [1, 2] }',
      ['spec.more added: [1, 2]', 'spec.replicas: 0.5 -> 1'],
    ],
  ])('%s: %s', (kind, before, after, expected) => {
    expect(words(kind, before, after)).toEqual(expected);
  });

  test('an Ingress', () => {
    const path = (host: string, to: string) =>
      `{ host: ${host}, http: { paths: [{ path: /api, pathType: Prefix, backend: { service: { name: ${to}, port: { number: 80 } } } }] } }`;
    expect(
      words(
        'Ingress',
        `spec: { rules: [${path('a.test', 'api')}] }`,
        `spec: { rules: [${path('a.test', 'v2')}], tls: [{ hosts: [a.test], secretName: cert }] }`,
        net.apiVersion,
      ),
    ).toEqual([
      'new route: a.test/api to v2:80',
      'removed route: a.test/api to api:80',
      'new certificate: a.test by cert',
    ]);
  });

  test('a rule that comes before others, without them', () => {
    const of = (...hosts: string[]) =>
      `spec: { rules: [${hosts.map((host) => `{ matches: [{ path: ${host} }] }`).join(', ')}] }`;
    expect(words('HTTPRoute', of('a', 'b'), of('c', 'a', 'b'))).toEqual([
      'spec.rules[0] added: {matches: [{path: c}]}',
    ]);
  });

  test('the canary of an Ingress', () => {
    const of = (weight: number) =>
      object('Ingress', 'spec: {}', net).replace(
        'namespace: shop',
        `namespace: shop, annotations: { nginx.ingress.kubernetes.io/canary-weight: "${weight}" }`,
      );
    expect(wordsOf(of(10), of(25))).toEqual(['canary weight 10% -> 25%']);
  });

  test('the weights of a route', () => {
    const of = (weight: number) =>
      object(
        'HTTPRoute',
        `spec: { rules: [{ backendRefs: [{ name: web, port: 80, weight: ${100 - weight} }, { name: web-canary, port: 80, weight: ${weight} }] }] }`,
      );
    expect(wordsOf(of(10), of(25))).toEqual(['weights web 90% and web-canary 10% -> web 75% and web-canary 25%']);
  });

  test('a NetworkPolicy', () => {
    const redis = deployment().replaceAll('web', 'redis');
    const of = (egress: string) =>
      deployment() +
      '---' +
      redis +
      object('NetworkPolicy', `spec: { podSelector: { matchLabels: { app: web } }, egress: [${egress}] }`, net);
    const toRedis = '{ to: [{ podSelector: { matchLabels: { app: redis } } }], ports: [{ port: 6379 }] }';
    const toDns = '{ to: [{ namespaceSelector: {}, podSelector: {} }], ports: [{ port: 53, protocol: UDP }] }';
    expect(wordsOf(of(toDns), of(`${toDns}, ${toRedis}`))).toEqual(['NetworkPolicy: new egress to redis:6379']);
    expect(wordsOf(of(toDns), of('{}'))).toEqual([
      'NetworkPolicy: new egress to anywhere',
      'NetworkPolicy: removed egress to any pod in any namespace:53/UDP',
    ]);
    expect(
      wordsOf(of('{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }'), of('{ to: [{ ipBlock: { cidr: 10.1.0.0/16 } }] }')),
    ).toEqual(['NetworkPolicy: new egress to 10.1.0.0/16', 'NetworkPolicy: removed egress to 10.0.0.0/8']);
  });
});
