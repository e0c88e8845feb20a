import { Manifest } from 'cdk8s-aspnetcore';
import type { PlannedLine, PlannedQuota } from 'cdk8s-aspnetcore';
import { Thing } from './things';

/** What the quotas of one side allow and need, by the quotas' ids. */
export type Plans = Map<string, PlannedQuota>;

const CONCERNS = new Set(['ResourceQuota']);

/** The plan of one side; empty where no quota is in it, or none can be made of what somebody wrote. */
export function plansOf(things: Thing[]): Plans {
  if (!things.some(({ kind }) => CONCERNS.has(kind))) {
    return new Map();
  }
  try {
    const { quotas } = Manifest.fromObjects(things.map(({ object }) => object)).quotaPlan();
    return new Map(quotas.map((quota) => [`${quota.namespaceName ?? ''}/ResourceQuota/${quota.name}`, quota]));
  } catch {
    // What the library refuses as no object of Kubernetes' has no plan; its changes are said all the same.
    return new Map();
  }
}

export function lineOf(plans: Plans, quota: string, line: string): PlannedLine | undefined {
  return plans.get(quota)?.lines.find((each) => each.line === line);
}

/** Lines whose room differs, with the room before and after in percent. */
export interface Room {
  /** The id of the quota. */
  readonly quota: string;
  readonly name: string;
  readonly line: string;
  readonly before?: PlannedLine;
  readonly after?: PlannedLine;
}

export function changedRooms(before: Plans, after: Plans): Room[] {
  return [...after].flatMap(([quota, { name, lines }]) =>
    lines.flatMap((line): Room[] => {
      const old = lineOf(before, quota, line.line);
      const isSame = old?.headroomPercent === line.headroomPercent;
      return isSame ? [] : [{ quota, name, line: line.line, before: old, after: line }];
    }),
  );
}

/** `headroom 38% -> 31%`. */
export function roomWords({ line, before, after }: Room): string {
  const from = before === undefined ? 'none' : `${before.headroomPercent}%`;
  return `headroom of ${line} ${from} -> ${after === undefined ? 'none' : `${after.headroomPercent}%`}`;
}

/** Whose share of a line differs, as construct paths of the library: `namespace/Kind/name`. */
export function changedSharers({ before, after }: Room): { kind: string; name: string }[] {
  const shares = [...(before?.shares ?? []), ...(after?.shares ?? [])];
  const need = (line: PlannedLine | undefined, kind: string, name: string) =>
    line?.shares.find((share) => share.kind === kind && share.name === name)?.serving;
  return shares.filter(({ kind, name }) => need(before, kind, name) !== need(after, kind, name));
}
