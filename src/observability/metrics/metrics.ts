import { ICapability } from '../../core/capability';
import { Finding, FindingSeverity } from '../../core/check';
import { RootValidation } from '../../core/root-validation';
import { ServiceContext } from '../../core/service-context';
import { SeriesModel } from '../../core/series';
import { annotatePods, seriesByAnnotations } from './annotations';
import { DotnetMonitorMetricsOptions, PrometheusMetricsOptions, ScrapeOptions } from './metrics-options';
import { createMonitor } from './monitor-objects';
import {
  intervalSeconds,
  monitorFor,
  requireMetricsPath,
  requireMetricsPort,
  requireOptions,
  scrapePlan,
  ScrapeTarget,
} from './scrape-plan';

/** The port of OpenTelemetry's exporters. Source: https://opentelemetry.io/docs/specs/otel/metrics/sdk_exporters/prometheus/ */
const PORT = 9464;
const PORT_NAME = 'metrics';
const PATH = '/metrics';

/** Source: https://github.com/dotnet/dotnet-monitor/blob/main/documentation/api/metrics.md */
const DOTNET_MONITOR = { portName: 'diag-metrics', containerPort: 52325, path: PATH };

/** The label of all pods of the Prometheus Operator's, and of Helm's chart `prometheus`. */
const PROMETHEUS_PODS = { 'app.kubernetes.io/name': 'prometheus' };

/** Adds what is scraped to the service, where it is not there yet. */
type Prepare = (context: ServiceContext) => ScrapeTarget;

/** What becomes of the service's metrics: who reads them, where, and how often. */
export class Metrics implements ICapability {
  /**
   * Prometheus reads them from the pods, of all tracks. By default on a port of their own, so that nothing that
   * exposes the service exposes them too; its NetworkPolicy lets Prometheus in there. `AspNetCoreService` tells
   * Kestrel to listen on that port too.
   */
  public static prometheus(options: PrometheusMetricsOptions = {}): Metrics {
    return new Metrics(options, true, (context) => ownTarget(context, options));
  }

  /**
   * Prometheus reads the runtime's metrics from the `DotnetMonitor` sidecar, for an image that exports none itself.
   * There are none of requests in OpenTelemetry's names among them: nothing can be promised of those by an `Slo`.
   */
  public static dotnetMonitor(options: DotnetMonitorMetricsOptions = {}): Metrics {
    return new Metrics(options, false, (context) => {
      const containerPort = requireMetricsPort(context.path, options.port ?? DOTNET_MONITOR.containerPort);
      const target = { ...DOTNET_MONITOR, containerPort };
      RootValidation.of(context.scope).addFindings(() => missingSidecar(context, target));
      return target;
    });
  }

  /** Which question this answers. */
  public readonly capabilityName = 'metrics';
  private readonly options: ScrapeOptions;
  private readonly measuresRequests: boolean;
  private readonly prepare: Prepare;

  private constructor(options: ScrapeOptions, measuresRequests: boolean, prepare: Prepare) {
    this.options = options;
    this.measuresRequests = measuresRequests;
    this.prepare = prepare;
  }

  /**
   * Called by the service.
   * @throws when an option is not valid, the port is taken, or the cluster lacks the monitor that is wanted
   */
  public bind(context: ServiceContext): void {
    requireOptions(context.path, this.options);
    const plan = scrapePlan(context, this.prepare(context), this.options);
    admitPrometheus(context, plan.target);
    if (plan.monitor === undefined) {
      annotatePods(context, plan);
    } else {
      createMonitor(context, plan, plan.monitor);
    }
    this._announce(context);
  }

  /**
   * Says how the series are told apart, also to who is bound before: releases and scaling ask for objectives.
   * @internal
   */
  public _announce(context: ServiceContext): void {
    if (this.measuresRequests) {
      requireOptions(context.path, this.options);
      context.intent.measureBy(seriesOf(context, this.options));
    }
  }
}

/** The main port where that is meant, else one of its own, which is opened here. */
function ownTarget({ path: at, intent }: ServiceContext, options: PrometheusMetricsOptions): ScrapeTarget {
  const path = requireMetricsPath(at, options.path ?? PATH);
  const containerPort = requireMetricsPort(at, options.port ?? PORT);
  intent.leaveUnmeasured(path);
  const [main] = intent.ports;
  if (main.containerPort === containerPort) {
    return { portName: main.portName, containerPort, path };
  }
  intent.addPort({
    portName: PORT_NAME,
    containerPort,
    servicePort: containerPort,
    offered: false,
    servesHttp: true,
  });
  return { portName: PORT_NAME, containerPort, path };
}

/** The sidecar may come after this, by `use`: only the finished pods tell. */
function missingSidecar({ path, model }: ServiceContext, { portName, containerPort }: ScrapeTarget): Finding[] {
  const opened = model.tracks.every(({ pod }) =>
    [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].some(({ ports = [] }) =>
      ports.some((port) => port.name === portName && port.containerPort === containerPort),
    ),
  );
  const finding: Finding = {
    checkId: 'metrics-target',
    severity: FindingSeverity.ERROR,
    path,
    problem: `no dotnet-monitor sidecar writes metrics on the port ${containerPort}`,
    fix: 'add it by service.use(DotnetMonitor.withApiKey(…)), with the same metricsPort',
  };
  return opened ? [] : [finding];
}

function admitPrometheus({ intent, cluster }: ServiceContext, { containerPort }: ScrapeTarget): void {
  intent.addClient({
    namespaceName: cluster.monitoring.prometheusNamespace,
    podLabels: PROMETHEUS_PODS,
    ports: [{ containerPort }],
    onlyWatches: true,
  });
}

/** By the labels that the Operator, or the usual scrape configuration, gives all series of these pods. */
function seriesOf(context: ServiceContext, { monitor: wanted, interval }: ScrapeOptions): SeriesModel {
  const { path, namespaceName, serviceName } = context;
  const monitor = monitorFor(context, wanted);
  const seconds = intervalSeconds(path, interval);
  const byMonitor: SeriesModel = {
    labels: { job: serviceName },
    podLabel: 'pod',
    podPrefix: '',
    intervalSeconds: seconds,
  };
  const series = monitor === undefined ? seriesByAnnotations(context) : byMonitor;
  const inNamespace: Record<string, string> = namespaceName === undefined ? {} : { namespace: namespaceName };
  return { ...series, labels: { ...inNamespace, ...series.labels } };
}
