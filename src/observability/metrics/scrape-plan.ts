import type { Duration } from 'cdk8s';
import { ServiceContext } from '../../core/service-context';
import { requireUserLabels } from '../../core/service-labels';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { requireInteger, requirePlainObject, requireString, show } from '../../private/values';
import { hasPrometheusOperator, requirePrometheusOperator } from '../prometheus-operator';
import { PrometheusMonitor, PrometheusMetricsOptions, ScrapeOptions } from './metrics-options';

const CODE = 'metrics-invalid';

/** The plurals of the two kinds. */
const PLURALS = { [PrometheusMonitor.POD]: 'podmonitors', [PrometheusMonitor.SERVICE]: 'servicemonitors' };

/** What is scraped. */
export interface ScrapeTarget {
  /** The name of the port, as the pods open it. */
  readonly portName: string;
  /** Its number. */
  readonly containerPort: number;
  /** The path of the metrics. */
  readonly path: string;
}

/** How something is scraped; checked. */
export interface ScrapePlan {
  readonly target: ScrapeTarget;
  /** Like `15s`. */
  readonly interval?: string;
  /** Like `10s`. */
  readonly timeout?: string;
  /** Undefined where annotations on the pods have to do. */
  readonly monitor?: PrometheusMonitor;
  /** Further labels of the monitor. */
  readonly labels: Record<string, string>;
}

/** The options, whatever JavaScript gave. */
export function requireOptions<T extends PrometheusMetricsOptions>(path: string, options: T): T {
  return requirePlainObject(CODE, path, 'metrics', options, 'use options like { path: "/metrics" }');
}

/** A port that is known to be one. */
export function requireMetricsPort(path: string, port: number): number {
  return requireInteger(CODE, path, 'port of the metrics', port, 1, 65535);
}

/** A path that both an URL and an annotation can have. */
export function requireMetricsPath(at: string, path: string): string {
  const fix = 'use one like "/metrics"';
  requireString(CODE, at, 'path of the metrics', path, fix);
  if (!/^\/[^\s?#]*$/.test(path)) {
    fail(CODE, at, `path of the metrics ${show(path)} is not valid`, `${fix}, without a query`);
  }
  return path;
}

/** How many seconds lie between two scrapes, where the user says so. */
export function intervalSeconds(path: string, interval: Duration | undefined): number | undefined {
  return interval === undefined ? undefined : requireSeconds(CODE, path, 'interval of the metrics', interval, 1);
}

/** How a target is scraped on a cluster. */
export function scrapePlan(context: ServiceContext, target: ScrapeTarget, options: ScrapeOptions): ScrapePlan {
  const { path } = context;
  const { interval, timeout, labels = {} } = options;
  const every = intervalSeconds(path, interval);
  const wait = timeout === undefined ? undefined : requireSeconds(CODE, path, 'timeout of the metrics', timeout, 1);
  if (every !== undefined && wait !== undefined && wait > every) {
    const problem = `the timeout of the metrics, ${wait} s, is longer than their interval, ${every} s`;
    fail(CODE, path, problem, `wait ${every} s at most, or raise the interval`);
  }
  return {
    target,
    interval: every === undefined ? undefined : `${every}s`,
    timeout: wait === undefined ? undefined : `${wait}s`,
    monitor: chosenMonitor(context, options.monitor),
    labels: requireUserLabels(path, labels, 'labels of the metrics'),
  };
}

/** What the user wants, else what the cluster has; undefined where annotations have to do. */
export function monitorFor(
  { path, cluster }: ServiceContext,
  wanted: PrometheusMonitor | undefined,
): PrometheusMonitor | undefined {
  const known = [PrometheusMonitor.POD, PrometheusMonitor.SERVICE];
  if (wanted !== undefined && !known.includes(wanted)) {
    const problem = `monitor of the metrics ${show(wanted)} is unknown`;
    fail(CODE, path, problem, 'use PrometheusMonitor.POD or .SERVICE');
  }
  return wanted ?? known.find((kind) => hasPrometheusOperator(cluster, PLURALS[kind]));
}

function chosenMonitor(context: ServiceContext, wanted: PrometheusMonitor | undefined): PrometheusMonitor | undefined {
  const monitor = monitorFor(context, wanted);
  if (monitor !== undefined) {
    const otherwise = 'leave out monitor, for prometheus.io annotations on the pods';
    requirePrometheusOperator(context, PLURALS[monitor], otherwise);
  }
  return monitor;
}
