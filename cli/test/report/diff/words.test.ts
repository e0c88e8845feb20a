import { changesOf, deployment, object, wordsOf } from './support/manifests';

const container = (text: string) => deployment({ container: `image: a:1\n${text}` });
const plain = container('');

describe('what a reviewer reads of pods', () => {
  test.each([
    ['image', 'image: a:1', 'image: a:2', ['image 1 -> 2']],
    ['no tag', 'image: a', 'image: a:2', ['image latest -> 2']],
    [
      'digest',
      'image: a@sha256:0123456789abcdef0123',
      'image: a:2@sha256:fedcba9876543210aaaa',
      ['image @sha256:0123456789ab -> 2@sha256:fedcba987654'],
    ],
    [
      'registry',
      'image: one.example.com/shop/web:1',
      'image: two.example.com/shop/web:1',
      [
        'image one.example.com/shop/web:1 -> two.example.com/shop/web:1 (another registry: one.example.com -> two.example.com)',
      ],
    ],
    ['repository', 'image: shop/web:1', 'image: shop/site:1', ['image shop/web:1 -> shop/site:1']],
  ])('%s', (_, before, after, words) => {
    expect(wordsOf(deployment({ container: before }), deployment({ container: after }))).toEqual(words);
  });

  test.each([
    ['env: [{ name: A, value: x }]', 'env: [{ name: A, value: z }]', ['env changed: A x -> z']],
    ['env: [{ name: A, value: x }]', 'env: [{ name: B, value: x }]', ['env added: B=x', 'env removed: A']],
    ['', 'env: [{ name: DB_PASSWORD, value: hunter2 }]', ['env added: DB_PASSWORD']],
    [
      'env: [{ name: DB_PASSWORD, value: hunter2 }]',
      'env: [{ name: DB_PASSWORD, value: hunter3 }]',
      ['env changed: DB_PASSWORD'],
    ],
    [
      'env: [{ name: URL, value: "https://a.test" }]',
      'env: [{ name: URL, value: "https://me:hunter2@a.test" }]',
      ['env changed: URL'],
    ],
    [
      '',
      'env: [{ name: KEY, valueFrom: { secretKeyRef: { name: db, key: password } } }]',
      ['env added: KEY (from db)'],
    ],
    ['', 'envFrom: [{ configMapRef: { name: settings } }]', ['env added: all of settings']],
    [
      'env: [{ name: A, value: x }, { name: B, value: $(A) }]',
      'env: [{ name: B, value: $(A) }, { name: A, value: x }]',
      ['env changed: their order'],
    ],
    [
      'resources: { requests: { cpu: 250m }, limits: { memory: 1Gi } }',
      'resources: { requests: { cpu: 0.5 }, limits: { memory: 1536Mi } }',
      [
        'requests.cpu per pod 250m -> 500m (+100%)',
        'requests.memory per pod 1Gi -> 1536Mi (+50%)',
        'limits.memory per pod 1Gi -> 1536Mi (+50%)',
      ],
    ],
    [
      'readinessProbe: { httpGet: { path: /ready, port: 80 } }',
      'readinessProbe: { httpGet: { path: /healthz, port: 80 }, periodSeconds: 5 }',
      ['readiness probe httpGet.path /ready -> /healthz', 'readiness probe periodSeconds none -> 5'],
    ],
    ['', 'livenessProbe: { tcpSocket: { port: 80 } }', ['liveness probe added: {tcpSocket: {port: 80}}']],
    [
      'ports: [{ name: http, containerPort: 80 }]',
      'ports: [{ name: http, containerPort: 8080 }]',
      ['port http 80 -> 8080'],
    ],
    ['', 'ports: [{ name: http, containerPort: 80 }]', ['port http 80 added']],
    ['args: [--a]', 'args: [--a, --password=hunter2]', ['args [--a] -> [--a, (hidden)]']],
    [
      '',
      'securityContext: { readOnlyRootFilesystem: true }',
      ['securityContext added: {readOnlyRootFilesystem: true}'],
    ],
  ])('%s becomes %s', (before, after, words) => {
    expect(wordsOf(container(before), container(after))).toEqual(words);
  });

  test('names that look like paths', () => {
    const of = (image: string) =>
      deployment({ container: `image: ${image}` }).replaceAll('name: web\n', 'name: "a]/b~1"\n');
    expect(wordsOf(of('a:1'), of('a:2'))).toEqual(['image 1 -> 2']);
  });

  test('a sidecar by its name, and what its pod asks for in all', () => {
    const sidecar = '\n        - { name: proxy, image: "proxy:1", resources: { requests: { cpu: 100m } } }\n';
    const resources = 'image: a:1\nresources: { requests: { cpu: 100m } }';
    const pod = deployment({ container: resources }).trimEnd();
    expect(wordsOf(pod, pod + sidecar)).toEqual([
      'container proxy added: image proxy:1',
      'requests.cpu per pod 100m -> 200m (+100%)',
    ]);
    expect(wordsOf(pod + sidecar, pod + sidecar.replace('proxy:1', 'proxy:2'))).toEqual([
      'container proxy: image 1 -> 2',
    ]);
  });

  test('volumes, labels and the rest of a pod', () => {
    const volume = (name: string) => deployment({ pod: `volumes: [{ name: files, configMap: { name: ${name} } }]` });
    expect(wordsOf(volume('a'), volume('b'))).toEqual(['volume files: configMap.name a -> b']);
    expect(wordsOf(plain, plain.replace('labels: { app: web }', 'labels: { app: web, team: a }'))).toEqual([
      'pod label team added: a',
    ]);
    expect(wordsOf(deployment(), deployment({ pod: 'terminationGracePeriodSeconds: 45' }))).toEqual([
      'terminationGracePeriodSeconds added: 45',
    ]);
    expect(
      wordsOf(plain, plain.replace('metadata: { labels', 'metadata: { annotations: { checksum/config: abc }, labels')),
    ).toEqual(['pod annotation checksum/config changes, which restarts the pods']);
  });
});

