import { series } from '../../private/promql';
import { DATASOURCE, Json, panel, Panel } from './grafana-panel';
import { alarming } from './rows';

const DURATION = 'http_server_request_duration_seconds';
const LABELS = ['http_request_method', 'http_route'];
const MOST = 15;

/** What each column is called, in its order. Grafana names a query's values after its letter. */
const COLUMNS: Record<string, string> = {
  http_route: 'Route',
  http_request_method: 'Method',
  'Value #A': 'Requests',
  'Value #B': 'Failed',
  'Value #C': 'p95',
};

/** The routes with the most requests. */
export function routeTable(matchers: string[]): Panel {
  const by = LABELS.join(', ');
  const rate = (more: string[] = []) =>
    `sum by (${by}) (rate(${series(`${DURATION}_count`, [...matchers, ...more])}[$__rate_interval]))`;
  const buckets = `sum by (le, ${by}) (rate(${series(`${DURATION}_bucket`, matchers)}[$__rate_interval]))`;
  const most = `topk(${MOST}, ${rate()})`;
  const made = panel(
    'table',
    {
      title: 'Top routes',
      description: `The ${MOST} routes with the most requests; those of probes and metrics are left out.`,
      unit: 'none',
      width: 24,
      queries: [
        { expr: most, legend: '', table: true },
        {
          expr: `${rate(['http_response_status_code=~"5.."'])} / ${rate()} and on (${by}) ${most}`,
          legend: '',
          table: true,
        },
        { expr: `histogram_quantile(0.95, ${buckets}) and on (${by}) ${most}`, legend: '', table: true },
      ],
    },
    { custom: { align: 'auto', cellOptions: { type: 'auto' }, inspect: false } },
    { cellHeight: 'sm', showHeader: true, sortBy: [{ desc: true, displayName: 'Requests' }] },
    { transformations: [{ id: 'merge', options: {} }, organize()] },
  );
  const { defaults } = made.json.fieldConfig as Json;
  return { ...made, json: { ...made.json, datasource: DATASOURCE, fieldConfig: { defaults, overrides: units() } } };
}

function organize(): Json {
  const names = Object.keys(COLUMNS);
  return {
    id: 'organize',
    options: {
      excludeByName: { Time: true },
      indexByName: Object.fromEntries(names.map((name, index) => [name, index])),
      renameByName: COLUMNS,
    },
  };
}

function units(): Json[] {
  const column = (name: string, unit: string, steps?: { above?: number; color: string }[]) => ({
    matcher: { id: 'byName', options: name },
    properties: [
      { id: 'unit', value: unit },
      ...(steps
        ? [
            { id: 'custom.cellOptions', value: { type: 'color-text' } },
            {
              id: 'thresholds',
              value: { mode: 'absolute', steps: steps.map(({ above, color }) => ({ color, value: above ?? null })) },
            },
          ]
        : []),
    ],
  });
  return [
    column('Requests', 'reqps'),
    column('Failed', 'percentunit', alarming(0.001, 0.01)),
    column('p95', 's', alarming(0.5, 1)),
  ];
}
