import { Duration } from 'cdk8s';
import { Slo } from '../../../src/slo/slo';
import { podsOf } from '../../../src/observability/dashboard/selection';
import { uidOf } from '../../../src/observability/dashboard/dashboard-json';
import { expectPromql } from '../../support/promql';
import { dashboardOf, panelsOf, PUSHED, Shown } from './support';

const SLOS = [Slo.availability(99.9), Slo.latency({ percentile: 95, threshold: Duration.millis(500) })];
const CASES: [string, Shown][] = [
  ['all of it', { slos: SLOS, tracks: ['canary'], unmeasured: ['/healthz/live', '/metrics'] }],
  ['by OpenTelemetry', { series: PUSHED, tracks: ['canary'] }],
  ['nothing measured', { series: null }],
  ['without a namespace', { slos: SLOS, namespaceName: null }],
  ['with other panels', { options: { panels: [{ type: 'text', title: 'Read me', gridPos: { w: 7, h: 3 } }] } }],
];
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** What Grafana makes of a query before Prometheus gets to see it. */
function filledIn(expr: string): string {
  return expr.replaceAll('$__rate_interval', '5m').replaceAll('${track:raw}', 'web-.*').replaceAll('$pod', '.+');
}

describe.each(CASES)('%s', (_name, given) => {
  const dashboard = () => dashboardOf(given);

  test('Prometheus can read every query', () => {
    const queries = panelsOf(dashboard()).flatMap(({ targets = [] }) => targets.map(({ expr }: any) => filledIn(expr)));
    expect(queries.filter((query) => /\$(?!\{1\})/.test(query))).toEqual([]);
    queries.forEach(expectPromql);
  });

  test('ids are unique, and no panel covers another', () => {
    const { panels } = dashboard();
    expect(panels.map(({ id }: any) => id)).toEqual(panels.map((_: unknown, index: number) => index + 1));
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }: any) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.filter(({ gridPos: { x, w } }: any) => x < 0 || x + w > 24)).toEqual([]);
  });

  test('the data source is the variable’s, everywhere', () => {
    const { templating } = dashboard();
    expect(templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
    panelsOf(dashboard()).forEach(({ datasource, targets = [] }) => {
      expect([datasource, ...targets.map((target: any) => target.datasource)]).toEqual(
        [0, ...targets].map(() => DATASOURCE),
      );
    });
  });

  test('own panels have a title, a description, a unit and queries with names of their own', () => {
    const own = panelsOf(dashboard()).filter(({ type }) => type !== 'text');
    own.forEach(({ title, description, fieldConfig, targets }) => {
      expect([typeof title, typeof description, typeof fieldConfig.defaults.unit]).toEqual(Array(3).fill('string'));
      const names = targets.map(({ refId }: any) => refId);
      expect(names).toEqual([...new Set(names)]);
      expect(names.length).toBeGreaterThan(0);
    });
  });

  test('it is no dashboard of some Grafana’s', () => {
    const { id, editable, schemaVersion, uid } = dashboard();
    expect({ id, editable, schemaVersion }).toEqual({ id: undefined, editable: false, schemaVersion: 39 });
    expect(uid).toMatch(/^[a-z0-9_-]{1,40}$/);
  });
});

test.each([
  ['shop', 'web', 0, 'shop_web'],
  ['shop', 'web', 1, 'shop_web_2'],
  [undefined, 'web', 0, 'web'],
  ['a'.repeat(30), 'web-frontend', 0, `${'a'.repeat(29)}_`],
])('the uid of %s / %s, part %i', (namespaceName, serviceName, index, start) => {
  const uid = uidOf(namespaceName, serviceName, index);
  expect(uid.startsWith(start)).toBe(true);
  expect(uid.length).toBeLessThanOrEqual(40);
});

test('no two services have one uid', () => {
  const long = 'b'.repeat(40);
  const uids = [
    uidOf('a-b', 'c', 0),
    uidOf('a', 'b-c', 0),
    uidOf(long, 'c', 0),
    uidOf(long, 'd', 0),
    uidOf(long, 'd', 1),
  ];
  expect(new Set(uids).size).toBe(uids.length);
});

test.each([
  ['web', 'web-6d4cf56db6-x2x9z', true],
  ['web', 'web-canary-6d4cf56db6-x2x9z', false],
  ['web', 'web-0', false],
  ['w'.repeat(60), `${'w'.repeat(58)}x2x9z`, true],
])('a pod of %s: %s', (objectName, pod, expected) => {
  expect(new RegExp(`^(?:${podsOf({ objectName })})$`).test(pod)).toBe(expected);
});
