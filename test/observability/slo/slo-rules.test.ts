import { Chart, Duration, Testing } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import * as fc from 'fast-check';
import { Prerequisites } from '../../../src/core/prerequisites';
import { SloRules } from '../../../src/observability/slo/slo-rules';
import { Slo } from '../../../src/slo/slo';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';
import { expectPromql, promqlErrors } from '../../support/promql';
import { BY_OTLP, measured, OPERATED, service } from '../../slo/support';

const RUNBOOK = 'https://runbooks.example.com/web';
const LABELS = { namespace: 'shop', service: 'web', slo: 'availability' };
const OF = '{namespace="shop",service="web",slo="availability"}';
const ALL = 'http_server_request_duration_seconds_count{namespace="shop",job="web"';
const COUNTED = `${ALL},http_route!~"/?healthz/live|/?healthz/ready"`;

/** The rules of the objectives, by group. */
function groupsOf(slos: Slo[], series = measured()): any[] {
  return service([series, new SloRules(slos)]).manifests[0].spec.groups;
}

/** The group's rules of one kind, as `name: expression`. */
function expressions(rules: any[], kind: 'record' | 'alert'): string[] {
  return rules.filter((rule) => rule[kind] !== undefined).map((rule) => `${rule[kind]}: ${rule.expr}`);
}

test('the object, found by the cluster', () => {
  const cluster = ClusterProfile.managed({
    addons: ['prometheus-operator'],
    monitoring: { selectorLabels: { release: 'prom' } },
  });
  const { manifests, context } = service([measured(), new SloRules([Slo.availability(99.9)])], cluster);
  expect(manifests.map(({ apiVersion, kind }) => [apiVersion, kind])).toEqual([
    ['monitoring.coreos.com/v1', 'PrometheusRule'],
  ]);
  const { name, labels } = manifests[0].metadata;
  expect([name, manifests[0].metadata.namespace, labels.release]).toEqual(['web-slos', 'shop', 'prom']);
  expect(Prerequisites.of(context.scope).all.map((needed) => needed.name)).toEqual(['prometheus-operator']);
});

test('what is recorded, in the order in which it is needed', () => {
  const [first, period, ...more] = groupsOf([Slo.availability(99.9, { period: Duration.days(28) })]);
  const ratio = (window: string) =>
    `slo:error_ratio:rate${window}: sum_over_time(slo:requests_bad:rate5m${OF}[${window}])` +
    ` / (sum_over_time(slo:requests:rate5m${OF}[${window}]) > 0)`;
  expect(more).toEqual([]);
  expect([first.name, first.interval]).toEqual(['web-availability', undefined]);
  expect(expressions(first.rules, 'record')).toEqual([
    `slo:requests:rate5m: sum(rate(${COUNTED}}[5m])) or sum(rate(${ALL}}[5m])) * 0`,
    `slo:requests_bad:rate5m: (sum(rate(${COUNTED},http_response_status_code=~"5.."}[5m])) or vector(0))`,
    `slo:error_ratio:rate5m: slo:requests_bad:rate5m${OF} / (slo:requests:rate5m${OF} > 0)`,
    ...['30m', '1h', '2h', '6h', '1d', '3d'].map(ratio),
    'slo:objective:ratio: vector(0.999)',
    'slo:error_budget:ratio: vector(0.001)',
    `slo:current_burn_rate:ratio: slo:error_ratio:rate5m${OF} / 0.001 or slo:requests:rate5m${OF} * 0`,
  ]);
  expect([period.name, period.interval]).toEqual(['web-availability.period', '2m']);
  expect(expressions(period.rules, 'record')).toEqual([
    ratio('28d'),
    `slo:error_budget_remaining:ratio: 1 - slo:error_ratio:rate28d${OF} / 0.001`,
  ]);
  expect([...first.rules, ...period.rules].filter(({ record }) => record).map(({ labels }) => labels)).toEqual(
    Array(14).fill(LABELS),
  );
});

