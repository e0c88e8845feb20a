import { core, foundIn, pod, secretEnv } from './reference-support';

type Json = Record<string, any>;

const wants = (key: string, name = 'db') => pod({}, secretEnv(name, key));
const lacks = (key: string, name = 'db') =>
  `error: env X of the container "web" asks for the key "${key}" of the Secret "${name}", which has none of that name`;
const absent = (name: string) =>
  `warning: env X of the container "web" names the Secret "${name}", which is not in the app`;

function made(apiVersion: string, kind: string, spec: Json, name = 'db'): Json {
  return { apiVersion, kind, metadata: { name }, spec };
}

const EXTERNAL = 'external-secrets.io/v1';
const STORE = { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' } };
const DATA = [{ secretKey: 'user', remoteRef: { key: 'db' } }];

/** What is in the app beside a pod that wants the keys `user` and `password` of the Secret `db`; what is said of each. */
const CASES: [string, Json[], string[]][] = [
  ['data and stringData count', [core('Secret', 'db', { data: { user: 'YQ==' }, stringData: { password: 'x' } })], []],
  ['an empty one is filled by somebody', [core('Secret', 'db')], []],
  ['an empty one that may not be', [core('Secret', 'db', { immutable: true })], [lacks('user'), lacks('password')]],
  ['one key', [core('Secret', 'db', { data: { user: 'YQ==' } })], [lacks('password')]],
  ['an ExternalSecret', [made(EXTERNAL, 'ExternalSecret', { ...STORE, data: DATA })], [lacks('password')]],
  ['one with all keys of something', [made(EXTERNAL, 'ExternalSecret', { ...STORE, dataFrom: [{}] })], []],
  ['one with a template', [made(EXTERNAL, 'ExternalSecret', { ...STORE, data: DATA, target: { template: {} } })], []],
  [
    'one of another name',
    [made(EXTERNAL, 'ExternalSecret', { ...STORE, data: DATA, target: { name: 'x' } })],
    [absent('db')],
  ],
  [
    'one that only adds keys',
    [made(EXTERNAL, 'ExternalSecret', { ...STORE, data: DATA, target: { creationPolicy: 'Merge' } })],
    [absent('db')],
  ],
  [
    'one that adds keys to a Secret of the app',
    [
      core('Secret', 'db', { data: { password: 'YQ==' } }),
      made(EXTERNAL, 'ExternalSecret', { ...STORE, data: DATA, target: { creationPolicy: 'Merge' } }),
    ],
    [],
  ],
  [
    'a SealedSecret',
    [made('bitnami.com/v1alpha1', 'SealedSecret', { encryptedData: { user: 'x' }, template: { data: { more: 'x' } } })],
    [lacks('password')],
  ],
  [
    'the account key of an issuer',
    [made('cert-manager.io/v1', 'Issuer', { acme: { privateKeySecretRef: { name: 'db' } } })],
    [],
  ],
  [
    'a certificate of OpenShift',
    [
      {
        ...core('Service', 'db'),
        metadata: { name: 'db', annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'db' } },
      },
    ],
    [],
  ],
  ['a custom resource of its name', [made('kafka.strimzi.io/v1', 'KafkaUser', {})], []],
  ['a token', [core('Secret', 'db', { type: 'kubernetes.io/service-account-token', data: { x: 'YQ==' } })], []],
  [
    'one of another namespace',
    [{ ...core('Secret', 'db'), metadata: { name: 'db', namespace: 'other' } }],
    [absent('db')],
  ],
];

test.each(CASES)('%s', (_, manifests, expected) => {
  const env = [...secretEnv('db', 'user').env, ...secretEnv('db', 'password').env] as Json[];
  expect(foundIn([pod({}, { env }), ...manifests])).toEqual(expected);
});

test('a Secret that a program is told to write, by a flag or a role', () => {
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'certgen' } };
  const container = { name: 'create', image: 'registry.example.com/certgen:1' };
  const withArgs = (args: string[]) => ({
    ...job,
    spec: { template: { spec: { containers: [{ ...container, args }] } } },
  });
  const role = (verbs: string[]) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'writer' },
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['db'], verbs }],
  });
  expect(foundIn([wants('a'), withArgs(['create', '--secret-name=db'])])).toEqual([]);
  expect(foundIn([wants('a'), withArgs(['create', '--tls-cert-secret', 'db'])])).toEqual([]);
  expect(foundIn([wants('a'), withArgs(['create', '--host=db'])])).toEqual([absent('db')]);
  expect(foundIn([wants('a'), role(['update'])])).toEqual([]);
  expect(foundIn([wants('a'), role(['get'])])).toEqual([absent('db')]);
});

