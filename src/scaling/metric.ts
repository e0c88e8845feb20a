import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { requireLabel } from '../private/labels';
import { requireDnsLabel } from '../private/names';
import { requireCpu, requireSize } from '../private/units';
import { requirePlainObject, requireString, show } from '../private/values';
import { Slo } from '../slo/slo';
import { BURN_RATE_METRIC, burnRateOf } from './burn-rate-metric';
import {
  CpuMetricOptions,
  ExternalMetricOptions,
  MemoryMetricOptions,
  ObjectMetricOptions,
  PodsMetricOptions,
  SloMetricOptions,
} from './metric-options';
import { MetricTarget, podsTarget, resourceTarget, valueTarget } from './metric-target';

/** Which of the cluster's metrics APIs serves a metric. */
export type MetricsApi = 'metrics' | 'custom.metrics' | 'external.metrics';

/** A metric, checked: what is measured, and what it should be. */
export interface ResolvedMetric {
  readonly api: MetricsApi;
  /** For messages: `metric cpu`. */
  readonly label: string;
  /** `Resource`, `Pods`, …; the API's member of this kind has the same name in camel case. */
  readonly sourceType: string;
  readonly source: Record<string, unknown>;
  readonly target: MetricTarget;
  /** What its adapter needs, where that is known: a few words for whoever prepares the cluster. */
  readonly install?: string;
}

type Produce = (path: string, context: ServiceContext) => ResolvedMetric;

/** One thing that an autoscaler measures, and what it should be. */
export class Metric {
  /** The CPU that the pods use. Every container needs a request where the target is a percentage. */
  public static cpu(options: CpuMetricOptions): Metric {
    return new Metric((path) => resource('metric cpu', 'cpu', cpuTarget(path, 'metric cpu', options)));
  }

  /**
   * The memory that the pods use. Of use where memory grows with the load and shrinks again; the .NET heap
   * keeps what it once had until it gets near the limit.
   */
  public static memory(options: MemoryMetricOptions): Metric {
    return new Metric((path) => resource('metric memory', 'memory', memoryTarget(path, 'metric memory', options)));
  }

  /** The CPU that one container of each pod uses: sidecars don't count. */
  public static containerCpu(containerName: string, options: CpuMetricOptions): Metric {
    return new Metric((path) => {
      const label = containerLabel(path, 'cpu', containerName);
      return containerResource(label, 'cpu', containerName, cpuTarget(path, label, options));
    });
  }

  /** The memory that one container of each pod uses: sidecars don't count. */
  public static containerMemory(containerName: string, options: MemoryMetricOptions): Metric {
    return new Metric((path) => {
      const label = containerLabel(path, 'memory', containerName);
      return containerResource(label, 'memory', containerName, memoryTarget(path, label, options));
    });
  }

  /**
   * A metric that the pods have themselves, such as the requests that each gets. The cluster needs a metrics
   * adapter that serves it.
   * @param metricName as the adapter serves it, like `http_requests_per_second`
   */
  public static pods(metricName: string, options: PodsMetricOptions): Metric {
    return new Metric((path) => {
      const label = labelOf(path, metricName, options, '{ averageValue: 100 }');
      const target = podsTarget(path, label, options.averageValue);
      const source = { metric: identify(path, label, metricName, options.selector) };
      return { api: 'custom.metrics', label, sourceType: 'Pods', source, target };
    });
  }

  /**
   * A metric of one object of the namespace, such as the requests that an Ingress gets. The cluster needs a
   * metrics adapter that serves it.
   * @param metricName as the adapter serves it
   */
  public static ofObject(metricName: string, options: ObjectMetricOptions): Metric {
    return new Metric((path) => {
      const like = '{ apiVersion: "networking.k8s.io/v1", kind: "Ingress", name: "web", value: 1000 }';
      const label = labelOf(path, metricName, options, like);
      const describedObject = describe(path, label, options);
      const target = valueTarget(path, label, options);
      const source = { describedObject, metric: identify(path, label, metricName, options.selector) };
      return { api: 'custom.metrics', label, sourceType: 'Object', source, target };
    });
  }

