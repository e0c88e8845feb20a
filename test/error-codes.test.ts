import { Chart, Duration, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  AspNetCoreService,
  ClusterProfile,
  ContainerResources,
  DotnetMonitor,
  ICapability,
  ImageSource,
  KubernetesVersion,
  LimitRange,
  PodDraft,
  ResourceQuota,
  Scaling,
  ServiceContext,
  ServiceVolume,
  WebService,
} from 'cdk8s-aspnetcore';
import { Manifest } from '../src/assertions/manifest';
import { Delivery } from '../src/delivery/delivery';
import { PodCount } from '../src/core/pod-count';
import { ServiceEndpoint } from '../src/core/service-endpoint';
import { Checks } from '../src/core/checks';
import { AppSettings } from '../src/config/app-settings';
import { AspNetCoreRuntime } from '../src/config/aspnetcore-runtime';
import { ExternalSecret, SecretStore } from '../src/config/external-secret';
import { Secrets } from '../src/config/secrets';
import { chosenStages } from '../src/app/stages';
import { requireHosts } from '../src/exposure/hosts';
import { IngressPath } from '../src/exposure/ingress/ingress-path';
import { TelemetryExporter } from '../src/observability/collector/telemetry-exporter';
import { ServiceBinder } from '../src/exposure/service/service-binder';
import { GatewayReference } from '../src/exposure/gateway/gateway-reference';
import { AcmeServer } from '../src/exposure/tls/acme-server';
import { CertificateKey } from '../src/exposure/tls/certificate-key';
import { Sampler } from '../src/observability/telemetry/sampler';
import { ERROR_CODES, ErrorCode, LibraryError } from '../src/private/errors';
import { Dashboard } from '../src/observability/dashboard/dashboard';
import { Slo } from '../src/slo/slo';
import { Alerts } from '../src/observability/kubernetes-alerts/alerts';
import { Metrics } from '../src/observability/metrics/metrics';
import { SecurityProfile } from '../src/security/security-profile';
import { Peer } from '../src/security/peer';
import { Grants } from '../src/security/grants';
import { HealthCheck } from '../src/workload/health-check';
import { Scheduling } from '../src/workload/scheduling';
import { Shutdown } from '../src/workload/shutdown';
import { BareService } from './support/bare-service';
import { testApp } from './support/manifests';

