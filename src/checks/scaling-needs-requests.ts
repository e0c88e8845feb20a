import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { ContainerDemand } from '../plan/pod-demand';
import { ResourceMetric, resourceMetrics, title } from '../plan/scaled-pods';
import { Rule } from './rule';

function list(containers: ContainerDemand[]): string {
  const names = containers.map(({ name }) => `"${name}"`);
  return `${names.length === 1 ? 'container' : 'containers'} ${names.join(', ').replace(/, ([^,]*)$/, ' and $1')}`;
}

/** The containers that ask for none of the resource. Where nobody asks for more than 0, nobody asks. */
function silent({ measured, resource }: ResourceMetric): ContainerDemand[] {
  const without = measured.filter(({ requests }) => !requests.has(resource));
  const nothing = measured.every(({ requests }) => (requests.get(resource) ?? 0n) === 0n);
  return nothing ? measured : without;
}

/** [problem, what to do]. */
function problemOf(metric: ResourceMetric): [string, string] | undefined {
  const { scaler, target, resource, containerName, percent, measured } = metric;
  if (measured.length === 0) {
    return containerName === undefined
      ? undefined
      : [
          `${title(scaler)} measures the ${resource} of the container "${containerName}", which the pods of ${title(target)} do not have`,
          'name a container that runs as long as the pod',
        ];
  }
  const without = percent === undefined ? [] : silent(metric);
  return without.length === 0
    ? undefined
    : [
        `${title(scaler)} scales by ${resource} in percent of the request, and the ${list(without)} of ${title(target)} ${without.length === 1 ? 'requests' : 'request'} none`,
        `set a ${resource} request on every container, sidecars too, or measure one container alone`,
      ];
}

/**
 * What is scaled by CPU or memory in percent of the request has that request in every container, native sidecars
 * too: otherwise the autoscaler never gets a number, and never does anything.
 */
export class ScalingNeedsRequests implements Rule {
  public readonly checkId = 'scaling-needs-requests';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'What is scaled by a percentage of its requests has those requests in every container.';
  public readonly reason = 'The autoscaler never gets a number, and never does anything.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return resourceMetrics(objects).flatMap((metric) => {
      const found = problemOf(metric);
      return found === undefined ? [] : [this.finding(metric.scaler.path, found[0], found[1])];
    });
  }

  private finding(path: string, problem: string, fix: string): Finding {
    return { checkId: this.checkId, severity: FindingSeverity.ERROR, path, problem, fix };
  }
}
