import { Chart, Testing } from 'cdk8s';
import { Dashboard } from '../../../src/observability/dashboard/dashboard';
import { Slo } from '../../../src/slo/slo';
import { BareService } from '../../support/bare-service';
import { dashboardOf, dashboardsOf, panelOf, panelsOf, PUSHED, queriesOf, SCRAPED, shown } from './support';

const PODS = 'web-[bcdfghjklmnpqrstvwxz2456789]+-[a-z0-9]{5}';
const CANARY_PODS = 'web-canary-[bcdfghjklmnpqrstvwxz2456789]+-[a-z0-9]{5}';

function titles(dashboard: any): string[] {
  return dashboard.panels.filter(({ type }: any) => type === 'row').map(({ title }: any) => title);
}

describe('whether there is one', () => {
  const bound = (dashboard: Dashboard) => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    const metrics = { capabilityName: 'metrics', bind: ({ intent }: any) => intent.measureBy(SCRAPED) };
    return new BareService(chart, 'web', [metrics, dashboard]).manifests.length;
  };
  const slos = [Slo.availability(99.9)];

  test.each<[string, Dashboard, number]>([
    ['nobody asked, no objectives', Dashboard._of([]), 0],
    ['nobody asked, an objective', Dashboard._of(slos), 1],
    ['asked, no objectives', Dashboard._of([], Dashboard.grafana()), 1],
    ['none in spite of objectives', Dashboard._of(slos, Dashboard.none()), 0],
    ['bound as it is', Dashboard.grafana(), 1],
  ])('%s', (_name, dashboard, count) => {
    expect(bound(dashboard)).toBe(count);
  });

  test('what is no dashboard stays what it is', () => {
    expect(Dashboard._of([], 3 as any)).toBe(3);
  });
});

