import type { Duration } from 'cdk8s';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { show } from '../private/values';
import { measuredBy, sloModel, titleOf } from './common';
import { HttpRequests } from './http-requests';
import { objectiveOf } from './objective';
import { countedGood } from './rates';
import { SloModel } from './slo-model';
import { LatencyOptions } from './slo-options';

/** In milliseconds. Source: https://learn.microsoft.com/aspnet/core/log-mon/metrics/built-in */
const DOTNET_BUCKETS = [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000];

/** An objective of how many requests are answered in time, checked. */
export function latency(context: ServiceContext, options: LatencyOptions): SloModel {
  const { path } = context;
  const sloName = options?.name ?? 'latency';
  const title = titleOf(path, sloName, options, '{ percentile: 99, threshold: Duration.millis(250) }');
  const promise = objectiveOf(path, `percentile of ${title}`, options.percentile);
  const threshold = thresholdOf(path, title, options);
  const requests = new HttpRequests(path, title, measuredBy(context, title), options);
  const kind = {
    sloName,
    promise,
    description: `${options.percentile} % of requests are answered within ${spell(threshold)}`,
    rates: (window: string, pods?: string) => {
      const more = pods === undefined ? [] : [pods];
      return countedGood(requests.rateWithin(threshold / 1000, window, more), requests.rate(window, more));
    },
    alive: (window: string) => requests.alive(window),
  };
  return sloModel(path, title, kind, options);
}

/** The threshold in milliseconds: only of a boundary between buckets is it known how many requests were faster. */
function thresholdOf(path: string, title: string, { threshold, buckets }: LatencyOptions): number {
  const wanted = millis(path, `threshold of ${title}`, threshold);
  if (buckets !== undefined && (!Array.isArray(buckets) || buckets.length === 0)) {
    const fix = 'use a list like [Duration.millis(100), Duration.millis(300)]';
    fail('slo-invalid', path, `buckets of ${title} is ${show(buckets)}`, fix);
  }
  const known = buckets?.map((bucket) => millis(path, `bucket of ${title}`, bucket)).sort((a, b) => a - b);
  const boundaries = known ?? DOTNET_BUCKETS;
  if (!boundaries.includes(wanted)) {
    const below = boundaries.filter((boundary) => boundary < wanted).at(-1);
    const above = boundaries.find((boundary) => boundary > wanted);
    const near = [below, above].filter((one) => one !== undefined).map(spell);
    const whose = known === undefined ? "ASP.NET Core's histogram" : 'its buckets';
    const own = `, or say the application's own boundaries: buckets: [${code(wanted)}, …]`;
    fail(
      'slo-invalid',
      path,
      `threshold of ${spell(wanted)} of ${title} is no boundary of ${whose}`,
      `use ${near.join(' or ')}${known === undefined ? own : ''}`,
    );
  }
  return wanted;
}

function millis(path: string, what: string, value: Duration): number {
  const known = typeof (value as Duration | undefined)?.toMilliseconds === 'function';
  const found = known ? value.toMilliseconds() : NaN;
  if (!(found > 0)) {
    const given = known ? `of ${found} ms` : show(value);
    fail('slo-invalid', path, `${what} ${given} is not valid`, 'use one like Duration.millis(250)');
  }
  return found;
}

function spell(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} s`;
}

function code(milliseconds: number): string {
  return Number.isInteger(milliseconds / 1000)
    ? `Duration.seconds(${milliseconds / 1000})`
    : `Duration.millis(${milliseconds})`;
}
