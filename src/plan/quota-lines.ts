import { SynthesizedObject } from '../core/synthesized-object';
import { amountsOf } from './limit-defaults';
import { byNamespace, NamespaceObjects } from './namespaces';
import { oncePerList } from './once-per-list';
import { countsPod, isScoped } from './pod-scopes';
import { amountOf, QuotaShare, quotaShares, ShareAmount } from './quota-shares';

/** What one object takes of one line. */
export interface LineShare extends ShareAmount {
  readonly share: QuotaShare;
}

/** One line of a quota, and all that is taken of it. */
export interface QuotaLine {
  /** The quota's key, like `requests.cpu`. */
  readonly line: string;
  /** What the quota allows. */
  readonly hard: bigint;
  /** What everything needs that runs all the time. */
  readonly serving: bigint;
  /** The most that one update or Job needs on top. They may wait for one another, so the largest counts. */
  readonly passing: bigint;
  /** What is taken when everything is updated and every Job runs at once. */
  readonly most: bigint;
  /** Who takes anything, in the order in which they are written. */
  readonly shares: LineShare[];
}

/** One quota, line by line. */
export interface PlannedLines {
  readonly quota: SynthesizedObject;
  readonly namespace: NamespaceObjects;
  /** Whose pods it counts. */
  readonly counted: QuotaShare[];
  readonly lines: QuotaLine[];
}

function largest(values: bigint[]): bigint {
  return values.reduce((most, value) => (value > most ? value : most), 0n);
}

function sum(values: bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function planLine(line: string, hard: bigint, counted: QuotaShare[], podsOnly: boolean): QuotaLine {
  const shares = counted
    .map((share) => ({ share, ...amountOf(share, line, podsOnly) }))
    .filter(({ most, serving }) => most > 0n || serving > 0n);
  return {
    line,
    hard,
    serving: sum(shares.map((share) => share.serving)),
    passing: largest(shares.map((share) => share.passing)),
    most: sum(shares.map((share) => share.most)),
    shares,
  };
}

function planQuota(quota: SynthesizedObject, namespace: NamespaceObjects, shares: QuotaShare[]): PlannedLines {
  const podsOnly = isScoped(quota);
  const counted = podsOnly
    ? shares.filter(({ pod }) => pod !== undefined && countsPod(quota, pod, namespace.ranges))
    : shares;
  const hard = [...amountsOf(quota.manifest.spec?.hard)];
  return { quota, namespace, counted, lines: hard.map(([line, value]) => planLine(line, value, counted, podsOnly)) };
}

/** Every quota of an app, against all that the app puts into its namespace. */
export const planQuotas = oncePerList((objects: SynthesizedObject[]): PlannedLines[] =>
  byNamespace(objects)
    .filter(({ quotas }) => quotas.length > 0)
    .flatMap((namespace) => {
      const shares = quotaShares(namespace);
      return namespace.quotas.map((quota) => planQuota(quota, namespace, shares));
    }),
);
