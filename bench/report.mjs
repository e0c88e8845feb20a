// The tables.
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { METHOD } from './measure.mjs';

const NOT_MEASURED = 'not measured';

function number(value, digits) {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

/** Three digits that matter. */
function short(value) {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–';
}

function table(head, lines) {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column].length), 3));
  const row = (cells) => `| ${cells.map((cell, column) => pad(cell, widths[column], column)).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [row(head), rule, ...lines.map(row)].join('\n');
}

function pad(cell, width, column) {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** One group of rows. */
export function tableOf({ title, baseline, rows }) {
  const by = Object.fromEntries(rows.map((row) => [row.id, row]));
  const baseOf = (row) => by[typeof baseline === 'function' ? baseline(row) : baseline];
  const ratio = (row) => short(row.cpu / baseOf(row)?.cpu);
  const lines = rows.map((row) =>
    row.taken === 0
      ? [row.name, NOT_MEASURED, '–', '–', '–', '–']
      : [row.name, number(row.cpu, 3), number(row.wall, 3), number(row.peak, 0), ratio(row), String(row.taken)],
  );
  const head = ['', 'CPU, s', 'clock, s', 'memory, MB', "Helm's CPU = 1", 'runs'];
  return `## ${title}\n\n${table(head, lines)}`;
}

/** What was to be reached. */
export function tableOfGoals(goals) {
  const verdict = ({ limit, value }) => (Number.isFinite(value) ? (value <= limit ? 'yes' : 'NO') : NOT_MEASURED);
  const lines = goals.map((goal) => [goal.goal, short(goal.limit), short(goal.value), verdict(goal)]);
  return `## What is to be reached\n\n${table(['', 'at most', 'measured', 'reached'], lines)}`;
}

/** On what, and how it was measured; the load is that of before. */
export function machine(load = loadavg()[0]) {
  const [{ model }] = cpus();
  return [
    `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version},`,
    `load before it began: ${load.toFixed(2)}. ${METHOD}.`,
  ].join('\n');
}
