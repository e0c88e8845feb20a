import { Finding, FindingSeverity, ICheck } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { Amounts } from '../plan/limit-defaults';
import { ResourceMetric, resourceMetrics, title } from '../plan/scaled-pods';

/** The sum over containers; undefined where one of them has none. */
function sum(amounts: Amounts[], resource: string): bigint | undefined {
  return amounts.every((amount) => amount.has(resource))
    ? amounts.reduce((total, amount) => total + amount.get(resource)!, 0n)
    : undefined;
}

/** The most that the containers can use, in whole percent of what they request: the autoscaler rounds down too. */
function mostPercent({ measured, resource }: ResourceMetric): number | undefined {
  const limits = measured.map((container) => container.limits);
  const requests = measured.map((container) => container.requests);
  const [limit, request] = [sum(limits, resource), sum(requests, resource)];
  return limit === undefined || request === undefined || request === 0n ? undefined : Number((limit * 100n) / request);
}

/**
 * A target in percent of the request is one that the limits let the pods exceed, and by more than the tolerance:
 * of a container whose limit is its request the use never is above 100 %, so 100 % never starts a pod, and 95 %
 * does not either, as nothing happens until the use is a tenth above the target.
 * See https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export class ScalingTargetReachable implements ICheck {
  public readonly checkId = 'scaling-target-reachable';

  public check(objects: SynthesizedObject[]): Finding[] {
    return resourceMetrics(objects).flatMap((metric) => {
      const most = mostPercent(metric);
      const { percent, tolerance } = metric;
      return percent === undefined || most === undefined || most > percent * (1 + tolerance)
        ? []
        : [this.finding(metric, percent, most)];
    });
  }

  private finding({ scaler, target, resource, tolerance }: ResourceMetric, percent: number, most: number): Finding {
    const highest = Math.ceil(most / (1 + tolerance)) - 1;
    const never = most <= percent;
    const what = `${title(scaler)} starts pods of ${title(target)} above ${percent} % of the ${resource} request`;
    const bound = `and the limits end at ${most} %`;
    const late = `of which the tolerance of ${Math.round(tolerance * 100)} % leaves nothing`;
    return {
      checkId: this.checkId,
      severity: never ? FindingSeverity.ERROR : FindingSeverity.WARNING,
      path: scaler.path,
      problem: `${what}, ${bound}${never ? '' : `, ${late}`}`,
      fix: `lower the target to ${highest} %, or raise the limit`,
    };
  }
}
