import { messageOf } from '../../support/manifests';
import { dashboardOf, panelOf, shown } from './support';

const PANEL = { type: 'text', title: 'Read me' };
const LIKE = 'use one like { type: "timeseries", title: "Orders", targets: [{ refId: "A", expr: "…" }] }';
const FIRST = "panel 1 of the dashboard's panels";
const LOOP: Record<string, unknown> = { ...PANEL };
LOOP.self = LOOP;

test.each<[string, object | null, string]>([
  ['null', null, 'options of the dashboard null is not a plain object; use some like { folder: "Shop" }'],
  ['an empty title', { title: '' }, 'title of the dashboard is empty; use one like "Shop"'],
  ['a title that is none', { title: 3 }, 'title of the dashboard 3 is not a string; use one like "Shop"'],
  ['an empty folder', { folder: '' }, 'folder of the dashboard is empty; use its title, like "Shop"'],
  ['tags that are no list', { tags: 'a' }, 'tags of the dashboard is "a"; use a list of words like ["shop"]'],
  ['an empty tag', { tags: [''] }, 'tag of the dashboard is empty; use a list of words like ["shop"]'],
  [
    'a refresh without a unit',
    { refresh: '30' },
    'refresh "30" of the dashboard is not valid; use a number with s, m, h or d, like "30s", or "off"',
  ],
  [
    'an unknown zone',
    { timezone: 'Mars' },
    'timezone "Mars" of the dashboard is unknown; use "browser", "utc", or an IANA name like "Europe/Berlin"',
  ],
  [
    'a zone in another spelling',
    { timezone: 'europe/berlin' },
    'timezone "europe/berlin" of the dashboard is unknown; use "browser", "utc", or an IANA name like "Europe/Berlin"',
  ],
  [
    'labels that are no map',
    { labels: [] },
    'labels of the dashboard an empty list is not a plain object; use labels by key, like { "example.com/team": "blue" }',
  ],
  ['dotnetPanels', { dotnetPanels: 'no' }, 'dotnetPanels "no" of the dashboard is not valid; use true or false'],
  [
    'an unknown delivery',
    { delivery: 'mail' },
    'delivery "mail" of the dashboard is unknown; use DashboardDelivery.CONFIG_MAP or DashboardDelivery.GRAFANA_OPERATOR',
  ],
  [
    'panels that are no list',
    { panels: PANEL },
    'panels of the dashboard is an object; use a list of panels as Grafana has them in its JSON',
  ],
  ['a panel that is none', { panels: ['x'] }, `${FIRST} "x" is not a plain object; ${LIKE}`],
  ['a panel without a title', { panels: [{ type: 'text' }] }, `${FIRST} has the title undefined; ${LIKE}`],
  ['a panel without a type', { panels: [{ title: 'a' }] }, `${FIRST} has the type undefined; ${LIKE}`],
  [
    'a row',
    { panels: [{ type: 'row', title: 'a' }] },
    `${FIRST} is a row; list the panels without it, they get one of their own`,
  ],
  [
    'a function',
    { panels: [{ ...PANEL, options: { f: () => 1 } }] },
    `${FIRST} has a function, which JSON can't write; use what JSON has: texts, numbers, …`,
  ],
  [
    'no number',
    { panels: [{ ...PANEL, min: NaN }] },
    `${FIRST} has NaN, which JSON can't write; use what JSON has: texts, numbers, …`,
  ],
  [
    'a loop',
    { panels: [LOOP] },
    `${FIRST} has an object within itself, which JSON can't write; use what JSON has: texts, numbers, …`,
  ],
  ['targets', { panels: [{ ...PANEL, targets: 'up' }] }, `${FIRST} has targets that are no list of objects; ${LIKE}`],
  [
    'a width',
    { panels: [{ ...PANEL, gridPos: { w: 25 } }] },
    `${FIRST} has the width 25; use a whole number from 1 to 24 in its gridPos`,
  ],
  [
    'a height',
    { panels: [{ ...PANEL, gridPos: { h: 0.5 } }] },
    `${FIRST} has the height 0.5; use a whole number from 1 to 40 in its gridPos`,
  ],
])('%s', (_name, options, message) => {
  expect(messageOf(() => shown({ options: options as never }))).toBe(`shop/web: ${message}`);
});

test('a panel of the user’s gets an id, a place and the data source', () => {
  const panels = [
    {
      id: 1,
      type: 'timeseries',
      title: 'Orders',
      gridPos: { x: 9, y: 9, w: 18, h: 6 },
      targets: [{ refId: 'A', expr: 'up' }],
    },
    { type: 'logs', title: 'Logs', datasource: { type: 'loki', uid: 'loki' }, targets: [{ datasource: { uid: 'x' } }] },
  ];
  const dashboard = dashboardOf({ series: null, options: { panels } });
  const prometheus = { type: 'prometheus', uid: '${datasource}' };
  expect(panelOf(dashboard, 'Orders')).toEqual({
    id: 8,
    type: 'timeseries',
    title: 'Orders',
    datasource: prometheus,
    targets: [{ datasource: prometheus, refId: 'A', expr: 'up' }],
    gridPos: { h: 6, w: 18, x: 0, y: 18 },
  });
  expect(panelOf(dashboard, 'Logs')).toMatchObject({
    datasource: { type: 'loki', uid: 'loki' },
    targets: [{ datasource: { uid: 'x' } }],
    gridPos: { h: 8, w: 12, x: 0, y: 24 },
  });
});
