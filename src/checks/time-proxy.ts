import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectOf, objectsOfKind, podsIn } from '../plan/app-index';
import { objectsIn } from '../plan/pod-template';
import { memberOf } from '../plan/mention';
import { numberOr } from '../plan/running-pods';
import { spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

const GRACE = 30;
const UNITS: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** Source: https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
function secondsOf(duration: unknown): number {
  const text = String(duration);
  return /^(\d{1,5}(h|m|s|ms)){1,4}$/.test(text)
    ? [...text.matchAll(/(\d+)(ms|h|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0)
    : 0;
}

/**
 * Who allows a request a time lets the pod that answers it live so long. Only a limit of the whole request says how long
 * one may take: the read timeouts of nginx and its like are of the silence between two bytes, and long for WebSockets.
 * Source: https://gateway-api.sigs.k8s.io/api-types/httproute/#timeouts-optional
 */
export class TimeProxy implements Rule {
  public readonly checkId = 'time-proxy';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'A route allows its requests no longer than the pods that answer them have to end.';
  public readonly reason = 'A release or a drain cuts off requests that are still within their time.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objectsOfKind(objects, 'gateway.networking.k8s.io', 'HTTPRoute').flatMap((route) => {
      const rules = objectsIn(memberOf(route.manifest.spec).rules);
      return rules.flatMap((rule) => this.checkRoute(route, rule, objects)).slice(0, 1);
    });
  }

  private checkRoute(route: SynthesizedObject, rule: Json, objects: SynthesizedObject[]): Finding[] {
    const { request } = memberOf(rule.timeouts);
    const allowed = secondsOf(request);
    if (allowed === 0) {
      return [];
    }
    const short = objectsIn(rule.backendRefs)
      .flatMap((reference) => podsOf(route, reference, objects))
      .find(({ template }) => numberOr(template.spec.terminationGracePeriodSeconds, GRACE) < allowed);
    if (short === undefined) {
      return [];
    }
    const grace = numberOr(short.template.spec.terminationGracePeriodSeconds, GRACE);
    const problem = `${spoken(route)} allows a request ${request}, and ${spoken(short.object)}, which answers it, gives its pods ${grace} s to end`;
    const fix = `raise terminationGracePeriodSeconds to ${Math.ceil(allowed)} or more, or lower timeouts.request`;
    return [finding(this, route, problem, fix)];
  }
}

function podsOf(route: SynthesizedObject, reference: Json, objects: SynthesizedObject[]) {
  const { group = '', kind = 'Service', name, namespace } = reference;
  const namespaceName = (namespace ?? route.namespaceName) as string | undefined;
  const service = objectOf(objects, { group, kind, name, namespaceName });
  const selector = memberOf(memberOf(service?.manifest.spec).selector);
  return service?.kind !== 'Service' || Object.keys(selector).length === 0
    ? []
    : podsIn(objects, namespaceName).select({ matchLabels: selector });
}
