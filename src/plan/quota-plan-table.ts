import { parseQuantity } from '../private/quantity';
import { PlannedLine, PlannedQuota, PlannedShare, UncountedObject } from './quota-plan-lines';

const HEAD = ['LINE', 'QUOTA', 'NEEDS', 'ROLLOUT', 'FREE', 'WHO'];
const SHOWN = 3;

function verdict({ fits, rollsOut }: PlannedQuota): string {
  if (!fits) {
    return 'does not fit';
  }
  return rollsOut ? 'fits, and rolls out without a refusal' : 'fits, but pods are refused while all rolls out';
}

function size({ most }: PlannedShare): bigint {
  return parseQuantity(most) ?? 0n;
}

function nameOf({ name, pods, mostPods }: PlannedShare): string {
  const count = mostPods === 0 ? '' : pods === mostPods ? ` (${pods})` : ` (${pods}..${mostPods})`;
  return `${name || 'Kubernetes'}${count}`;
}

/** Those who take most, with the number of their pods. */
function takers({ shares }: PlannedLine): string {
  const sorted = [...shares].sort((a, b) => Number(size(b) - size(a) > 0n) - Number(size(b) - size(a) < 0n));
  const shown = sorted.slice(0, SHOWN).map((share) => `${nameOf(share)} ${share.most}`);
  return [...shown, ...(sorted.length > SHOWN ? [`${sorted.length - SHOWN} more`] : [])].join(', ');
}

function row(line: PlannedLine): string[] {
  const rollout = line.rollsOut ? line.most : `${line.most} !`;
  const need = line.fits ? line.need : `${line.need} !`;
  return [line.line, line.hard, need, rollout, `${line.headroomPercent}%`, takers(line)];
}

/** Columns as wide as their widest cell; the last one is left as it is. */
function align(rows: string[][]): string[] {
  const widths = HEAD.map((_head, column) => Math.max(...rows.map((cells) => cells[column].length)));
  return rows.map((cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
}

/** The plan for people to read. An exclamation mark is where a quota is too small. */
export function planTable(quotas: PlannedQuota[], uncounted: UncountedObject[]): string {
  const tables = quotas.map((quota) => {
    const where = quota.namespaceName === undefined ? '' : ` in ${quota.namespaceName}`;
    return [`Quota ${quota.name}${where}: ${verdict(quota)}`, ...align([HEAD, ...quota.lines.map(row)])].join('\n');
  });
  const others = uncounted.map(({ kind, path, reason }) => `${kind} ${path} (${reason})`);
  const rest = others.length === 0 ? [] : [`Not counted: ${others.join(', ')}`];
  return [...(tables.length === 0 ? ['The app has no quota.'] : tables), ...rest].join('\n\n');
}