test('the alerts of 99.9 %, by the table of the SRE workbook', () => {
  const [{ rules }] = groupsOf([Slo.availability(99.9, { runbookUrl: RUNBOOK })]);
  const above = (window: string, factor: string) => `slo:error_ratio:rate${window}${OF} > (${factor} * 0.001)`;
  const both = (factor: string, long: string, short: string) => `(${above(long, factor)} and ${above(short, factor)})`;
  const told = '{{ $value | humanizePercentage }} of the requests are bad, and 0.1 % may be. ';
  const objective = '99.9 % of requests do not fail, over 30 days. ';
  expect(rules.slice(-3)).toEqual([
    {
      alert: 'ErrorBudgetBurnsFast',
      expr: `${both('14.4', '1h', '5m')} or ${both('6', '6h', '30m')}`,
      labels: { ...LABELS, severity: 'page' },
      annotations: {
        summary: 'web: the error budget of availability burns fast',
        description: `${told}Objective: ${objective}This fires at a burn rate above 14.4 over 1h and 5m (2 % of the budget in 1h), or 6 over 6h and 30m (5 % of the budget in 6h).`,
        runbook_url: RUNBOOK,
      },
    },
    {
      alert: 'ErrorBudgetBurnsSlowly',
      expr: `${both('3', '1d', '2h')} or ${both('1', '3d', '6h')}`,
      labels: { ...LABELS, severity: 'ticket' },
      annotations: {
        summary: 'web: the error budget of availability burns slowly',
        description: `${told}Objective: ${objective}This fires at a burn rate above 3 over 1d and 2h (10 % of the budget in 1d), or 1 over 3d and 6h (10 % of the budget in 3d).`,
        runbook_url: RUNBOOK,
      },
    },
    {
      alert: 'SloWithoutMetrics',
      expr: `absent(slo:requests:rate5m${OF})`,
      for: '15m',
      labels: { ...LABELS, severity: 'ticket' },
      annotations: {
        summary: 'web: there are no metrics to work out availability from',
        description: `Nothing has been measured for 15 minutes, so no alert watches the objective: ${objective}Look whether the pods run, offer their metrics, and are scraped every 75 s or more often.`,
        runbook_url: RUNBOOK,
      },
    },
  ]);
});

test('severities of its own, no runbook, and only the rows that can fire', () => {
  const slo = Slo.availability(80, { pageSeverity: 'critical', ticketSeverity: 'warning' });
  const [{ rules }] = groupsOf([slo]);
  const alerts = rules.filter(({ alert }: any) => alert !== undefined);
  expect(alerts.map(({ alert, labels }: any) => [alert, labels.severity])).toEqual([
    ['ErrorBudgetBurnsSlowly', 'warning'],
    ['SloWithoutMetrics', 'warning'],
  ]);
  expect(Object.keys(alerts[0].annotations).sort()).toEqual(['description', 'summary']);
  expect(alerts[0].expr).not.toContain('14.4');
});

test('what a user wrote is no template of an annotation', () => {
  const [{ rules }] = groupsOf([
    Slo.ratio('orders', {
      percent: 99,
      description: 'orders of {{ $labels.shop }}',
      bad: 'rate(bad{ {{selector}} }[{{window}}])',
      total: 'rate(all{ {{selector}} }[{{window}}])',
    }),
  ]);
  expect(rules[0].expr).toBe('sum(rate(all{ namespace="shop",job="web" }[5m]))');
  expect(rules.at(-1).annotations.description).toContain('orders of {{ "{{" }} $labels.shop }}, over 30 days.');
});

test('a service that may stop has no metrics at times, and nobody is told', () => {
  const stops = { capabilityName: 'stops', bind: ({ intent }: any) => intent.scaleBetween(0, 3) };
  const web = service([measured(), new SloRules([Slo.availability(99.9)]), stops]);
  const names = web.manifests[0].spec.groups[0].rules.map(({ alert }: any) => alert);
  expect(names.filter(Boolean)).toEqual(['ErrorBudgetBurnsFast', 'ErrorBudgetBurnsSlowly']);
});

