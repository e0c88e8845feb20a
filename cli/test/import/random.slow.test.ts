import * as fc from 'fast-check';
import { importYaml } from '../../src/import/import-yaml';
import { Json } from '../../src/json';
import { runInProcess } from './support/run-in-process';

const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 9 });
const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'app.kubernetes.io/name', 'team/x'), name, { maxKeys: 3 });
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('yes', '0777', '1e3', '$(A)', 'a: b', "it's", '', 'null', '\n'),
);
const port = fc.integer({ min: 1, max: 65535 });

const variable = fc
  .record(
    {
      name: fc.constantFrom(
        'A',
        'B_C',
        'ASPNETCORE_URLS',
        'ASPNETCORE_ENVIRONMENT',
        'Logging__LogLevel__Default',
        'Logging__LogLevel',
        'DOTNET_x',
        'HTTP_PORTS',
      ),
      value: maybe(text),
      valueFrom: maybe(
        fc.constantFrom<Json>(
          { secretKeyRef: { name: 's', key: 'k' } },
          { fieldRef: { fieldPath: 'spec.nodeName' } },
          { configMapKeyRef: { name: 'c', key: 'k', optional: true } },
        ),
      ),
    },
    { requiredKeys: ['name'] },
  )
  .map(({ valueFrom, ...rest }) => (valueFrom === undefined ? rest : { name: rest.name, valueFrom }));

const quantity = fc.constantFrom('100m', '0.5', 1, '2', '64Mi', '1G', '128974848', '1e3', '1.5Gi');
const amounts = fc.dictionary(fc.constantFrom('cpu', 'memory', 'ephemeral-storage', 'nvidia.com/gpu'), quantity, {
  maxKeys: 3,
});
const seconds = fc.integer({ min: 0, max: 60 });

const probe = fc
  .record({
    httpGet: maybe(
      fc.record({ path: fc.constantFrom('/', '/healthz'), port: fc.constantFrom<string | number>('http', 80, 8080) }),
    ),
    tcpSocket: fc.constant(undefined),
    periodSeconds: maybe(fc.integer({ min: 1, max: 60 })),
    timeoutSeconds: maybe(fc.integer({ min: 1, max: 90 })),
    initialDelaySeconds: maybe(seconds),
    failureThreshold: maybe(fc.integer({ min: 1, max: 50 })),
  })
  .map(({ httpGet, ...rest }) => ({
    ...rest,
    ...(httpGet === undefined ? { exec: { command: ['true'] } } : { httpGet }),
  }));

const container = fc.record({
  name,
  image: fc.constantFrom('web', 'web:latest', 'registry.example.com/aspnet:8.0', 'r:5000/x/y@sha256:00'),
  imagePullPolicy: maybe(fc.constantFrom('Always', 'Never', 'IfNotPresent')),
  command: maybe(fc.array(text, { maxLength: 2 })),
  ports: often(
    fc.uniqueArray(
      fc.record({
        name: maybe(fc.constantFrom('http', 'web', 'grpc')),
        containerPort: port,
        protocol: maybe(fc.constantFrom('TCP', 'UDP')),
      }),
      { minLength: 1, maxLength: 3, selector: ({ containerPort }) => containerPort },
    ),
  ),
  env: maybe(fc.uniqueArray(variable, { maxLength: 4, selector: (one) => one.name })),
  resources: maybe(fc.record({ requests: maybe(amounts), limits: maybe(amounts) })),
  readinessProbe: maybe(probe),
  livenessProbe: maybe(probe),
  securityContext: maybe(
    fc.record({
      runAsUser: maybe(seconds),
      readOnlyRootFilesystem: maybe(fc.boolean()),
      privileged: maybe(fc.boolean()),
    }),
  ),
  volumeMounts: maybe(
    fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b'),
        mountPath: fc.constantFrom('/a', '/tmp', '/b'),
        readOnly: maybe(fc.boolean()),
        subPath: maybe(name),
      }),
      { maxLength: 2, selector: (one) => one.mountPath },
    ),
  ),
});

const volume = fc
  .tuple(
    fc.constantFrom('a', 'b', 'tmp'),
    fc.constantFrom<Json>(
      { emptyDir: {} },
      { emptyDir: { sizeLimit: '1Gi' } },
      { configMap: { name: 'c' } },
      { hostPath: { path: '/x' } },
      { secret: { secretName: 's', defaultMode: 256 } },
    ),
  )
  .map(([volumeName, source]) => ({ name: volumeName, ...source }));

const pod = fc.record({
  containers: fc.uniqueArray(container, { minLength: 1, maxLength: 3, selector: (one) => one.name }),
  initContainers: maybe(fc.uniqueArray(container, { maxLength: 2, selector: (one) => one.name })),
  volumes: maybe(fc.uniqueArray(volume, { maxLength: 3, selector: (one) => one.name })),
  terminationGracePeriodSeconds: maybe(seconds),
  serviceAccountName: maybe(name),
  hostNetwork: maybe(fc.boolean()),
  nodeSelector: maybe(labels),
  securityContext: maybe(fc.record({ runAsNonRoot: maybe(fc.boolean()), fsGroup: maybe(seconds) })),
});

const deployment = fc
  .record({
    name,
    own: labels,
    selected: labels,
    podLabels: labels,
    pod,
    replicas: maybe(fc.integer({ min: 0, max: 5 })),
    strategy: maybe(
      fc.constantFrom<Json>(
        { type: 'Recreate' },
        { type: 'RollingUpdate' },
        { rollingUpdate: { maxSurge: 0, maxUnavailable: '50%' } },
      ),
    ),
  })
  .map(({ name: objectName, own, selected, podLabels, pod: podSpec, replicas, strategy }): Json => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: objectName, labels: own },
    spec: {
      replicas,
      strategy,
      selector: { matchLabels: selected },
      template: { metadata: { labels: { ...selected, ...podLabels } }, spec: podSpec },
    },
  }));

const service = fc
  .record({
    name,
    selector: labels,
    port,
    targetPort: maybe(fc.constantFrom<string | number>('http', 80)),
    type: maybe(fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer')),
    clusterIP: maybe(fc.constant('None')),
  })
  .map(({ name: objectName, selector, port: number, targetPort, type, clusterIP }): Json => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: objectName },
    spec: { selector, type, ...(type === undefined && { clusterIP }), ports: [{ port: number, targetPort }] },
  }));

/** As if it had been read: without what JSON does not have. */
const plain = (manifest: Json) => JSON.parse(JSON.stringify(manifest)) as Json;

const RUNS = 60;

jest.setTimeout(300_000);

test.each([['auto'], ['aspnetcore'], ['web']] as const)(
  'any Deployment with a Service comes out as it went in, --kind %s',
  async (kind) => {
    let typed = 0;
    await fc.assert(
      fc.asyncProperty(deployment, fc.option(service), fc.boolean(), async (workload, front, selects) => {
        const matched =
          selects && front !== null
            ? { ...front, spec: { ...front.spec, selector: workload.spec.selector.matchLabels as Json } }
            : front;
        const manifests = [workload, ...(matched === null ? [] : [matched])].map(plain);
        const sources = manifests.map((object) => ({ file: 'random.yaml', line: 1, text: '', object }));
        const { differences, recognitions } = await importYaml(sources, { kind, withSecrets: false }, runInProcess);
        typed += recognitions.some(({ object, way }) => object.startsWith('Deployment') && way !== 'raw') ? 1 : 0;
        expect(differences).toEqual([]);
      }),
      { seed: 11, numRuns: RUNS },
    );
    // Else it would be no wonder.
    expect(typed).toBeGreaterThan(RUNS / 3);
  },
);