describe('what is no change', () => {
  test.each([
    ['the order of members', 'env: [{ name: A, value: x }]', 'env: [{ value: x, name: A }]'],
    ['the order of variables', 'env: [{ name: A }, { name: B }]', 'env: [{ name: B }, { name: A }]'],
    [
      'quantities',
      'resources: { requests: { cpu: 0.5, memory: 1Gi } }',
      'resources: { requests: { cpu: 500m, memory: 1024Mi } }',
    ],
    [
      'a request that is the limit',
      'resources: { limits: { cpu: 1 } }',
      'resources: { requests: { cpu: 1 }, limits: { cpu: 1 } }',
    ],
    ['defaults', '', 'imagePullPolicy: IfNotPresent\nterminationMessagePath: /dev/termination-log'],
    [
      'defaults of probes',
      'livenessProbe: { httpGet: { port: 80 } }',
      'livenessProbe: { httpGet: { port: 80, path: / }, periodSeconds: 10 }',
    ],
  ])('%s', (_, before, after) => {
    expect(changesOf(container(before), container(after))).toEqual([]);
  });

  test('a port of a Service that says what is the default', () => {
    const of = (port: string) => object('Service', `spec: { ports: [{ ${port} }] }`);
    expect(changesOf(of('port: 80'), of('port: 80, targetPort: 80, protocol: TCP'))).toEqual([]);
  });

  test('what the API server writes', () => {
    const stored = deployment()
      .replace('namespace: shop', 'namespace: shop, uid: a, resourceVersion: "1", creationTimestamp: null')
      .concat('status: { replicas: 3 }\n');
    expect(changesOf(deployment(), stored)).toEqual([]);
  });

  test('an autoscaler of v1 that is written as v2', () => {
    const target = 'scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 5';
    const old = object('HorizontalPodAutoscaler', `spec: { ${target}, targetCPUUtilizationPercentage: 70 }`, {
      apiVersion: 'autoscaling/v1',
    });
    const metric = '{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }';
    const now = object('HorizontalPodAutoscaler', `spec: { ${target}, metrics: [${metric}] }`, {
      apiVersion: 'autoscaling/v2',
    });
    expect(changesOf(deployment() + old, deployment() + now).flatMap(({ what }) => what)).toEqual([
      'HorizontalPodAutoscaler: apiVersion: autoscaling/v1 -> autoscaling/v2',
    ]);
  });
});
