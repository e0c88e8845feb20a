import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { PodSource } from '../plan/app-index';
import { objectsIn } from '../plan/pod-template';
import { preStopSeconds } from '../plan/pre-stop';
import { memberOf } from '../plan/mention';
import { numberOr, ownPodSources, runningContainers } from '../plan/running-pods';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination */
const GRACE = 30;

/** The one of the newer host wins. Source: https://learn.microsoft.com/aspnet/core/fundamentals/host/generic-host */
const TIMEOUTS = ['DOTNET_SHUTDOWNTIMEOUTSECONDS', 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS'];

/** What the pod tells the .NET host of the time to stop. */
function dotnetTimeout(container: Json): number {
  const variables = new Map(objectsIn(container.env).map(({ name, value }) => [String(name).toUpperCase(), value]));
  const stated = TIMEOUTS.map((name) => variables.get(name)).find((value) => value !== undefined);
  return typeof stated === 'string' && /^\d+$/.test(stated) ? Number(stated) : 0;
}

/**
 * The hook before SIGTERM counts as grace period: what is left of it is all that the application has.
 * Source: https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution, and of a sleep
 * validateSleepAction in kubernetes/pkg/apis/core/validation/validation.go
 */
export class TimeGracePeriod implements Rule {
  public readonly checkId = 'time-grace-period';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'The preStop hook and the shutdown timeout of a container fit into the grace period.';
  public readonly reason = 'What is not done by its end is killed, with the requests in flight.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return ownPodSources(objects).flatMap((source) => {
      const grace = numberOr(source.template.spec.terminationGracePeriodSeconds, GRACE);
      const found = runningContainers(source.template.spec).flatMap((container) =>
        this.checkContainer(source, container, grace),
      );
      return found.length > 0 ? found : this.checkIdentity(source.object, grace);
    });
  }

  private checkContainer({ object }: PodSource, container: Json, grace: number): Finding[] {
    const hook = preStopSeconds(container);
    const timeout = dotnetTimeout(container);
    const who = `${spoken(object)} gives its pods ${grace} s to end,`;
    const takes = `the preStop hook of the container "${container.name}" takes ${hook} s`;
    const refused = hook > grace && Boolean(memberOf(memberOf(container.lifecycle).preStop).sleep);
    if (refused) {
      return [finding(this, object, `${who} and ${takes}, which the API server refuses`, this.fixOf(hook, timeout))];
    }
    if (hook > 0 && hook >= grace) {
      const problem = `${who} and ${takes}, so the application is killed right after SIGTERM`;
      return [finding(this, object, problem, this.fixOf(hook, timeout), FindingSeverity.WARNING)];
    }
    if (timeout === 0 || hook + timeout <= grace) {
      return [];
    }
    const tells = `its .NET host is told to take ${timeout} s`;
    const problem =
      hook > 0
        ? `${who} of which ${takes}, and ${tells} from then on`
        : `${who} and the .NET host of the container "${container.name}" is told to take ${timeout} s`;
    return [finding(this, object, problem, this.fixOf(hook, timeout), FindingSeverity.WARNING)];
  }

  private fixOf(hook: number, timeout: number): string {
    const least = timeout > 0 ? Math.ceil(hook + timeout) : Math.ceil(hook) + 1;
    return `raise terminationGracePeriodSeconds to ${least} or more, or shorten what has to fit`;
  }

  /** Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees */
  private checkIdentity(object: SynthesizedObject, grace: number): Finding[] {
    const problem = `${spoken(object)} gives its pods 0 s to end, so two pods of one name may run at once`;
    const fix = 'raise terminationGracePeriodSeconds to 1 or more';
    return object.kind === 'StatefulSet' && grace === 0
      ? [finding(this, object, problem, fix, FindingSeverity.WARNING)]
      : [];
  }
}
