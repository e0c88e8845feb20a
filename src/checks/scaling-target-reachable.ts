import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { Amounts } from '../plan/limit-defaults';
import { ResourceMetric, resourceMetrics, title } from '../plan/scaled-pods';
import { formatResource } from '../private/resource-names';
import { Rule } from './rule';

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

/** What starts pods, and the most that there can be of it: in percent of the request, or as an amount for each pod. */
interface Reach {
  readonly target: bigint;
  readonly most: bigint;
  readonly format: (value: bigint) => string;
}

function reachOf(metric: ResourceMetric): Reach | undefined {
  const { percent, amount, resource, measured } = metric;
  if (percent !== undefined) {
    const most = mostPercent(metric);
    const format = (value: bigint) => `${value} %`;
    return most === undefined
      ? undefined
      : { target: BigInt(Math.round(Number(percent) || 0)), most: BigInt(most), format };
  }
  const limits = measured.map((container) => container.limits);
  const most = measured.length === 0 ? undefined : sum(limits, resource);
  const format = (value: bigint) => formatResource(resource, value);
  return amount === undefined || most === undefined ? undefined : { target: amount, most, format };
}

/** The largest round target that is still more than the tolerance below the most: percents, or steps of 10m and 1Mi. */
function highest({ most, format }: Reach, { percent, resource, tolerance }: ResourceMetric): string | undefined {
  const below = Math.ceil(Number(most) / (1 + tolerance)) - 1;
  const step = percent !== undefined ? 1 : resource === 'memory' ? 1024 ** 2 * 1e9 : 1e7;
  const round = Math.floor(below / step) * step;
  return round > 0 ? format(BigInt(round)) : undefined;
}

/**
 * A target is one that the limits let the pods exceed, and by more than the tolerance: of a container whose limit is
 * its request the use never is above 100 %, so 100 % never starts a pod, and 95 % does not either, as nothing happens
 * until the use is a tenth above the target. The same holds for amounts.
 * See https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export class ScalingTargetReachable implements Rule {
  public readonly checkId = 'scaling-target-reachable';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'The target of an autoscaler is one that the limits let the pods exceed.';
  public readonly reason = 'The use never gets above the target, and no pod is ever added.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return resourceMetrics(objects).flatMap((metric) => {
      const reach = reachOf(metric);
      return reach === undefined || Number(reach.most) > Number(reach.target) * (1 + metric.tolerance)
        ? []
        : [this.finding(metric, reach)];
    });
  }

  private finding(metric: ResourceMetric, reach: Reach): Finding {
    const { scaler, target, resource, percent, tolerance } = metric;
    const never = reach.most <= reach.target;
    const unit = percent === undefined ? `${resource} a pod` : `of the ${resource} request`;
    const above = `${reach.format(reach.target)} ${unit}`;
    const what = `${title(scaler)} starts pods of ${title(target)} above ${above}`;
    const bound = `and the limits end at ${reach.format(reach.most)}`;
    const late = `of which the tolerance of ${Math.round(tolerance * 100)} % leaves nothing`;
    const lower = highest(reach, metric);
    return {
      checkId: this.checkId,
      severity: never ? FindingSeverity.ERROR : FindingSeverity.WARNING,
      path: scaler.path,
      problem: `${what}, ${bound}${never ? '' : `, ${late}`}`,
      fix: lower === undefined ? 'raise the limit' : `lower the target to ${lower}, or raise the limit`,
    };
  }
}
