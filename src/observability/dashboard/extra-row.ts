import { fail } from '../../private/errors';
import { isPlainObject, requirePlainObject, show } from '../../private/values';
import { DATASOURCE, Json, Panel } from './grafana-panel';
import { Row } from './rows';
import { bytesApplied, kibibytes, PLANNED_BYTES } from './size';

const LIKE = 'use one like { type: "timeseries", title: "Orders", targets: [{ refId: "A", expr: "…" }] }';
const COLUMNS = 24;
const TALLEST = 40;

/** What surrounds the panels of a dashboard. */
const HEAD_BYTES = 8 * 1024;

/** The user's own panels, checked. */
export function extraRow(path: string, panels: unknown): Row[] {
  if (panels !== undefined && !Array.isArray(panels)) {
    const problem = `panels of the dashboard is ${show(panels)}`;
    fail('dashboard-invalid', path, problem, 'use a list of panels as Grafana has them in its JSON');
  }
  const list: unknown[] = panels ?? [];
  return list.length === 0 ? [] : [{ title: 'More', panels: list.map((one, at) => extraPanel(path, one, at)) }];
}

function extraPanel(path: string, given: unknown, index: number): Panel {
  const what = `panel ${index + 1} of the dashboard's panels`;
  requirePlainObject('dashboard-invalid', path, what, given as object, LIKE);
  const { id, title, type, targets, gridPos, ...rest } = plainJson(path, what, given);
  // Ids are given with the places.
  void id;
  for (const [name, value] of Object.entries({ title, type })) {
    if (typeof value !== 'string' || value === '') {
      fail('dashboard-invalid', path, `${what} has the ${name} ${show(value)}`, LIKE);
    }
  }
  if (type === 'row') {
    const fix = 'list the panels without it, they get one of their own';
    fail('dashboard-invalid', path, `${what} is a row`, fix);
  }
  const json = { type, title, datasource: DATASOURCE, ...rest, ...targetsOf(path, what, targets) };
  requireSize(path, `${what}, ${show(title)},`, json);
  const { w, h } = isPlainObject(gridPos) ? gridPos : {};
  const width = sizeOf(path, `${what} has the width`, w, COLUMNS, 12);
  return { title: String(title), width, height: sizeOf(path, `${what} has the height`, h, TALLEST, 8), json };
}

/** The same as JSON has it. */
function plainJson(path: string, what: string, given: unknown): Json {
  const bad = notJson(given, []);
  if (bad !== undefined) {
    fail(
      'dashboard-invalid',
      path,
      `${what} has ${bad}, which JSON can't write`,
      'use what JSON has: texts, numbers, …',
    );
  }
  return JSON.parse(JSON.stringify(given)) as Json;
}

/** What can't be written as JSON; undefined where there is nothing of the sort. */
function notJson(value: unknown, above: unknown[]): string | undefined {
  if (above.includes(value)) {
    return 'an object within itself';
  }
  if (Array.isArray(value) || isPlainObject(value)) {
    const members: unknown[] = Object.values(value);
    return members.map((member) => notJson(member, [...above, value])).find((bad) => bad !== undefined);
  }
  const plain = value === undefined || value === null || ['string', 'boolean'].includes(typeof value);
  return plain || Number.isFinite(value) ? undefined : `${typeof value === 'function' ? 'a function' : show(value)}`;
}

function targetsOf(path: string, what: string, targets: unknown): Json {
  if (targets === undefined) {
    return {};
  }
  if (!Array.isArray(targets) || !targets.every(isPlainObject)) {
    fail('dashboard-invalid', path, `${what} has targets that are no list of objects`, LIKE);
  }
  return { targets: targets.map((target) => ({ datasource: DATASOURCE, ...target })) };
}

function requireSize(path: string, what: string, json: Json): void {
  const bytes = bytesApplied(JSON.stringify(json));
  const most = PLANNED_BYTES - HEAD_BYTES;
  if (bytes > most) {
    const problem = `${what} takes ${kibibytes(bytes)}, more than the ${kibibytes(most)} that a dashboard has room for`;
    fail('dashboard-invalid', path, problem, 'make it smaller, or divide it into several panels');
  }
}

function sizeOf(path: string, what: string, value: unknown, most: number, otherwise: number): number {
  const size = value === undefined ? otherwise : value;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > most) {
    fail('dashboard-invalid', path, `${what} ${show(value)}`, `use a whole number from 1 to ${most} in its gridPos`);
  }
  return size;
}
