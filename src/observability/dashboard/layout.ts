import { Json, Panel } from './grafana-panel';
import { Row } from './rows';

/** Grafana's grid has 24 columns. */
const COLUMNS = 24;
const HEADING = { h: 1, w: COLUMNS, x: 0 };

/** The panels of a dashboard with their ids and places: row by row, from left to right, never one above another. */
export function placed(rows: Row[]): Json[] {
  const all: Json[] = [];
  let y = 0;
  const add = (json: Json, gridPos: Json) => all.push({ id: all.length + 1, ...json, gridPos });
  for (const { title, panels } of rows) {
    add({ type: 'row', title, collapsed: false, panels: [] }, { ...HEADING, y });
    y += HEADING.h;
    for (const line of linesOf(panels)) {
      let x = 0;
      for (const { json, width: w, height: h } of line) {
        add(json, { h, w, x, y });
        x += w;
      }
      y += Math.max(...line.map(({ height }) => height));
    }
  }
  return all;
}

/** As many panels side by side as there is room for. */
function linesOf(panels: Panel[]): Panel[][] {
  const lines: Panel[][] = [];
  let room = 0;
  for (const panel of panels) {
    if (panel.width > room) {
      lines.push([]);
      room = COLUMNS;
    }
    lines[lines.length - 1].push(panel);
    room -= panel.width;
  }
  return lines;
}
