import { Amounts, ContainerLimits } from './limit-defaults';
import { containerDemand, PodAmounts } from './pod-demand';

type Json = Record<string, any>;

/** What each of them says, added up; the others are unknown. */
function sumOfAll(amounts: Amounts[]): Map<string, bigint> {
  const [first = new Map<string, bigint>(), ...others] = amounts;
  const shared = [...first].filter(([name]) => others.every((other) => other.has(name)));
  return new Map(
    shared.map(([name, value]) => [name, others.reduce((sum, other) => sum + (other.get(name) ?? 0n), value)]),
  );
}

/**
 * Requests and limits of a pod as the LimitRanges of Kubernetes 1.27 see them: a resource that some container
 * does not name has no sum. Later versions add up what there is.
 * Source: PodValidateLimitFunc in kubernetes/plugin/pkg/admission/limitranger/admission.go, 1.27 and 1.28
 */
export function podAmountsOf127(pod: Json, ranges: ContainerLimits[]): PodAmounts {
  const demands = (containers: Json[] = []) => containers.map((container) => containerDemand(container, ranges));
  const [running, starting] = [demands(pod.containers), demands(pod.initContainers)];
  const side = (which: 'requests' | 'limits'): Amounts => {
    const total = sumOfAll(running.map((demand) => demand[which]));
    starting.forEach((demand) =>
      demand[which].forEach((value, name) => {
        const known = total.get(name);
        total.set(name, known !== undefined && known > value ? known : value);
      }),
    );
    return total;
  };
  return { requests: side('requests'), limits: side('limits') };
}
