import { series } from '../../private/promql';
import { curves, number, Panel, Query } from './grafana-panel';
import { alarming, Row } from './rows';
import { routeTable } from './route-table';
import { Selection, ShownTrack } from './selection';

/**
 * ASP.NET Core's metrics in Prometheus' spelling.
 * Source: https://learn.microsoft.com/aspnet/core/log-mon/metrics/built-in-http
 */
const DURATION = 'http_server_request_duration_seconds';
const ACTIVE = 'http_server_active_requests';

const FAILED = 'http_response_status_code=~"5.."';

const CLASSES = [
  { digit: 2, color: 'green' },
  { digit: 3, color: 'blue' },
  { digit: 4, color: 'orange' },
  { digit: 5, color: 'red' },
];

/** Steps of latency in seconds. */
const LATENCY = alarming(0.5, 1);

/** What users ask for: how much, how much of it fails, and how long it takes. */
export function requestRow(selection: Selection, tracks: ShownTrack[]): Row {
  const matchers = selection.requests();
  return {
    title: 'Requests',
    panels: [
      ...numbers(matchers, selection),
      ...overTime(matchers),
      routeTable(matchers),
      ...(tracks.length > 1 ? byTrack(selection, tracks) : []),
    ],
  };
}

/** How many requests there are in a second. */
export function requestRate(matchers: string[]): string {
  return `sum(rate(${series(`${DURATION}_count`, matchers)}[$__rate_interval]))`;
}

/** The share of them that fail; 0 as long as none does, whose series are not there yet. */
function failedShare(matchers: string[]): string {
  return `(${requestRate([...matchers, FAILED])} or vector(0)) / ${requestRate(matchers)}`;
}

/** How long all but some of them take. */
function latency(quantile: number, matchers: string[]): string {
  const buckets = series(`${DURATION}_bucket`, matchers);
  return `histogram_quantile(${quantile}, sum by (le) (rate(${buckets}[$__rate_interval])))`;
}

function numbers(matchers: string[], selection: Selection): Panel[] {
  const one = (expr: string, legend: string) => ({ width: 6, min: 0, queries: [{ expr, legend }] });
  return [
    number({
      title: 'Requests',
      description: 'Requests in a second, without those of probes and metrics.',
      unit: 'reqps',
      ...one(requestRate(matchers), 'requests'),
    }),
    number({
      title: 'Failed requests',
      description: 'The share of requests that were answered by a status of 500 or above.',
      unit: 'percentunit',
      decimals: 2,
      steps: alarming(0.001, 0.01),
      ...one(failedShare(matchers), 'failed'),
    }),
    number({
      title: 'Latency, p95',
      description: '95 of 100 requests take no longer.',
      unit: 's',
      steps: LATENCY,
      ...one(latency(0.95, matchers), 'p95'),
    }),
    number({
      title: 'Requests in progress',
      description: 'Requests that are being worked on, those of probes and metrics included.',
      unit: 'none',
      ...one(`sum(${series(ACTIVE, selection.own())})`, 'in progress'),
    }),
  ];
}

function overTime(matchers: string[]): Panel[] {
  const status = CLASSES.map(({ digit, color }) => ({
    expr: requestRate([...matchers, `http_response_status_code=~"${digit}.."`]),
    legend: `${digit}xx`,
    color,
  }));
  const quantiles = [0.5, 0.95, 0.99].map((quantile) => ({
    expr: latency(quantile, matchers),
    legend: `p${quantile * 100}`,
  }));
  return [
    curves({
      title: 'Requests by status',
      description: 'Requests in a second, by the class of their status.',
      unit: 'reqps',
      width: 8,
      min: 0,
      stacked: true,
      queries: status,
    }),
    curves({
      title: 'Failed requests over time',
      description: 'The share of requests that were answered by a status of 500 or above.',
      unit: 'percentunit',
      width: 8,
      min: 0,
      filled: true,
      queries: [{ expr: failedShare(matchers), legend: 'failed', color: 'red' }],
    }),
    curves({
      title: 'Latency',
      description: 'How long 50, 95 and 99 of 100 requests take at most.',
      unit: 's',
      width: 8,
      min: 0,
      queries: quantiles,
    }),
  ];
}

function byTrack(selection: Selection, tracks: ShownTrack[]): Panel[] {
  const queries = (expr: (matchers: string[]) => string): Query[] =>
    tracks.map((track) => ({ expr: expr(selection.requests(track)), legend: track.trackName }));
  const common = { width: 8, min: 0 };
  return [
    curves({
      title: 'Requests by track',
      description: 'Requests in a second, by the track whose pods answer them.',
      unit: 'reqps',
      ...common,
      stacked: true,
      queries: queries(requestRate),
    }),
    curves({
      title: 'Failed requests by track',
      description: 'The share of failed requests of each track: a new version should have no more than the old one.',
      unit: 'percentunit',
      ...common,
      queries: queries(failedShare),
    }),
    curves({
      title: 'Latency by track, p95',
      description: 'How long 95 of 100 requests take at most, by track.',
      unit: 's',
      ...common,
      queries: queries((matchers) => latency(0.95, matchers)),
    }),
  ];
}