  /**
   * A metric of something outside the cluster, such as the length of a queue. The cluster needs a metrics
   * adapter that serves it.
   * @param metricName as the adapter serves it
   */
  public static external(metricName: string, options: ExternalMetricOptions): Metric {
    return new Metric((path) => {
      const label = labelOf(path, metricName, options, '{ averageValue: 30 }');
      const target = valueTarget(path, label, options);
      const source = { metric: identify(path, label, metricName, options.selector) };
      return { api: 'external.metrics', label, sourceType: 'External', source, target };
    });
  }

  /**
   * How fast the error budget of one of the service's `slos` burns, over the last five minutes: with twice the aim
   * come twice the pods. Of use for a latency that more pods improve, and beside another metric, since it is 0 for as
   * long as all is well. The cluster needs prometheus-adapter with the rule that the prerequisites name.
   */
  public static slo(slo: Slo, options: SloMetricOptions = {}): Metric {
    return new Metric((path, context) => {
      const { selector, sloName, install } = burnRateOf(context, slo, options);
      const { burnRate = 1, metricName } = { ...options, metricName: options.metricName ?? BURN_RATE_METRIC };
      const label = `${labelOf(path, metricName, options, '{ burnRate: 1 }')} of "${sloName}"`;
      const target = valueTarget(path, label, { value: burnRate });
      const source = { metric: identify(path, label, metricName, selector) };
      return { api: 'external.metrics', label, sourceType: 'External', source, target, install: install(metricName) };
    });
  }

  private readonly produce: Produce;

  private constructor(produce: Produce) {
    this.produce = produce;
  }

  /**
   * The metric, checked.
   * @internal
   */
  public _resolve(context: ServiceContext): ResolvedMetric {
    return this.produce(context.path, context);
  }
}

function cpuTarget(path: string, label: string, options: CpuMetricOptions): MetricTarget {
  const amount = (what: string, value: Cpu) => requireCpu('scaling-invalid', path, what, value);
  return resourceTarget(path, label, options, 'decimal', amount);
}

function memoryTarget(path: string, label: string, options: MemoryMetricOptions): MetricTarget {
  const amount = (what: string, value: Size) => requireSize('scaling-invalid', path, what, value);
  return resourceTarget(path, label, options, 'binary', amount);
}

function resource(label: string, name: string, target: MetricTarget): ResolvedMetric {
  return { api: 'metrics', label, sourceType: 'Resource', source: { name }, target };
}

/** On by default from Kubernetes 1.27 on. Source: HPAContainerMetrics in kubernetes/pkg/features/kube_features.go */
function containerResource(label: string, name: string, container: string, target: MetricTarget): ResolvedMetric {
  return { api: 'metrics', label, sourceType: 'ContainerResource', source: { container, name }, target };
}

function containerLabel(path: string, name: string, containerName: string): string {
  return `metric ${name} of the container "${requireDnsLabel(path, 'container name of a metric', containerName)}"`;
}

/** How messages call a metric of the user's, once its name is one. */
function labelOf(path: string, metricName: string, options: object, like: string): string {
  const fix = 'use the name that "kubectl get --raw" of the metrics API shows, like "http_requests_per_second"';
  requireString('scaling-invalid', path, 'name of a metric', metricName, fix);
  if (/[/%]/.test(metricName) || metricName === '.' || metricName === '..') {
    fail('scaling-invalid', path, `name of a metric ${show(metricName)} is not valid`, fix);
  }
  const label = `metric ${metricName}`;
  requirePlainObject('scaling-invalid', path, `options of the ${label}`, options, `use them like ${like}`);
  return label;
}

function identify(path: string, label: string, name: string, selector: Record<string, string> = {}): unknown {
  const what = `${label}: selector`;
  requirePlainObject('scaling-invalid', path, what, selector, 'use labels by key, like { queue: "orders" }');
  Object.entries(selector).forEach(([key, value]) => requireLabel(path, key, value));
  return { name, selector: { matchLabels: selector } };
}

function describe(path: string, label: string, { apiVersion, kind, name }: ObjectMetricOptions): unknown {
  const members = { apiVersion, kind, name };
  const like = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' };
  for (const member of ['apiVersion', 'kind', 'name'] as const) {
    const what = `${label}: ${member}`;
    requireString('scaling-invalid', path, what, members[member], `use one like "${like[member]}"`);
  }
  return members;
}