function chart(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

function web(props: object = {}): WebService {
  return new WebService(chart(), 'web', { image: 'web:1', ...props });
}

/** A capability that does one thing when it binds. */
function capability(bind: (context: ServiceContext) => void): ICapability {
  return { capabilityName: 'mine', bind };
}

function contributing(contribute: (pod: PodDraft) => void): ICapability {
  return capability((context) => context.intent.addContributor({ contribute }));
}

/** One way to run into each error. */
const TRIGGERS: Record<ErrorCode, () => unknown> = {
  'addon-missing': () => new ExternalSecret(chart(), 'db', { store: SecretStore.named('vault'), allKeysOf: ['db'] }),
  'alerts-invalid': () => web().use(Alerts.kubernetes({ quotaUsedPercent: 0 })),
  'assertion-failed': () => Manifest.fromYaml('').resourceCount('Deployment', 1),
  'capability-invalid': () => web({ scaling: 3 }),
  'capability-taken': () => web().use({ capabilityName: 'exposure', bind: () => undefined }),
  'check-invalid': () => Checks.of(chart()).suppress('no-such-check', { reason: 'none' }),
  'cluster-invalid': () => ClusterProfile.minikube({ addons: ['ingres'] }),
  'cluster-too-late': () => {
    const late = chart();
    new Construct(late, 'first');
    ClusterProfile.kind().applyTo(late);
  },
  'cluster-unknown': () => ClusterProfile.named('docker'),
  'collector-invalid': () => TelemetryExporter.debug({ detailed: 'yes' } as any)._resolve('shop/otel'),
  'connection-invalid': () => ServiceEndpoint.of({ serviceName: 'web', ports: [] }),
  'container-invalid': () => web().use(contributing((pod) => pod.addContainer({ name: 'web' }))),
  'dashboard-invalid': () => web({ dashboard: Dashboard.grafana({ refresh: 'often' }) }),
  'delivery-invalid': () => web({ delivery: Delivery.rollingUpdate({ maxSurge: PodCount.of(0) }) }),
  'dependency-cycle': () => {
    const app = testApp();
    const [a, b] = ['a', 'b'].map((id) => new Chart(app, id));
    a.addDependency(b);
    b.addDependency(a);
    app.synth();
  },
  'dotnet-setting-invalid': () =>
    web().use(
      new AspNetCoreRuntime({
        shape: { cpuRequest: 1n, memoryLimit: 1n },
        dotnetVersion: '5.0',
        runtime: { conserveMemory: 5 },
      }),
    ),
  'dotnet-version-invalid': () => new AspNetCoreService(chart(), 'web', { image: 'web:1', dotnetVersion: 'x' }),
  'env-conflict': () => web({ env: { Key: 'a', KEY: 'b' } }),
  'env-invalid': () => web({ env: { '1': 'a' } }),
  'exposure-invalid': () =>
    new BareService(chart(), 'web', [capability((context) => ServiceBinder.nodePort({ nodePort: 80 }).bind(context))]),
  'grant-invalid': () => {
    const grants = new Grants();
    new BareService(chart(), 'web', [grants]);
    grants.grant([]);
  },
  'host-invalid': () => requireHosts('shop/web', []),
  'image-invalid': () => web({ image: '' }),
  'image-not-reachable': () => web({ imageSource: ImageSource.local() }),
  'ingress-invalid': () => IngressPath.prefix('api'),
  'issuer-invalid': () => AcmeServer.of('ca.example.com'),
  'kubernetes-version-invalid': () => KubernetesVersion.of('1.26'),
  'label-invalid': () => web({ selectorLabels: { 'a b': 'c' } }),
  'limit-range-invalid': () => new LimitRange(chart(), 'limits', { container: {} }),
  'model-frozen': () => {
    const service = web();
    service.deployment.toJson();
    service.use(contributing(() => undefined));
  },
  'metrics-invalid': () => web().use(Metrics.prometheus({ path: 'metrics' })),
  'monitor-unsafe': () => web().use(DotnetMonitor.withoutAuthentication()),
  'name-invalid': () => web({ name: 'A' }),
  'network-invalid': () => Peer.pods({ labels: {} }),
  'number-invalid': () => web({ scaling: Scaling.replicas(-1) }),
  'option-invalid': () => ServiceVolume.secret('tls', null as never),
  'outdir-unusable': () => testApp({ outdir: '.' }).synth(),
  'pod-options-invalid': () => web({ podOptions: { imagePullSecrets: ['a', 'a'] } }),
  'port-conflict': () =>
    web().use(
      capability(({ intent }) => intent.addPort({ portName: 'metrics', containerPort: 8080, servicePort: 9090 })),
    ),
  'port-invalid': () => web({ port: 0 }),
  'priority-class-unknown': () => web({ scheduling: Scheduling.of({ priorityClassName: 'gold' }) }),
  'probe-invalid': () => web({ health: HealthCheck.http('healthz') }),
  'quota-invalid': () => new ResourceQuota(chart(), 'quota', {}),
  'resources-invalid': () => web({ resources: ContainerResources.of({ cpu: {} }) }),
  'route-invalid': () => GatewayReference.of({ name: 'shared', httpSectionName: 'http' }),
  'scaling-invalid': () => web({}).use({ capabilityName: 'x', bind: ({ intent }) => intent.scaleBetween(3, 2) }),
  'scheduling-invalid': () => web({ scheduling: Scheduling.of({ podAffinity: { required: [{ labels: {} }] } }) }),
  'security-invalid': () => new BareService(chart(), 'web', [SecurityProfile.restricted({ userId: 0 })]),
  'secret-invalid': () => web().use(Secrets.allKeys('Not Valid')),
  'settings-file-invalid': () => AppSettings.fromFile('no/such.json'),
  'settings-invalid': () => web().use(AppSettings.of({ Key: null })),
  'settings-secret': () => web().use(AppSettings.of({ Password: 'hunter2' })),
  'settings-too-large': () => web().use(AppSettings.of({ Key: 'x'.repeat(200_000) })),
  'shutdown-invalid': () => web({ shutdown: Shutdown.graceful({ gracePeriod: Duration.seconds(1) }) }),
  'slo-invalid': () => web({ slos: [Slo.availability(100)] }),
  'stages-invalid': () => chosenStages({}, {}),
  'synth-failed': () => {
    const app = testApp();
    const shop = new Chart(app, 'shop');
    new ResourceQuota(shop, 'quota', { pods: 1 });
    new WebService(shop, 'web', { image: 'web:1' });
    app.synth();
  },
  'telemetry-invalid': () => Sampler.traceIdRatio(2),
  'text-invalid': () => {
    const app = testApp();
    new WebService(new Chart(app, 'shop'), 'web', { image: 'web:1', env: { A: '\ud800' } });
    app.synth();
  },
  'tls-invalid': () => CertificateKey.rsa(1024),
  'track-invalid': () =>
    web().use(capability(({ intent }) => intent.routing.addRoute({ trackName: 'canary', weight: 0 }))),
  'volume-invalid': () => web().addVolume('node', ServiceVolume.hostPath('/var')),
};

test('every code has its trigger', () => {
  expect(Object.keys(TRIGGERS).sort()).toEqual([...ERROR_CODES].sort());
});

/** Where: what is wrong; what to do. No sentence case and no final period. */
const FORM = /^\S+: (?![A-Z][a-z]).+; (?![A-Z][a-z]).+[^.]$/;

test.each(ERROR_CODES)('%s is said in the one form', (code) => {
  let thrown: unknown;
  try {
    TRIGGERS[code]();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(LibraryError);
  const { code: actual, message } = thrown as LibraryError;
  expect(actual).toBe(code);
  const lines = message.split('\n').filter((line) => !line.startsWith('synth found'));
  lines.forEach((line) => expect(line.trim()).toMatch(FORM));
});
