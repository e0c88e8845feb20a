import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { requireInteger } from '../../private/values';
import { AnalysisOptions } from './analysis-options';

const MOST = 2147483647;

/** The part of a metric that every kind has, checked. */
export interface Measurements {
  readonly interval?: string;
  readonly count?: number;
  readonly failureLimit?: number;
  readonly initialDelay?: string;
}

/** Source: ValidateMetric in argo-rollouts/utils/analysis/factory.go */
export function measurementsOf(path: string, title: string, options: AnalysisOptions): Measurements {
  const { interval, count, failureLimit, initialDelay } = options;
  const duration = (what: string, value: AnalysisOptions['interval']) =>
    value && `${requireSeconds('delivery-invalid', path, `${what} of ${title}`, value, 1)}s`;
  if (count !== undefined) {
    requireInteger('delivery-invalid', path, `count of ${title}`, count, 1, MOST);
  }
  if (failureLimit !== undefined) {
    requireInteger('delivery-invalid', path, `failureLimit of ${title}`, failureLimit, 0, MOST);
  }
  if (count !== undefined && count > 1 && interval === undefined) {
    const problem = `${title} measures ${count} times, but has no interval`;
    fail('delivery-invalid', path, problem, 'give it an interval, like Duration.minutes(1)');
  }
  const measured = count ?? (interval === undefined ? 1 : MOST);
  if (failureLimit !== undefined && failureLimit >= measured) {
    const problem = `${title} never fails: of ${measured} measurements ${failureLimit} may fail`;
    fail('delivery-invalid', path, problem, `lower failureLimit to ${measured - 1}, or raise count`);
  }
  return {
    interval: duration('interval', interval),
    count,
    failureLimit,
    initialDelay: duration('initialDelay', initialDelay),
  };
}

/** Whether it measures until somebody ends it. */
export function isEndless({ interval, count }: Measurements): boolean {
  return interval !== undefined && count === undefined;
}
