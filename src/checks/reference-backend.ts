import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { BackendMention, backendMentions } from '../plan/backend-mentions';
import { isName, memberOf } from '../plan/mention';
import { objectsIn } from '../plan/pod-template';
import { targetOf } from '../plan/targets';
import { absentTargets, titleOf } from './absent';
import { finding, Rule } from './rule';

/**
 * What sends requests to a Service finds it, and the port on it: that of the Service, not of its pods.
 * Source: https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource
 */
export class ReferenceBackend implements Rule {
  public readonly checkId = 'reference-backend';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'Every Service that an Ingress, a route, a webhook, an APIService, a Rollout or a StatefulSet names exists, and has the port.';
  public readonly reason = 'Requests get an error in place of an answer.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const mentions = objects.flatMap(backendMentions);
    const told = new Set<string>();
    const portless = mentions.flatMap((mention) => {
      const { kind, namespaceName, name } = mention.target;
      const key = [kind, namespaceName, name, mention.port].join(' ');
      const found = told.has(key) ? [] : this.checkPort(objects, mention);
      found.forEach(() => told.add(key));
      return found;
    });
    return [...absentTargets(this, mentions, objects, context), ...portless];
  }

  private checkPort(objects: SynthesizedObject[], { object, place, target, port }: BackendMention): Finding[] {
    const service = target.kind === 'Service' && port !== undefined ? targetOf(objects, target) : undefined;
    const spec = memberOf(service?.manifest.spec);
    const ports = objectsIn(spec.ports);
    if (service === undefined || spec.type === 'ExternalName' || ports.some((each) => isSame(each, port))) {
      return [];
    }
    const known = ports.map(({ port: number, name }) => (isName(name) ? `${number} (${name})` : `${number}`));
    const problem = `${place} asks for the port ${port} of ${titleOf(target, object)}, which has none such`;
    return [finding(this, object, problem, known.length === 0 ? 'give it one' : `use ${known.join(' or ')}`)];
  }
}

/** A number may be written as a string where either is allowed. */
function isSame({ port, name }: Record<string, any>, asked: unknown): boolean {
  return name === asked || String(port) === String(asked);
}
