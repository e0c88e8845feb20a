import { groupBy } from '../../json';
import { CostFacts } from '../report';
import { requestOf } from './plan';
import { isJob, runningContainers, Workload } from './pods';
import { Scene } from './scene';

/** What a CPU and a GiB of memory cost a month. */
export interface Prices {
  readonly cpu: number;
  readonly memory: number;
  readonly currency: string;
}

const GIBIBYTE = 2 ** 30;

const cents = (amount: number) => Math.round(amount * 100) / 100;

/** The cost of what runs all the time, by what it asks for: as deployed, and scaled out as far as it goes. */
export function costFacts({ workloads, ranges }: Scene, { cpu, memory, currency }: Prices): CostFacts {
  const priceOf = ({ pod }: Workload) =>
    runningContainers(pod).reduce(
      (sum, container) =>
        sum + requestOf(container, 'cpu') * cpu + (requestOf(container, 'memory') / GIBIBYTE) * memory,
      0,
    );
  const priced = workloads
    .filter((workload) => !isJob(workload))
    .map((workload) => {
      const { min, max } = ranges.get(workload)!;
      const price = priceOf(workload);
      return { namespace: workload.thing.namespace ?? '', now: price * min, worst: price * max };
    });
  const total = (of: typeof priced) => ({
    now: cents(of.reduce((sum, { now }) => sum + now, 0)),
    worst: cents(of.reduce((sum, { worst }) => sum + worst, 0)),
  });
  const byNamespace = [...groupBy(priced, ({ namespace }) => namespace)];
  return {
    currency,
    perMonth: total(priced),
    byNamespace: byNamespace.map(([namespace, parts]) => ({ namespace, ...total(parts) })),
  };
}