test('a service with one version that never stops', () => {
  const stops = { capabilityName: 'stops', bind: ({ intent }: any) => intent.scaleBetween(0, 3) };
  const track = { trackName: 'canary', objectName: 'web-canary', image: 'web:2', scale: { replicas: 1 } };
  const canary = { capabilityName: 'canary', bind: ({ intent }: any) => intent.routing.addTrack(track) };
  const web = service([measured(), new SloRules([Slo.availability(99.9)]), stops, canary]);
  expect(web.context.model.tracks.map(({ scale }) => scale.minReplicas)).toEqual([0, 1]);
  expect(web.manifests[0].spec.groups[0].rules.at(-1).alert).toBe('SloWithoutMetrics');
});

test('routes that are left out after the objectives were given', () => {
  const late = measured(undefined, ['/late']);
  const web = service([measured(undefined, []), new SloRules([Slo.availability(99.9)]), late]);
  expect(web.manifests[0].spec.groups[0].rules[1].expr).toContain('http_route!~"/?late"');
});

test('a chart without a namespace, and no objectives at all', () => {
  const chart = new Chart(Testing.app(), 'shop');
  OPERATED.applyTo(chart);
  const web = new BareService(chart, 'web', [measured(BY_OTLP), new SloRules([Slo.availability(99.9)])]);
  expect(web.manifests[0].spec.groups[0].rules[0].labels).toEqual({ service: 'web', slo: 'availability' });
  expect(service([new SloRules([])], ClusterProfile.managed()).manifests).toEqual([]);
});

test('a cluster without the Prometheus Operator', () => {
  const refused = () => service([measured(), new SloRules([Slo.availability(99.9)])], ClusterProfile.managed());
  expect(messageOf(refused)).toBe(
    'shop/web: the cluster "managed" has no prometheus-operator, which reads prometheusrules; run helm install kube-prometheus-stack kube-prometheus-stack --repo https://prometheus-community.github.io/helm-charts --namespace monitoring --create-namespace, and say so in the cluster profile: addons: ["prometheus-operator"], or crds: ["prometheusrules.monitoring.coreos.com"]; or leave out slos',
  );
});

test('the parser finds mistakes', () => {
  expect(promqlErrors('sum(rate(errors[5m]) / 2')).not.toEqual([]);
  expect(promqlErrors('up{job="web}')).not.toEqual([]);
  expect(() => expectPromql(' ')).toThrow();
});

test('all expressions are PromQL, whatever the objective, its name, its routes and its threshold', () => {
  const percent = fc.integer({ min: 1, max: 9_999_999 }).map((steps) => steps / 100_000);
  const route = fc.stringMatching(/^\/[a-zA-Z0-9{}?*:|.()\\"'$+-]{0,12}$/);
  const routes = fc.option(fc.array(route, { minLength: 1, maxLength: 3 }), { nil: undefined });
  const threshold = fc.constantFrom(5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000);
  const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/);
  const days = fc.integer({ min: 7, max: 30 });
  fc.assert(
    fc.property(percent, name, routes, routes, threshold, days, (value, sloName, counted, others, millis, period) => {
      const excluded = counted === undefined ? others : undefined;
      const options = { name: sloName, routes: counted, excludedRoutes: excluded, period: Duration.days(period) };
      const latency = { ...options, name: 'fast', percentile: value, threshold: Duration.millis(millis) };
      const slos = [Slo.availability(value, options), Slo.latency(latency)].slice(sloName === 'fast' ? 1 : 0);
      const rules: any[] = groupsOf(slos).flatMap((group) => group.rules);
      rules.forEach(({ expr }) => {
        expectPromql(expr);
        expect(expr).not.toMatch(/\d\.\d{10}/);
      });
    }),
    { numRuns: 60 },
  );
});
