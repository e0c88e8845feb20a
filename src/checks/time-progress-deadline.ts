import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind, PodSource, podSources } from '../plan/app-index';
import { objectsIn } from '../plan/pod-template';
import { longestStart } from '../plan/probe-times';
import { memberOf } from '../plan/mention';
import { numberOr, runningContainers } from '../plan/running-pods';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

/** Of Deployments and Rollouts alike. */
const DEADLINE = 600;

/** Native sidecars start one after the other, and the containers after them all at once. */
function startOf({ template: { spec } }: PodSource): number {
  const regular = new Set(objectsIn(spec.containers));
  const sidecars = runningContainers(spec).filter((container) => !regular.has(container));
  const rest = runningContainers(spec).filter((container) => regular.has(container));
  return (
    sidecars.reduce((sum, sidecar) => sum + (sidecar.startupProbe ? longestStart(sidecar) : 0), 0) +
    Math.max(0, ...rest.map(longestStart))
  );
}

/**
 * An update has the time that its pods may take. Source: ValidateDeploymentSpec in
 * kubernetes/pkg/apis/apps/validation/validation.go, and DeploymentTimedOut in kubernetes/pkg/controller/deployment/util
 */
export class TimeProgressDeadline implements Rule {
  public readonly checkId = 'time-progress-deadline';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'The progress deadline of an update is longer than a pod may take to be ready and to count.';
  public readonly reason = 'An update that is only slow is reported as failed, and a Rollout taken back.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const sources = new Map(podSources(objects).map((source) => [source.object, source]));
    return [
      ...objectsOfKind(objects, 'apps', 'Deployment'),
      ...objectsOfKind(objects, 'argoproj.io', 'Rollout'),
    ].flatMap((object) => this.checkWorkload(object, sources.get(object)));
  }

  private checkWorkload(object: SynthesizedObject, source: PodSource | undefined): Finding[] {
    const { progressDeadlineSeconds, minReadySeconds, replicas } = memberOf(object.manifest.spec);
    const deadline = numberOr(progressDeadlineSeconds, DEADLINE);
    const counts = numberOr(minReadySeconds, 0);
    const who = `${spoken(object)} has progressDeadlineSeconds ${deadline}`;
    if (deadline <= counts) {
      const problem = `${who}, which is not more than its minReadySeconds ${counts}`;
      return [finding(this, object, problem, `raise it above ${counts}, or lower minReadySeconds`)];
    }
    const start = source === undefined || replicas === 0 ? 0 : startOf(source);
    if (deadline >= start + counts) {
      return [];
    }
    const then = counts > 0 ? ` and ${counts} s to count` : '';
    const problem = `${who}, and a pod may take ${start} s to start${then}`;
    const fix = `raise it to ${start + counts} or more, or shorten the startup probe`;
    return [finding(this, object, problem, fix, FindingSeverity.WARNING)];
  }
}
