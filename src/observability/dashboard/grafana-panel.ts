/** The pieces of Grafana's JSON that this library writes. */

/** JSON of any shape. */
export type Json = Record<string, unknown>;

/** The data source that the dashboard's variable names. */
export const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** Of a query over time, the newest value. */
const LAST = { calcs: ['lastNotNull'], fields: '', values: false };

const LEGEND = { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true };

/** One query of a panel. */
export interface Query {
  readonly expr: string;
  /** What its series are called, like `{{pod}}`. */
  readonly legend: string;
  /** Whether it is asked for the last moment only, as a table. */
  readonly table?: boolean;
  /** The color of its series, where it means something. */
  readonly color?: string;
  /** Whether its series are bounds, drawn as dashes. */
  readonly bound?: boolean;
}

/** Where a color begins. */
export interface Step {
  /** Undefined for the first one. */
  readonly above?: number;
  readonly color: string;
}

/** A panel without its id and place. */
export interface Panel {
  readonly title: string;
  /** 1 to 24. */
  readonly width: number;
  /** In Grafana's units of 30 pixels. */
  readonly height: number;
  readonly json: Json;
}

/** What all panels of this library have. */
export interface PanelProps {
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly width: number;
  readonly height?: number;
  readonly queries: Query[];
  readonly steps?: Step[];
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
}

/** A panel of curves over time. */
export function curves(props: PanelProps & { stacked?: boolean; filled?: boolean }): Panel {
  const { steps, stacked, filled } = props;
  const custom = {
    fillOpacity: stacked || filled ? 20 : 0,
    showPoints: 'never',
    ...(stacked ? { stacking: { group: 'A', mode: 'normal' } } : {}),
    ...(steps ? { thresholdsStyle: { mode: 'line' } } : {}),
  };
  const options = { legend: LEGEND, tooltip: { mode: 'multi', sort: 'desc' } };
  return panel('timeseries', props, { custom, color: { mode: 'palette-classic' } }, options);
}

/** A panel of one number, with its color for a background. */
export function number(props: PanelProps): Panel {
  const options = { colorMode: 'value', graphMode: 'area', reduceOptions: LAST };
  return panel('stat', { height: 4, ...props }, { color: { mode: 'thresholds' } }, options);
}

/** A panel of one share, as an arc. */
export function gauge(props: PanelProps): Panel {
  const options = { reduceOptions: LAST };
  return panel('gauge', props, { color: { mode: 'thresholds' } }, options);
}

/** A panel of the kind that Grafana names. */
export function panel(type: string, props: PanelProps, field: Json, options: Json, more: Json = {}): Panel {
  const { title, description, unit, width, height = 8, queries, steps, min, max, decimals } = props;
  const defaults = {
    ...field,
    unit,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(decimals === undefined ? {} : { decimals }),
    thresholds: thresholds(steps ?? [{ color: 'green' }]),
  };
  const json = {
    type,
    title,
    description,
    datasource: DATASOURCE,
    fieldConfig: { defaults, overrides: queries.flatMap(overrides) },
    options,
    targets: queries.map(target),
    ...more,
  };
  return { title, width, height, json };
}

function thresholds(steps: Step[]): Json {
  return { mode: 'absolute', steps: steps.map(({ above, color }) => ({ color, value: above ?? null })) };
}

/** A, B, C: how Grafana calls the queries of a panel. */
export function refId(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

function target({ expr, legend, table }: Query, index: number): Json {
  return {
    refId: refId(index),
    datasource: DATASOURCE,
    editorMode: 'code',
    expr,
    legendFormat: legend,
    ...(table ? { format: 'table', instant: true, range: false } : { range: true }),
  };
}

/** What a query's series look like, where that is not left to Grafana. */
function overrides({ color, bound }: Query, index: number): Json[] {
  const properties = [
    ...(color ? [{ id: 'color', value: { fixedColor: color, mode: 'fixed' } }] : []),
    ...(bound
      ? [
          { id: 'custom.lineStyle', value: { dash: [8, 6], fill: 'dash' } },
          { id: 'custom.fillOpacity', value: 0 },
          { id: 'custom.stacking', value: { group: false, mode: 'none' } },
        ]
      : []),
  ];
  return properties.length === 0 ? [] : [{ matcher: { id: 'byFrameRefID', options: refId(index) }, properties }];
}
