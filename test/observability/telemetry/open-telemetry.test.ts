import { ApiObject, Chart, Duration, Testing } from 'cdk8s';

import { ICapability, PodDraft, Prerequisites, ServiceContext } from 'cdk8s-aspnetcore';
import { UserEnvironment } from '../../../src/config/user-environment';
import { OpenTelemetry } from '../../../src/observability/telemetry/open-telemetry';
import { Sampler } from '../../../src/observability/telemetry/sampler';
import { OtlpOptions, TelemetrySignal } from '../../../src/observability/telemetry/telemetry-options';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';
import { COLLECTOR, environmentOf, shop, told } from './support';

const { TRACES, METRICS, LOGS } = TelemetrySignal;

test('the variables, each after those that it refers to', () => {
  expect(told({ endpoint: COLLECTOR }).container.env).toEqual([
    { name: 'K8S_POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'K8S_POD_UID', valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } },
    { name: 'K8S_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    { name: 'OTEL_SERVICE_NAME', value: 'web' },
    {
      name: 'OTEL_RESOURCE_ATTRIBUTES',
      value:
        'service.namespace=shop,service.version=1,service.instance.id=shop.$(K8S_POD_NAME).web,' +
        'k8s.namespace.name=shop,k8s.pod.name=$(K8S_POD_NAME),k8s.pod.uid=$(K8S_POD_UID),' +
        'k8s.node.name=$(K8S_NODE_NAME),k8s.deployment.name=web,k8s.container.name=web',
    },
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: COLLECTOR },
    { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'grpc' },
  ]);
});

test('in a chart without a namespace the kubelet tells it', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const service = told({ endpoint: COLLECTOR }, chart);
  const env = environmentOf(service);
  expect(Object.keys(env).slice(0, 4)).toEqual(['K8S_NAMESPACE_NAME', 'K8S_POD_NAME', 'K8S_POD_UID', 'K8S_NODE_NAME']);
  expect(env.K8S_NAMESPACE_NAME).toEqual({ fieldRef: { fieldPath: 'metadata.namespace' } });
  expect(env.OTEL_RESOURCE_ATTRIBUTES).toMatch(
    /^service\.namespace=\$\(K8S_NAMESPACE_NAME\),.*service\.instance\.id=\$\(K8S_NAMESPACE_NAME\)\.\$\(K8S_POD_NAME\)\.web,/,
  );
  expect(service.context.intent.measured).toBeUndefined();
});

test('each track tells its own version and Deployment; one that something else owns, none', () => {
  const service = new BareService(shop(), 'web', [OpenTelemetry.otlp({ endpoint: COLLECTOR })], { tracks: ['canary'] });
  const attributes = service.context.model.tracks.map(({ pod }) => {
    const { env = [] } = pod.spec.containers[0];
    const { value = '' } = env.find(({ name }) => name === 'OTEL_RESOURCE_ATTRIBUTES')!;
    return value.split(',').filter((pair) => /^(service\.version|k8s\.deployment)/.test(pair));
  });
  expect(attributes).toEqual([
    ['service.version=1', 'k8s.deployment.name=web'],
    ['service.version=2', 'k8s.deployment.name=web-canary'],
  ]);
  const owned: ICapability = {
    capabilityName: 'mine',
    bind: ({ intent }) =>
      intent.routing.addTrack({
        trackName: 'owned',
        objectName: 'web-owned',
        image: 'web:3',
        controller: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' },
      }),
  };
  const model = told({ endpoint: COLLECTOR }, shop(), owned).context.model;
  expect(JSON.stringify(model.tracks[1])).not.toContain('k8s.deployment.name');
});