describe('what it shows', () => {
  test('rows by what there is', () => {
    const slos = [Slo.availability(99.9)];
    const all = ['Service level objectives', 'Requests', 'Pods', '.NET'];
    expect(titles(dashboardOf({ slos }))).toEqual(all);
    expect(titles(dashboardOf())).toEqual(all.slice(1));
    expect(titles(dashboardOf({ options: { dotnetPanels: false } }))).toEqual(['Requests', 'Pods']);
    expect(titles(dashboardOf({ series: null }))).toEqual(['Pods']);
  });

  test('the panels of an objective', () => {
    const dashboard = dashboardOf({ slos: [Slo.availability(99.9)] });
    const of = '{namespace="shop",service="web",slo="availability"}';
    expect(queriesOf(dashboard, 'availability: budget left')).toEqual([
      ['left', `slo:error_budget_remaining:ratio${of}`],
    ]);
    expect(queriesOf(dashboard, 'availability: burn rate')).toEqual([
      ['5 minutes', `slo:current_burn_rate:ratio${of}`],
      ['1 hour', `slo:error_ratio:rate1h${of} / slo:error_budget:ratio${of}`],
      ['6 hours', `slo:error_ratio:rate6h${of} / slo:error_budget:ratio${of}`],
    ]);
    const { steps } = panelOf(dashboard, 'availability: burn rate').fieldConfig.defaults.thresholds;
    expect(steps.map(({ value }: any) => value)).toEqual([null, 1, 3, 6, 14.4]);
    expect(queriesOf(dashboard, 'availability: bad requests')).toEqual([
      ['5 minutes', `slo:error_ratio:rate5m${of}`],
      ['1 hour', `slo:error_ratio:rate1h${of}`],
      ['allowed', `slo:error_budget:ratio${of}`],
    ]);
  });

  test('requests of users only, of the pods that are chosen', () => {
    const dashboard = dashboardOf({ unmeasured: ['/healthz/live', '/metrics'] });
    const own = 'namespace="shop",job="web",pod=~"${track:raw}",pod=~"$pod"';
    const matchers = `${own},http_route!~"/?healthz/live|/?metrics"`;
    const rate = `sum(rate(http_server_request_duration_seconds_count{${matchers}}[$__rate_interval]))`;
    expect(queriesOf(dashboard, 'Requests')).toEqual([['requests', rate]]);
    const failed = rate.replace('}[', ',http_response_status_code=~"5.."}[');
    expect(queriesOf(dashboard, 'Failed requests')).toEqual([['failed', `(${failed} or vector(0)) / ${rate}`]]);
    const buckets = `http_server_request_duration_seconds_bucket{${matchers}}[$__rate_interval]`;
    expect(queriesOf(dashboard, 'Latency')).toEqual([
      ['p50', `histogram_quantile(0.5, sum by (le) (rate(${buckets})))`],
      ['p95', `histogram_quantile(0.95, sum by (le) (rate(${buckets})))`],
      ['p99', `histogram_quantile(0.99, sum by (le) (rate(${buckets})))`],
    ]);
    expect(queriesOf(dashboard, 'Requests in progress')).toEqual([
      ['in progress', `sum(http_server_active_requests{${own}})`],
    ]);
  });

  test('pods by the instance that OpenTelemetry names', () => {
    const matchers = 'job="shop/web",instance=~"shop\\\\.(${track:raw})([.].*)?",instance=~"shop\\\\.($pod)([.].*)?"';
    expect(queriesOf(dashboardOf({ series: PUSHED }), 'Kestrel connections')).toEqual([
      ['{{instance}}', `sum by (instance) (kestrel_active_connections{${matchers}})`],
    ]);
  });

  test('of .NET, the metrics of .NET 9 or those of its instrumentation before', () => {
    const own = '{namespace="shop",job="web",pod=~"${track:raw}",pod=~"$pod"}';
    expect(queriesOf(dashboardOf(), 'GC pauses')).toEqual([
      [
        '{{pod}}',
        `sum by (pod) (rate(dotnet_gc_pause_time_seconds_total${own}[$__rate_interval])) or sum by (pod) (rate(process_runtime_dotnet_gc_duration_nanoseconds_total${own}[$__rate_interval])) / 1e9`,
      ],
    ]);
  });

  test('the queue of the thread pool, which .NET 9 calls a counter', () => {
    const own = '{namespace="shop",job="web",pod=~"${track:raw}",pod=~"$pod"}';
    const names = ['', '_total'].map((end) => `dotnet_thread_pool_queue_length${end}`);
    const expected = [...names, 'process_runtime_dotnet_thread_pool_queue_length'];
    const query = expected.map((name) => `sum by (pod) (${name}${own})`).join(' or ');
    expect(queriesOf(dashboardOf(), 'Thread pool queue')).toEqual([['{{pod}}', query]]);
  });

  test('tracks side by side, where there are several', () => {
    expect(panelsOf(dashboardOf()).filter(({ title }) => title.includes('by track'))).toEqual([]);
    const dashboard = dashboardOf({ tracks: ['canary'] });
    const rate = (pods: string) =>
      `sum(rate(http_server_request_duration_seconds_count{namespace="shop",job="web",pod=~"${pods}"}[$__rate_interval]))`;
    expect(queriesOf(dashboard, 'Requests by track')).toEqual([
      ['stable', rate(PODS)],
      ['canary', rate(CANARY_PODS)],
    ]);
    const [, track] = dashboard.templating.list;
    expect(track).toMatchObject({ query: `stable : ${PODS}, canary : ${CANARY_PODS}`, hide: 0 });
    expect(track.allValue).toBe(`${PODS}|${CANARY_PODS}`);
  });

  test.each<[string, (intent: any) => void, string[][]]>([
    ['a fixed number', (intent) => intent.scaleTo(3), [['wanted', 'vector(3)']]],
    [
      'an autoscaler',
      (intent) => intent.scaleBetween(2, 5),
      ['min', 'max'].map((which) => [
        which,
        `max(kube_horizontalpodautoscaler_spec_${which}_replicas{namespace="shop",horizontalpodautoscaler=~"(keda-hpa-)?web"})`,
      ]),
    ],
  ])('ready pods against %s', (_name, scale, wanted) => {
    const scaling = { capabilityName: 'scaling', bind: ({ intent }: any) => scale(intent) };
    expect(queriesOf(dashboardOf({ more: [scaling] }), 'Ready pods')).toEqual([
      ['ready', `sum(kube_pod_status_ready{namespace="shop",pod=~"${PODS}",condition="true"})`],
      ...wanted,
    ]);
  });

  test('a chart without a namespace', () => {
    const dashboard = dashboardOf({ namespaceName: null });
    expect([dashboard.uid, dashboard.title, dashboard.tags]).toEqual(['web', 'web', ['aspnetcore']]);
    expect(dashboard.templating.list[2].definition).toBe('label_values(kube_pod_info{pod=~"${track:raw}"}, pod)');
  });

  test('its own words', () => {
    const options = { title: 'Shop', tags: ['a', 'b', 'a'], refresh: 'off', timezone: 'Europe/Berlin' };
    const expected = { title: 'Shop', tags: ['a', 'b'], refresh: '', timezone: 'Europe/Berlin', uid: 'shop_web' };
    expect(dashboardOf({ options })).toMatchObject(expected);
    const usual = { title: 'shop / web', tags: ['aspnetcore', 'shop'], refresh: '30s', timezone: 'browser' };
    expect(dashboardOf()).toMatchObject(usual);
  });

  test('synth twice gives the same bytes', () => {
    const service = shown({ slos: [Slo.availability(99.9)] });
    expect(JSON.stringify(service.manifests)).toBe(JSON.stringify(service.manifests));
    expect(dashboardsOf(service)).toHaveLength(1);
  });
});
