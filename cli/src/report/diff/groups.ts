import { byCode, groupBy } from './model/json';
import { Owner } from './model/owners';
import { Pair } from './model/pairs';
import { SERVING, templateOf, Thing } from './model/things';

/** What is said together: the objects of a service, or one that belongs to none. */
export interface Group {
  readonly key: string;
  readonly subject: string;
  readonly namespace?: string;
  /** What it is shown at: the workload that serves, else the Service, else the first. */
  readonly main: Thing;
  readonly isService: boolean;
  readonly pairs: Pair[];
}

/** Services by namespace and name, then other objects; all in an order that does not depend on that of the files. */
export function groups(pairs: Pair[], ownerOf: (pair: Pair) => Owner | undefined): Group[] {
  const owned = groupBy(pairs, (pair) => {
    const owner = ownerOf(pair);
    return owner === undefined ? `1 ${pair.thing.group}|${pair.thing.id}` : `0 ${owner.namespace ?? ''}/${owner.name}`;
  });
  return [...owned]
    .sort(([a], [b]) => byCode(a, b))
    .map(([key, members]) => {
      const sorted = [...members].sort((a, b) => rank(a.thing) - rank(b.thing) || byCode(a.thing.id, b.thing.id));
      const main = sorted[0].thing;
      const owner = ownerOf(sorted[0]);
      return {
        key,
        subject: owner?.name ?? `${main.kind} ${main.name}`,
        ...(main.namespace !== undefined && { namespace: main.namespace }),
        main,
        isService: owner !== undefined,
        pairs: sorted,
      };
    });
}

const KINDS = [
  'Service',
  'Ingress',
  'HTTPRoute',
  'GRPCRoute',
  'HorizontalPodAutoscaler',
  'ScaledObject',
  'PodDisruptionBudget',
];

/** Workloads come first, then what lets requests in. */
function rank(thing: Thing): number {
  if (templateOf(thing) !== undefined) {
    return SERVING.includes(thing.kind) ? 0 : 1;
  }
  const at = KINDS.indexOf(thing.kind);
  return at < 0 ? 2 + KINDS.length : 2 + at;
}
