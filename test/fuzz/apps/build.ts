import { Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AcmeIssuer,
  AcmeSolver,
  App,
  CaIssuer,
  Checks,
  CollectorAgent,
  CollectorGateway,
  External,
  GatewayReference,
  HttpGateway,
  IGateway,
  IIssuer,
  Issuer,
  Migration,
  NetworkAccess,
  NetworkIsolation,
  PodSecurityLevel,
  ResourceQuota,
  SelfSignedIssuer,
  TelemetryCollector,
  TelemetryExporter,
  TenantAccess,
  TenantMember,
  TenantNamespace,
  Tls,
} from 'cdk8s-aspnetcore';
import { buildCluster } from './cluster';
import { connect } from './connect';
import type { AppDescription, NamespaceDescription } from './description';
import { NAMESPACES } from './names';
import { MIGRATION_TIMEOUT } from './pods';
import { buildService } from './service';
import { needsCollector } from './facts';

/** What services of all namespaces share. */
export interface Shared {
  readonly gateway: IGateway;
  readonly issuer: IIssuer;
  readonly collector?: TelemetryCollector;
}

/** Builds what a description says, in a new app. */
export function build(description: AppDescription, outdir: string): App {
  const app = new App({ cluster: buildCluster(description.cluster), outdir });
  const used = NAMESPACES.filter((_, home) => description.services.some((service) => service.home === home));
  const shared = buildShared(app, description, used);
  const charts = NAMESPACES.map((name, home) =>
    used.includes(name) ? buildNamespace(app, name, description, home) : undefined,
  );
  const services = description.services.map((service, index) =>
    buildService(charts[service.home]!, service, index, shared),
  );
  connect(description, services, shared.collector);
  charts.forEach((chart, home) => chart && finish(chart, description.namespaces[home]));
  return app;
}

function buildShared(app: App, { shared, services }: AppDescription, namespaces: string[]): Shared {
  const edge = new Chart(app, 'edge', { namespace: 'edge' });
  new TenantNamespace(edge, 'namespace');
  const issuers: Record<typeof shared.issuer, () => IIssuer> = {
    acme: () =>
      new AcmeIssuer(edge, 'issuer', {
        email: 'ops@example.com',
        solver: AcmeSolver.dns01CloudDns({ project: 'shop' }),
        clusterWide: true,
      }),
    ca: () => new CaIssuer(edge, 'issuer', { secretName: 'company-ca', clusterWide: true }),
    named: () => Issuer.cluster('letsencrypt'),
    selfSigned: () => new SelfSignedIssuer(edge, 'issuer', { clusterWide: true }),
  };
  const issuer = issuers[shared.issuer]();
  const hosts = namespaces.map((name) => `*.${name}.example.com`);
  const tls = shared.tls ? Tls.fromSecret('edge-tls') : Tls.none();
  const gateway = shared.ownGateway
    ? new HttpGateway(edge, 'public', { hosts, tls, allowedNamespaces: namespaces })
    : GatewayReference.of({ name: 'shared', namespaceName: 'platform', sectionName: 'https' });
  return { issuer, gateway, collector: services.some(needsCollector) ? collectorOf(app, shared.collector) : undefined };
}

function collectorOf(app: App, kind: AppDescription['shared']['collector']): TelemetryCollector {
  const chart = new Chart(app, 'telemetry', { namespace: 'telemetry' });
  new TenantNamespace(chart, 'namespace', { podSecurity: PodSecurityLevel.PRIVILEGED });
  return new TelemetryCollector(chart, 'collector', {
    agent: kind === 'gateway' ? CollectorAgent.none() : CollectorAgent.daemonSet(),
    gateway: kind === 'agent' ? CollectorGateway.none() : CollectorGateway.deployment(),
    exporters: [TelemetryExporter.otlp({ endpoint: 'http://tempo.tempo:4317' })],
  });
}

const WIDE_LIMITS = {
  container: {
    min: { cpu: Cpu.millis(1), memory: Size.mebibytes(1) },
    max: { cpu: Cpu.units(16), memory: Size.gibibytes(64) },
    defaultRequest: { cpu: Cpu.millis(10), memory: Size.mebibytes(32) },
    defaultLimit: { cpu: Cpu.units(1), memory: Size.mebibytes(32) },
  },
};

const WIDE_QUOTA = {
  cpu: { request: Cpu.units(4000), limit: Cpu.units(8000) },
  memory: { request: Size.gibibytes(4000), limit: Size.gibibytes(4000) },
  pods: 5000,
};

function buildNamespace(app: App, name: string, description: AppDescription, home: number): Chart {
  const chart = new Chart(app, name, { namespace: name });
  // Somebody else's, from whom services stay away.
  Checks.of(chart).declare(External.pods({ labels: { app: 'batch' } }));
  const { tenant } = description.namespaces[home];
  if (tenant) {
    new TenantNamespace(chart, 'namespace', {
      podSecurity: levelOf(description, home),
      networkIsolation: isolation(tenant.isolation),
      limits: tenant.limits ? WIDE_LIMITS : undefined,
      quota: tenant.quota ? WIDE_QUOTA : undefined,
      access: tenant.access
        ? [TenantAccess.edit(TenantMember.group('developers')), TenantAccess.view(TenantMember.user('auditor'))]
        : undefined,
    });
  }
  return chart;
}

function isolation(name: NonNullable<NamespaceDescription['tenant']>['isolation']): NetworkIsolation {
  const all = {
    none: NetworkIsolation.NONE,
    ingress: NetworkIsolation.INGRESS,
    'ingress-and-egress': NetworkIsolation.INGRESS_AND_EGRESS,
  };
  return all[name];
}

/** The level that the least restricted of its services needs. */
function levelOf({ services }: AppDescription, home: number): PodSecurityLevel {
  const levels = services
    .filter((service) => service.home === home)
    .map(({ workload }) => workload.security?.level ?? 'restricted');
  if (levels.includes('none')) {
    return PodSecurityLevel.PRIVILEGED;
  }
  return levels.includes('baseline') ? PodSecurityLevel.BASELINE : PodSecurityLevel.RESTRICTED;
}

function finish(chart: Chart, { migration, fitted }: NamespaceDescription): void {
  if (migration) {
    new Migration(chart, 'migrate', {
      image: 'registry.example.com/shop/migrations:1.4.2',
      env: migration.settings ? { ConnectionStrings__Db: 'Host=db' } : undefined,
      network: NetworkAccess[migration.network](),
      timeout: MIGRATION_TIMEOUT,
    });
  }
  if (fitted !== undefined) {
    ResourceQuota.fittedTo(chart, { headroomPercent: fitted, name: 'fitted' });
  }
}
