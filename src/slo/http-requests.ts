import { MeasuredModel } from '../core/series';
import { fail } from '../private/errors';
import { equal, exactly, literal, series } from '../private/promql';
import { show } from '../private/values';
import { HttpSloOptions } from './slo-options';

/**
 * ASP.NET Core's histogram `http.server.request.duration`, as Prometheus spells it.
 * Source: https://learn.microsoft.com/aspnet/core/log-mon/metrics/built-in
 */
const DURATION = 'http_server_request_duration_seconds';

/** The requests of a service that count for an objective. */
export class HttpRequests {
  private readonly everything: string[];
  private readonly counted: string[];

  public constructor(path: string, title: string, measured: MeasuredModel, options: HttpSloOptions) {
    const routes = routesOf(path, `routes of ${title}`, options.routes);
    const excluded = routesOf(path, `excludedRoutes of ${title}`, options.excludedRoutes) ?? [];
    if (routes?.length === 0) {
      fail('slo-invalid', path, `routes of ${title} is an empty list`, 'name a route, or leave routes out');
    }
    if (routes !== undefined && excluded.length > 0) {
      const problem = `${title} has both routes and excludedRoutes`;
      fail('slo-invalid', path, problem, 'give one of them: routes are all that count');
    }
    const unwanted = [...measured.unmeasuredRoutes, ...excluded];
    this.everything = equal(measured.series.labels);
    this.counted = [...this.everything, ...(routes ? [`http_route=~${pattern(routes)}`] : withoutRoutes(unwanted))];
  }

  /** The rate of the requests that also match something. */
  public rate(window: string, matchers: string[] = []): string {
    return this.rateOf('count', window, matchers);
  }

  /** The rate of the requests that took no longer than a boundary of the histogram. */
  public rateWithin(seconds: number, window: string, matchers: string[] = []): string {
    return this.rateOf('bucket', window, [boundary(seconds), ...matchers]);
  }

  /** The rate of all requests, also of those that do not count: probes keep it alive. */
  public alive(window: string): string {
    return `rate(${series(`${DURATION}_count`, this.everything)}[${window}])`;
  }

  private rateOf(part: string, window: string, matchers: string[]): string {
    return `rate(${series(`${DURATION}_${part}`, [...this.counted, ...matchers])}[${window}])`;
  }
}

/** Whole numbers are spelled `1` by Prometheus 2 and `1.0` by Prometheus 3 and OpenMetrics. */
function boundary(seconds: number): string {
  return Number.isInteger(seconds) ? `le=~${literal(`${seconds}|${exactly(`${seconds}.0`)}`)}` : `le="${seconds}"`;
}

function routesOf(path: string, what: string, routes?: string[]): string[] | undefined {
  if (routes === undefined) {
    return undefined;
  }
  const like = 'use a list like ["/orders/{id}"]';
  if (!Array.isArray(routes)) {
    fail('slo-invalid', path, `${what} is ${show(routes)}`, like);
  }
  const wrong = routes.find((route) => typeof route !== 'string' || route === '' || /\s/.test(route));
  if (wrong !== undefined || routes.includes(undefined!)) {
    fail('slo-invalid', path, `${what} has ${show(wrong)}, which is no route`, like);
  }
  return [...new Set(routes)];
}

/** The matcher that leaves out routes, if there are any. */
export function withoutRoutes(routes: string[]): string[] {
  return routes.length === 0 ? [] : [`http_route!~${pattern(routes)}`];
}

/** Routes are measured as they were mapped: with the slash before them, or without. */
function pattern(routes: string[]): string {
  const one = (route: string) => (route === '/' ? '/' : `/?${exactly(route.replace(/^\//, ''))}`);
  return literal([...new Set(routes.map(one))].join('|'));
}
