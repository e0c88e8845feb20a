import { Panel } from './grafana-panel';
import { Row } from './rows';

/** Which panels go into which dashboard, by their keys. */
export type Parts = string[][];

interface KeyedPanel {
  readonly row: Row;
  readonly panel: Panel;
  readonly key: string;
}

/**
 * Divides panels among as few dashboards as will do, in their order.
 * @param fits whether these rows are not too much for one dashboard; fewer of them never are where these are not
 */
export function partsOf(rows: Row[], fits: (rows: Row[]) => boolean): Parts {
  const parts: KeyedPanel[][] = [];
  let rest = keyed(rows);
  do {
    const count = longest(rest, (panels) => fits(rowsOf(panels)));
    parts.push(rest.slice(0, count));
    rest = rest.slice(count);
  } while (rest.length > 0);
  return parts.map((part) => part.map(({ key }) => key));
}

/** How many of the first panels fit, one at least: as a rule all of them, which is asked first. */
function longest(panels: KeyedPanel[], fit: (panels: KeyedPanel[]) => boolean): number {
  let [least, most, next] = [1, panels.length, panels.length];
  while (least < most) {
    if (fit(panels.slice(0, next))) {
      least = next;
    } else {
      most = next - 1;
    }
    next = Math.ceil((least + most) / 2);
  }
  return most;
}

/** The rows of each dashboard; what no part knows of goes into the last one. */
export function divided(rows: Row[], parts: Parts): Row[][] {
  const panels = keyed(rows);
  const partOf = new Map(parts.flatMap((part, index) => part.map((key) => [key, index] as const)));
  return parts.map((_, index) => rowsOf(panels.filter(({ key }) => (partOf.get(key) ?? parts.length - 1) === index)));
}

/** Panels with names that stay when others come and go. */
function keyed(rows: Row[]): KeyedPanel[] {
  const counts = new Map<string, number>();
  return rows.flatMap((row) =>
    row.panels.map((panel) => {
      const name = JSON.stringify([row.title, panel.title]);
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return { row, panel, key: `${name}${count}` };
    }),
  );
}

function rowsOf(panels: KeyedPanel[]): Row[] {
  const rows = new Map<Row, Panel[]>();
  panels.forEach(({ row, panel }) => rows.set(row, [...(rows.get(row) ?? []), panel]));
  return [...rows].map(([{ title }, own]) => ({ title, panels: own }));
}
