import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { servesAny, takesKind, takesNamespace } from '../plan/listeners';
import { isName, memberOf, Mention } from '../plan/mention';
import { objectsIn } from '../plan/pod-template';
import { targetOf } from '../plan/targets';
import { absentTargets, titleOf } from './absent';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

const GROUP = 'gateway.networking.k8s.io';
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** A route, and the Gateway that it attaches to. */
interface Attachment extends Mention {
  readonly parent: Json;
}

function attachmentsOf(object: SynthesizedObject): Attachment[] {
  const isRoute = groupOf(object.apiVersion) === GROUP && ROUTES.includes(object.kind);
  return objectsIn(isRoute ? memberOf(object.manifest.spec).parentRefs : [])
    .filter(({ group = GROUP, kind = 'Gateway', name }) => group === GROUP && kind === 'Gateway' && isName(name))
    .map((parent) => {
      const namespaceName = isName(parent.namespace) ? parent.namespace : object.namespaceName;
      const target = { group: GROUP, kind: 'Gateway', name: parent.name as string, namespaceName };
      return { object, place: 'parentRefs', target, parent };
    });
}

const named = (listeners: Json[]) => listeners.map(({ name }) => String(name)).join(' or ');

/**
 * A route attaches to a Gateway that exists, by a listener that takes its kind, its namespace and one of its hosts.
 * Source: https://gateway-api.sigs.k8s.io/api-types/httproute/#attaching-to-gateways
 */
export class ReferenceGateway implements Rule {
  public readonly checkId = 'reference-gateway';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'Every route attaches to a Gateway that exists, by a listener that takes its kind, its namespace and one of its hosts.';
  public readonly reason = 'The Gateway ignores the route, and answers 404 in its place.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const attachments = objects.flatMap(attachmentsOf);
    return [
      ...absentTargets(this, attachments, objects, context),
      ...attachments.flatMap((attachment) => {
        const gateway = targetOf(objects, attachment.target);
        return gateway === undefined ? [] : this.checkListeners(objects, attachment, gateway);
      }),
    ];
  }

  /** What is left of the listeners after each question; the one that leaves none is what is wrong. */
  private checkListeners(objects: SynthesizedObject[], attachment: Attachment, gateway: SynthesizedObject): Finding[] {
    const { object, target, parent } = attachment;
    const { sectionName, port } = parent;
    const gatewayTitle = titleOf(target, object);
    const all = objectsIn(memberOf(gateway.manifest.spec).listeners);
    const say = (problem: string, fix: string) => [finding(this, object, problem, fix)];
    const meant = all.filter(({ name }) => sectionName === undefined || name === sectionName);
    const open = meant.filter((listener) => port === undefined || listener.port === port);
    if (open.length === 0) {
      const what = meant.length === 0 ? `named "${sectionName}"` : `on the port ${port}`;
      const fix =
        meant.length === 0 ? `name ${named(all)}` : `use ${meant.map((each) => String(each.port)).join(' or ')}`;
      return all.length === 0 ? [] : say(`${gatewayTitle} has no listener ${what}`, fix);
    }
    const fitting = open.filter((listener) => takesKind(listener, object.kind));
    if (fitting.length === 0) {
      const problem = `the listener ${named(open)} of ${gatewayTitle} takes no ${object.kind}`;
      return say(problem, 'attach it to another listener, or add the kind to its allowedRoutes');
    }
    const admitting = fitting.filter((listener) => takesNamespace(objects, gateway, listener, object.namespaceName));
    if (admitting.length === 0) {
      const problem = `the listener ${named(fitting)} of ${gatewayTitle} takes no routes of the namespace "${object.namespaceName}"`;
      return say(problem, 'let it in by allowedRoutes.namespaces of the listener');
    }
    const { hostnames } = memberOf(object.manifest.spec);
    if (admitting.every((listener) => !servesAny(listener, hostnames))) {
      const hosts = [...new Set(admitting.map(({ hostname }) => String(hostname)))].join(' and ');
      const problem = `the listener ${named(admitting)} of ${gatewayTitle} serves ${hosts}, and none of ${(hostnames as string[]).join(', ')}`;
      return say(problem, 'give the route a host of the listener, or the Gateway a listener for its host');
    }
    return [];
  }
}
