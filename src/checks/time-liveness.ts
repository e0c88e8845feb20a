import { isDeepStrictEqual } from 'util';
import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { patienceOf, startTimeOf } from '../plan/probe-times';
import { memberOf } from '../plan/mention';
import { numberOr, ownPodSources, runningContainers } from '../plan/running-pods';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** What nothing starts in. */
const AT_ONCE = 2;

function handlerOf({ httpGet, tcpSocket, exec, grpc }: Json): Json {
  return { httpGet, tcpSocket, exec, grpc };
}

/**
 * The probe that kills gives a container the time to start that its readiness counts on, and is no quicker to
 * restart it than readiness is to spare it.
 * Source: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class TimeLiveness implements Rule {
  public readonly checkId = 'time-liveness';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'A liveness probe kills no container that is still starting, nor one before it is spared.';
  public readonly reason = 'The container is restarted again and again, and never serves.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return ownPodSources(objects).flatMap(({ object, template }) =>
      runningContainers(template.spec).flatMap((container) => this.checkContainer(object, container)),
    );
  }

  private checkContainer(object: SynthesizedObject, { name, startupProbe, ...container }: Json): Finding[] {
    const liveness = memberOf(container.livenessProbe);
    const readiness = memberOf(container.readinessProbe);
    const killer = startupProbe ? 'startup' : 'liveness';
    if (!startupProbe && !container.livenessProbe) {
      return [];
    }
    const budget = startTimeOf(startupProbe ? memberOf(startupProbe) : liveness);
    const who = `the ${killer} probe of the container "${name}" of ${spoken(object)}`;
    const wait = numberOr(readiness.initialDelaySeconds, 0);
    const more = startupProbe ? 'raise its failureThreshold' : 'add a startupProbe that leaves it the time to start';
    if (budget < wait) {
      const problem = `${who} kills it ${budget} s after its start, and the readiness probe expects it after ${wait} s`;
      return [finding(this, object, problem, more)];
    }
    if (budget <= AT_ONCE) {
      return [finding(this, object, `${who} kills it ${budget} s after its start`, more)];
    }
    return this.checkPatience(object, name, liveness, readiness);
  }

  /** One question, so one trouble makes both say no. */
  private checkPatience(object: SynthesizedObject, name: string, liveness: Json, readiness: Json): Finding[] {
    const handler = handlerOf(liveness);
    const asked = Object.values(handler).some((action) => action !== undefined && action !== null);
    const [kills, spares] = [patienceOf(liveness), patienceOf(readiness)];
    if (!asked || kills >= spares || !isDeepStrictEqual(handler, handlerOf(readiness))) {
      return [];
    }
    const problem = `the liveness probe of the container "${name}" of ${spoken(object)} restarts it after ${kills} s of what its readiness probe bears for ${spares} s`;
    return [finding(this, object, problem, 'let liveness be the more patient one of both')];
  }
}
