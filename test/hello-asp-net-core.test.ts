import { App as PlainApp, Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ClusterProfile, ContainerResources, HelloAspNetCore, HelloAspNetCoreProps, QuotaPlan } from 'cdk8s-aspnetcore';
import { manifestOf, manifestsBelow, messageOf } from './support/manifests';

function hello(props: HelloAspNetCoreProps = {}): HelloAspNetCore {
  return new HelloAspNetCore(Testing.app(), 'hello', props);
}

/** Every field of the tutorial's deployment.yaml, with its value. */
const TUTORIAL = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'kubernetes-hello' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'kubernetes-hello-label' } },
    template: {
      metadata: { labels: { app: 'kubernetes-hello-label' } },
      spec: {
        containers: [
          {
            name: 'kubernetes-hello',
            image: 'hello_asp_net_core:latest',
            imagePullPolicy: 'Never',
            ports: [{ containerPort: 80 }],
          },
        ],
      },
    },
  },
};

describe.each([
  ['minikube', ClusterProfile.minikube()],
  ['microk8s', ClusterProfile.microk8s()],
])('on %s', (_, cluster) => {
  test('has every field of the tutorial', () => {
    expect(manifestOf(hello({ cluster }), 'Deployment')).toMatchObject(TUTORIAL);
  });
});

test('is one namespace with all that lives in it, the namespace first', () => {
  expect(manifestsBelow(hello()).map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}`)).toEqual([
    'Namespace -',
    'ResourceQuota kubernetes-hello',
    'LimitRange kubernetes-hello',
    'ServiceAccount kubernetes-hello',
    'Service kubernetes-hello',
    'Deployment kubernetes-hello',
  ]);
});

test('runs any .NET version: URL instead of port setting, and a heap limit that .NET Core 3.1 reads', () => {
  const [container] = manifestOf(hello(), 'Deployment').spec.template.spec.containers;
  expect(container.env).toEqual([
    { name: 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS', value: '30' },
    { name: 'ASPNETCORE_URLS', value: 'http://+:80' },
    { name: 'COMPlus_GCHeapHardLimit', value: '0xC000000' },
  ]);
});

test('its props reach every object', () => {
  const resources = ContainerResources.of({
    cpu: { request: Cpu.millis(200) },
    memory: { limit: Size.gibibytes(1) },
  });
  const chart = hello({
    image: 'registry.example.com/hello:2.0.0',
    port: 8080,
    replicas: 3,
    resources,
    dotnetVersion: 'net8.0',
    namespaceName: 'greetings',
    cluster: ClusterProfile.managed(),
  });
  const { spec, metadata } = manifestOf(chart, 'Deployment');
  expect(metadata).toMatchObject({ namespace: 'greetings', labels: { 'app.kubernetes.io/version': '2.0.0' } });
  expect(spec.replicas).toBe(3);
  expect(spec.template.spec.containers[0]).toMatchObject({
    image: 'registry.example.com/hello:2.0.0',
    imagePullPolicy: 'Always',
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    env: [
      { name: 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS', value: '30' },
      { name: 'ASPNETCORE_HTTP_PORTS', value: '8080' },
      { name: 'DOTNET_PROCESSOR_COUNT', value: '1' },
    ],
  });
  expect(spec.template.spec.securityContext.sysctls).toBeUndefined();
  expect(manifestOf(chart, 'ResourceQuota').spec.hard).toEqual({
    pods: '7',
    'requests.cpu': '1400m',
    'requests.memory': '7Gi',
    'limits.memory': '7Gi',
    'requests.ephemeral-storage': '448Mi',
    'limits.ephemeral-storage': '7Gi',
  });
  expect(manifestOf(chart, 'LimitRange').spec.limits).toEqual([
    {
      type: 'Container',
      min: { cpu: '20m', memory: '128Mi' },
      defaultRequest: { cpu: '200m', memory: '1Gi' },
      default: { memory: '1Gi' },
      max: { memory: '2Gi' },
    },
  ]);
});

test.each([0, 1, 2, 50])('its default quota and limits hold for %i replicas, while all are updated too', (replicas) => {
  const chart = hello({ replicas });
  const kinds = (chart.toJson() as { kind: string }[]).map(({ kind }) => kind);
  expect(kinds.includes('PodDisruptionBudget')).toBe(replicas > 1);
  expect(QuotaPlan.of(chart)).toMatchObject({ fits: true, rollsOut: true, quotas: [{ name: 'quota' }] });
});

test('refuses replicas that are no whole number', () => {
  expect(messageOf(() => hello({ replicas: 1.5 }))).toBe(
    'hello: replicas 1.5 is not valid; use a whole number of at least 0',
  );
});

test('refuses a quota that its own pods cannot fit', () => {
  const chart = hello({ replicas: 2, quota: { cpu: { request: Cpu.millis(250) }, pods: 2 } });
  expect(messageOf(() => chart.toJson())).toContain(
    'hello/namespace/quota: requests.cpu 250m is less than the 300m that its pods need ' +
      '(kubernetes-hello 2 pods of 100m, and 100m while an update rolls); raise requests.cpu to 300m, ' +
      'or run kubernetes-hello with at most 1 pod',
  );
});

test('takes the profile of its app, and minikube where there is none', () => {
  const app = new PlainApp();
  ClusterProfile.kind().applyTo(app);
  expect(ClusterProfile.of(new HelloAspNetCore(app, 'a')).name).toBe('kind');
  expect(ClusterProfile.of(hello()).name).toBe('minikube');
  expect(ClusterProfile.of(new Chart(new PlainApp(), 'c')).name).toBe('managed');
});