test.each<[string, OtlpOptions, Record<string, unknown>]>([
  ['nothing more', {}, {}],
  [
    'headers from a Secret',
    { headersSecret: { secretName: 'telemetry', key: 'headers' } },
    { OTEL_EXPORTER_OTLP_HEADERS: { secretKeyRef: { name: 'telemetry', key: 'headers' } } },
  ],
  ['every trace', { sampler: Sampler.alwaysOn() }, { OTEL_TRACES_SAMPLER: 'always_on' }],
  ['no trace', { sampler: Sampler.alwaysOff() }, { OTEL_TRACES_SAMPLER: 'always_off' }],
  [
    'a share',
    { sampler: Sampler.traceIdRatio(0.25) },
    { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' },
  ],
  [
    'as the caller decided, else a share',
    { sampler: Sampler.parentBased(Sampler.traceIdRatio(0)) },
    { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' },
  ],
  [
    'as the caller decided, else none',
    { sampler: Sampler.parentBased(Sampler.alwaysOff()) },
    { OTEL_TRACES_SAMPLER: 'parentbased_always_off' },
  ],
  ['traces alone', { signals: [TRACES] }, { OTEL_METRICS_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'none' }],
  ['no logs', { signals: [METRICS, TRACES] }, { OTEL_LOGS_EXPORTER: 'none' }],
  ['all signals', { signals: [METRICS, TRACES, LOGS] }, {}],
  ['metrics more often', { metricExportInterval: Duration.millis(1500) }, { OTEL_METRIC_EXPORT_INTERVAL: '1500' }],
])('%s', (_, options, expected) => {
  const env = Object.entries(environmentOf(told({ endpoint: COLLECTOR, ...options })));
  expect(Object.fromEntries(env.slice(7))).toEqual(expected);
});

test('the Secret of the headers must be there', () => {
  const service = told({ endpoint: COLLECTOR, headersSecret: { secretName: 'telemetry', key: 'headers' } });
  expect(Prerequisites.of(service).all).toEqual([
    {
      name: 'Secret shop/telemetry',
      install: 'kubectl create secret generic telemetry --from-literal=headers=… -n shop',
      neededBy: 'shop/web',
    },
  ]);
});

test('a variable of the user and of the telemetry are a conflict', () => {
  const env = new UserEnvironment({ otel_service_name: 'mine' });
  expect(messageOf(() => told({ endpoint: COLLECTOR }, shop(), env))).toBe(
    'shop/web: environment variable otel_service_name comes from the prop env, and OTEL_SERVICE_NAME from OpenTelemetry.otlp; ' +
      'set it in one place (.NET ignores the case of names)',
  );
});

test('its series are those of job and instance, unless somebody measures already or no metrics are sent', () => {
  const measured = (options: OtlpOptions) => told(options).context.intent.measured?.series;
  const series = { labels: { job: 'shop/web' }, podLabel: 'instance', podPrefix: 'shop.' };
  expect(measured({ endpoint: COLLECTOR })).toEqual(series);
  expect(measured({})).toEqual(series);
  expect(measured({ endpoint: COLLECTOR, signals: [TRACES] })).toBeUndefined();
  expect(measured({ resourceAttributes: { 'service.namespace': 'a b' } })?.labels).toEqual({ job: 'a b/web' });
  expect(measured({ metricExportInterval: Duration.millis(1500) })).toEqual({ ...series, intervalSeconds: 1.5 });
  const scraped = { labels: { namespace: 'shop', job: 'web' }, podLabel: 'pod', podPrefix: '' };
  const metrics: ICapability = { capabilityName: 'metrics', bind: ({ intent }) => intent.measureBy(scraped) };
  const both = new BareService(shop(), 'web', [metrics, OpenTelemetry.otlp({ endpoint: COLLECTOR })]);
  expect(both.context.intent.measured?.series).toEqual(scraped);
});

test('synth refuses telemetry that goes nowhere', () => {
  const chart = shop();
  told({ sampler: Sampler.alwaysOn() }, chart, { capabilityName: 'object', bind: someObject });
  expect(messageOf(() => Testing.synth(chart))).toContain(
    'shop/web: the telemetry has no endpoint, so it would go to the pod itself; ' +
      'connect the service to a collector by connectTo, or give OpenTelemetry.otlp an endpoint',
  );
});

/** Something to render, without which no finding is looked for. */
function someObject({ scope }: ServiceContext): void {
  new ApiObject(scope, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } });
}

test('other contributors see the variables in place', () => {
  const seen: string[] = [];
  const contribute = (pod: PodDraft) => void seen.push(pod.main.environment.find('OTEL_SERVICE_NAME')!.origin);
  told({ endpoint: COLLECTOR }, shop(), {
    capabilityName: 'mine',
    bind: (c) => c.intent.addContributor({ contribute }),
  });
  expect(seen).toEqual(['OpenTelemetry.otlp']);
});
