import { wholeQuantity } from '../private/quantity';
import { Amounts, amountsOf, ContainerLimits } from './limit-defaults';

/** What one container asks for once the API server has filled in what it leaves out. */
export interface ContainerDemand {
  readonly name: string;
  readonly requests: Amounts;
  readonly limits: Amounts;
  /** Limits that it did not set itself: a LimitRange gave them. */
  readonly givenLimits: ReadonlySet<string>;
}

type Json = Record<string, any>;

/**
 * Requests and limits of a container as the pod will have them: a limit is also the request where there is
 * none, and a LimitRange fills in the rest.
 * Source: https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function containerDemand(container: Json, ranges: ContainerLimits[]): ContainerDemand {
  const limits = amountsOf(container.resources?.limits);
  const requests = new Map([...limits, ...amountsOf(container.resources?.requests)]);
  const givenLimits = new Set<string>();
  for (const range of ranges) {
    range.limitDefaults.forEach((value, name) => {
      if (!limits.has(name)) {
        limits.set(name, value);
        givenLimits.add(name);
      }
    });
    range.requestDefaults.forEach((value, name) => requests.has(name) || requests.set(name, value));
  }
  return { name: container.name, requests, limits, givenLimits };
}

function add(total: Map<string, bigint>, more: Amounts): Map<string, bigint> {
  more.forEach((value, name) => total.set(name, (total.get(name) ?? 0n) + value));
  return total;
}

function atLeast(total: Map<string, bigint>, floor: Amounts): Map<string, bigint> {
  floor.forEach((value, name) => total.set(name, (total.get(name) ?? 0n) > value ? total.get(name)! : value));
  return total;
}

/**
 * The effective amounts of a pod: its containers and native sidecars together, or the hungriest moment of
 * its start-up if that is more.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
function effective(pod: Json, amounts: (container: Json) => Amounts): Map<string, bigint> {
  const sidecars = new Map<string, bigint>();
  const startUp = new Map<string, bigint>();
  for (const container of (pod.initContainers ?? []) as Json[]) {
    if (container.restartPolicy === 'Always') {
      add(sidecars, amounts(container));
      atLeast(startUp, sidecars);
    } else {
      atLeast(startUp, add(new Map(sidecars), amounts(container)));
    }
  }
  const running = new Map(sidecars);
  ((pod.containers ?? []) as Json[]).forEach((container) => add(running, amounts(container)));
  return atLeast(running, startUp);
}

/** Of which resources several containers may ask for more than there is: the API server adds up what they request. */
const SHARED = ['cpu', 'memory'];

/**
 * What a pod as a whole requests. Where only its limits are said, the API server fills in what the containers request
 * by themselves, and the limit where none of them does; a LimitRange gives them theirs later.
 * Source: defaultPodRequests in kubernetes/pkg/apis/core/v1/defaults.go
 */
function podLevelRequests(pod: Json): Amounts {
  const limits = amountsOf(pod.resources?.limits);
  const requests = amountsOf(pod.resources?.requests);
  if (limits.size === 0) {
    return requests;
  }
  const own = effective(pod, (container) => containerDemand(container, []).requests);
  const shared = [...own].filter(([name]) => SHARED.includes(name));
  return new Map([...limits, ...shared, ...requests]);
}

/** What a pod as a whole asks for, in place of the sum of its containers. */
function withPodLevel(sum: Map<string, bigint>, said: Amounts): Map<string, bigint> {
  said.forEach((value, name) => sum.set(name, value));
  return sum;
}

/** Requests and limits of a pod. */
export interface PodAmounts {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/**
 * Requests and limits of a pod as the scheduler and LimitRanges see them, without the overhead of its runtime.
 * Source for pod-level resources: https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
 */
export function podAmounts(pod: Json, ranges: ContainerLimits[]): PodAmounts {
  const requests = effective(pod, (container) => containerDemand(container, ranges).requests);
  const limits = effective(pod, (container) => containerDemand(container, ranges).limits);
  return {
    requests: withPodLevel(requests, podLevelRequests(pod)),
    limits: withPodLevel(limits, amountsOf(pod.resources?.limits)),
  };
}

/** What one pod takes from a ResourceQuota, by the quota's own keys: `requests.cpu`, `limits.memory`, `pods`. */
export function podDemand(pod: Json, ranges: ContainerLimits[]): Map<string, bigint> {
  const demand = new Map<string, bigint>([
    ['pods', wholeQuantity(1)],
    ['count/pods', wholeQuantity(1)],
  ]);
  const overhead = amountsOf(pod.overhead);
  const { requests, limits } = podAmounts(pod, ranges);
  add(new Map(requests), overhead).forEach((value, name) => {
    demand.set(`requests.${name}`, value);
    demand.set(name, value);
  });
  // The overhead counts towards limits only where there is a limit.
  limits.forEach((value, name) => demand.set(`limits.${name}`, value + (overhead.get(name) ?? 0n)));
  return demand;
}
