import { Finding, FindingSeverity, ICheck } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { ContainerLimits } from '../plan/limit-defaults';
import { byNamespace } from '../plan/namespaces';
import { containerDemand, ContainerDemand } from '../plan/pod-demand';
import { formatQuantity } from '../private/quantity';

function format(resource: string, value: bigint): string {
  return formatQuantity(value, resource === 'cpu' ? 'decimal' : 'binary');
}

/** Why a LimitRange refuses a container: [problem, what to do] for each reason. */
function refusals(container: ContainerDemand, range: ContainerLimits): [string, string][] {
  const found: [string, string][] = [];
  const who = `container "${container.name}"`;
  range.min.forEach((min, resource) => {
    const request = container.requests.get(resource);
    if (request !== undefined && request < min) {
      const problem = `${who} requests ${format(resource, request)} ${resource}, the LimitRange "${range.name}" wants at least ${format(resource, min)}`;
      found.push([problem, `raise the request, or lower min.${resource} of the LimitRange`]);
    }
  });
  range.max.forEach((max, resource) => {
    const limit = container.limits.get(resource);
    if (limit !== undefined && limit > max) {
      const problem = `${who} has a limit of ${format(resource, limit)} ${resource}, the LimitRange "${range.name}" allows ${format(resource, max)}`;
      found.push([problem, `lower the limit, or raise max.${resource} of the LimitRange`]);
    }
  });
  range.limitDefaults.forEach((given, resource) => {
    const request = container.requests.get(resource);
    if (request !== undefined && container.givenLimits.has(resource) && request > given) {
      const problem = `${who} requests ${format(resource, request)} ${resource} and has no limit, the LimitRange "${range.name}" gives it one of ${format(resource, given)}`;
      found.push([
        problem,
        `set a limit of at least the request, or leave ${resource} out of the LimitRange's defaults`,
      ]);
    }
  });
  return found;
}

/** Every container of a Deployment or StatefulSet is one that the LimitRanges of its namespace admit. */
export class LimitRangeAdmits implements ICheck {
  public readonly checkId = 'limit-range-admits';

  public check(objects: SynthesizedObject[]): Finding[] {
    return byNamespace(objects)
      .filter(({ ranges }) => ranges.length > 0)
      .flatMap(({ ranges, workloads }) => workloads.flatMap((workload) => this.checkWorkload(workload, ranges)));
  }

  private checkWorkload(workload: SynthesizedObject, ranges: ContainerLimits[]): Finding[] {
    const pod = workload.manifest.spec?.template?.spec ?? {};
    return [...(pod.initContainers ?? []), ...(pod.containers ?? [])]
      .map((container) => containerDemand(container, ranges))
      .flatMap((demand) => ranges.flatMap((range) => refusals(demand, range)))
      .map(([problem, fix]) => ({
        checkId: this.checkId,
        severity: FindingSeverity.ERROR,
        path: workload.path,
        problem,
        fix,
      }));
  }
}