test('operators name what they make after their resource, this library knows what cert-manager makes', () => {
  const cluster = made('postgresql.cnpg.io/v1', 'Cluster', {}, 'db');
  expect(foundIn([wants('password', 'db-app'), cluster])).toEqual([]);
  expect(foundIn([wants('password', 'dbapp'), cluster])).toEqual([absent('dbapp')]);
  const ours = made('keda.sh/v1alpha1', 'ScaledJob', {}, 'db');
  expect(foundIn([wants('password', 'db-app'), ours])).toEqual([absent('db-app')]);
});

test('a certificate has the keys that cert-manager writes', () => {
  const certificate = (more: Json) =>
    made('cert-manager.io/v1', 'Certificate', {
      secretName: 'db',
      dnsNames: ['db.example.com'],
      issuerRef: { group: 'example.com', kind: 'X', name: 'x' },
      ...more,
    });
  expect(foundIn([wants('tls.crt'), certificate({})])).toEqual([]);
  expect(foundIn([wants('tls.pem'), certificate({})])).toEqual([lacks('tls.pem')]);
  expect(foundIn([wants('keystore.p12'), certificate({ keystores: { pkcs12: { create: true } } })])).toEqual([]);
});

/** Every place in a pod and beside it. */
const PLACES: [string, Json, string][] = [
  ['a volume', pod({ volumes: [{ name: 'v', secret: { secretName: 'x' } }] }), 'the volume "v" names the Secret "x"'],
  [
    'a config volume',
    pod({ volumes: [{ name: 'v', configMap: { name: 'x' } }] }),
    'the volume "v" names the ConfigMap "x"',
  ],
  [
    'a projected one',
    pod({ volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 'x' } }] } }] }),
    'the volume "v" names the Secret "x"',
  ],
  [
    'envFrom',
    pod({}, { envFrom: [{ configMapRef: { name: 'x' } }] }),
    'envFrom of the container "web" names the ConfigMap "x"',
  ],
  ['a pull secret', pod({ imagePullSecrets: [{ name: 'x' }] }), 'imagePullSecrets names the Secret "x"'],
  [
    'that of an account',
    core('ServiceAccount', 'x', { imagePullSecrets: [{ name: 'x' }] }),
    'imagePullSecrets names the Secret "x"',
  ],
  ['an Ingress', made('networking.k8s.io/v1', 'Ingress', { tls: [{ secretName: 'x' }] }), 'tls names the Secret "x"'],
  [
    'an IngressRoute',
    made('traefik.io/v1alpha1', 'IngressRoute', { tls: { secretName: 'x' } }),
    'tls names the Secret "x"',
  ],
  [
    'a Gateway',
    made('gateway.networking.k8s.io/v1', 'Gateway', {
      listeners: [{ name: 'https', tls: { certificateRefs: [{ name: 'x', namespace: 'certs' }] } }],
    }),
    'the listener "https" names the Secret "x" of the namespace "certs"',
  ],
  [
    'a TriggerAuthentication',
    made('keda.sh/v1alpha1', 'TriggerAuthentication', {
      secretTargetRef: [{ parameter: 'host', name: 'x', key: 'y' }],
    }),
    'the parameter "host" names the Secret "x"',
  ],
];

test.each(PLACES)('%s', (_, manifest, words) => {
  expect(foundIn([manifest])).toEqual([`warning: ${words}, which is not in the app`]);
});

test('cert-manager makes the Secret of an Ingress that asks it', () => {
  const annotations = { 'cert-manager.io/issuer': 'x', 'cert-manager.io/issuer-group': 'example.com' };
  const ingress = made('networking.k8s.io/v1', 'Ingress', { tls: [{ secretName: 'x' }] });
  expect(foundIn([{ ...ingress, metadata: { name: 'web', annotations } }])).toEqual([]);
});

test('one finding for one Secret, whoever names it', () => {
  const other = { ...wants('a'), metadata: { name: 'other' } };
  expect(foundIn([wants('a'), other])).toEqual([`${absent('db')}, and one more object names it`]);
  expect(
    foundIn([
      wants('b'),
      { ...wants('b'), metadata: { name: 'other' } },
      core('Secret', 'db', { data: { a: 'YQ==' } }),
    ]),
  ).toEqual([lacks('b')]);
});

test('nonsense is for the API server to refuse', () => {
  const odd = [null, 7, 'x', [], { name: null, valueFrom: 7 }, { secretRef: 'x' }];
  expect(foundIn([pod({ volumes: odd, imagePullSecrets: 7 }, { env: odd, envFrom: odd, volumeMounts: odd })])).toEqual(
    [],
  );
  expect(
    foundIn([made('networking.k8s.io/v1', 'Ingress', { tls: 'x', rules: odd }), core('Secret', 'x', { data: 7 })]),
  ).toEqual([]);
});
