import { Duration } from 'cdk8s';
import { Metrics } from '../../../src/observability/metrics/metrics';
import { PrometheusMetricsOptions, PrometheusMonitor } from '../../../src/observability/metrics/metrics-options';
import { messageOf } from '../../support/manifests';
import { monitored, monitoredShop } from '../monitored';
import { BareService } from '../../support/bare-service';

test.each<[string, PrometheusMetricsOptions, string]>([
  [
    'a path without a slash',
    { path: 'metrics' },
    'path of the metrics "metrics" is not valid; use one like "/metrics", without a query',
  ],
  [
    'a query',
    { path: '/metrics?a=1' },
    'path of the metrics "/metrics?a=1" is not valid; use one like "/metrics", without a query',
  ],
  [
    'white space',
    { path: '/my metrics' },
    'path of the metrics "/my metrics" is not valid; use one like "/metrics", without a query',
  ],
  ['a path that is a number', { path: 1 as any }, 'path of the metrics 1 is not a string; use one like "/metrics"'],
  ['no path', { path: '' }, 'path of the metrics is empty; use one like "/metrics"'],
  ['port 0', { port: 0 }, 'port of the metrics 0 is not valid; use a whole number from 1 to 65535'],
  [
    'a port as text',
    { port: '9464' as any },
    'port of the metrics "9464" is not valid; use a whole number from 1 to 65535',
  ],
  [
    'a port that is no number',
    { port: NaN },
    'port of the metrics NaN is not valid; use a whole number from 1 to 65535',
  ],
  [
    'an interval of nothing',
    { interval: Duration.seconds(0) },
    'interval of the metrics of 0 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'an interval as text',
    { interval: '15s' as any },
    'interval of the metrics "15s" is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'half a second',
    { timeout: Duration.millis(500) },
    'timeout of the metrics of 0.5 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'a timeout above the interval',
    { interval: Duration.seconds(15), timeout: Duration.seconds(20) },
    'the timeout of the metrics, 20 s, is longer than their interval, 15 s; wait 15 s at most, or raise the interval',
  ],
  [
    'another monitor',
    { monitor: 'Probe' as any },
    'monitor of the metrics "Probe" is unknown; use PrometheusMonitor.POD or .SERVICE',
  ],
  [
    'no monitor',
    { monitor: null as any },
    'monitor of the metrics null is unknown; use PrometheusMonitor.POD or .SERVICE',
  ],
  [
    'labels as text',
    { labels: 'team' as any },
    'labels of the metrics "team" is not a plain object; use labels by key, like { "example.com/team": "blue" }',
  ],
  [
    'a label of the library’s',
    { labels: { 'cdk8s-aspnetcore/service': 'x' } },
    'label cdk8s-aspnetcore/service is set by the library, selectors rely on it; use a key of your own',
  ],
])('%s is refused', (_, options, message) => {
  expect(messageOf(() => monitored([Metrics.prometheus(options)]))).toBe(`shop/web: ${message}`);
});

test.each([[null], ['/metrics'], [new Map()]])('options that are %p are refused', (options: any) => {
  const shown = options === null ? 'null' : typeof options === 'string' ? '"/metrics"' : '(of the class Map)';
  expect(messageOf(() => monitored([Metrics.prometheus(options)]))).toBe(
    `shop/web: metrics ${shown} is not a plain object; use options like { path: "/metrics" }`,
  );
});

test('a port that is taken is refused', () => {
  const second = { capabilityName: 'x', bind: (context: any) => Metrics.prometheus({ port: 9000 }).bind(context) };
  expect(messageOf(() => monitored([Metrics.prometheus({ port: 9000 }), second]))).toBe(
    'shop/web: port metrics (9000) collides with port metrics (9000); give each port a name and a number of its own',
  );
});

test('a name that leaves no room for the metrics Service is refused', () => {
  const name = 'w'.repeat(56);
  const metrics = Metrics.prometheus({ monitor: PrometheusMonitor.SERVICE });
  expect(messageOf(() => new BareService(monitoredShop(), name, [metrics]))).toContain(
    `shop/${name}: name of the metrics Service "${name}-metrics" `,
  );
});

test.each([[0], ['1' as any]])('the port %p of dotnet monitor is refused', (port: number) => {
  expect(messageOf(() => monitored([Metrics.dotnetMonitor({ port })]))).toBe(
    `shop/web: port of the metrics ${JSON.stringify(port)} is not valid; use a whole number from 1 to 65535`,
  );
});
