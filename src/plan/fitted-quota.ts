import { SynthesizedObject } from '../core/synthesized-object';
import { parseQuantity } from '../private/quantity';
import { formatResource, isBytes } from '../private/resource-names';
import { byNamespace } from './namespaces';
import { containerDemand } from './pod-demand';
import { containersOf } from './pod-template';
import { amountOf, QuotaShare, quotaShares } from './quota-shares';
import { RuntimeOverheads, runtimeOverheads } from './runtime-overhead';

/** Lines that a fitted quota has wherever anything takes of them. Others are for counting, not for fitting. */
const FITTED = /^(pods|persistentvolumeclaims|(requests|limits)\..+)$/;
/** Kubernetes refuses a container that leaves out what such a line counts. */
const DEMANDING = /^(requests|limits)\.(cpu|memory)$/;

function roundUp(value: bigint, step: bigint): bigint {
  return ((value + step - 1n) / step) * step;
}

/** Steps that a reader can take in: 10m of CPU, a mebibyte, a whole object. */
function stepOf(line: string): bigint {
  if (/\.cpu$/.test(line)) {
    return parseQuantity('10m')!;
  }
  return parseQuantity(isBytes(line) ? '1Mi' : '1')!;
}

function withHeadroom(line: string, value: bigint, percent: number): string {
  const more = (value * BigInt(Math.round(percent * 100)) + 9_999n) / 10_000n;
  return formatResource(line, roundUp(value + more, stepOf(line)));
}

/** Whether every container of every pod says what the line counts, as Kubernetes then demands. */
function isSaidByAll(line: string, shares: QuotaShare[], ranges: Parameters<typeof containerDemand>[1]): boolean {
  const [, side, resource] = /^(requests|limits)\.(.+)$/.exec(line)!;
  return shares
    .flatMap(({ pod }) => (pod === undefined ? [] : containersOf(pod)))
    .map((container) => containerDemand(container, ranges))
    .every((demand) => (side === 'limits' ? demand.limits : demand.requests).has(resource));
}

/**
 * A quota that some objects fit into, and roll out in without a refusal: the most of each line at the worst
 * moment, and a margin. A line that some container is silent of is left out, as the quota would refuse it.
 * @param overheads what the RuntimeClasses of the app take for each pod
 */
export function fittedQuota(
  objects: SynthesizedObject[],
  headroomPercent: number,
  overheads: RuntimeOverheads = runtimeOverheads(objects),
): Record<string, string> {
  const [known] = byNamespace(objects);
  const namespace = known && { ...known, overheads };
  const shares = known === undefined ? [] : quotaShares(namespace);
  const lines = new Set(shares.flatMap(({ perPod, apart }) => [...perPod.keys(), ...apart.keys()]));
  return Object.fromEntries(
    [...lines]
      .filter((line) => FITTED.test(line))
      .filter((line) => !DEMANDING.test(line) || isSaidByAll(line, shares, namespace.ranges))
      .map((line): [string, bigint] => [
        line,
        shares.reduce((total, share) => total + amountOf(share, line, false).most, 0n),
      ])
      .filter(([, most]) => most > 0n)
      .map(([line, most]) => [line, withHeadroom(line, most, headroomPercent)]),
  );
}
