import { Finding, FindingSeverity } from '../core/check';
import { CheckContext } from '../core/check-context';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind, PodSource } from '../plan/app-index';
import { labelSelectorOf } from '../plan/given-selector';
import { comeFromElsewhere } from '../plan/operated-pods';
import { containersNaming, mayGetContainers, mayOpen, portNames, portNumbers, protocolOf } from '../plan/pod-ports';
import { objectsIn } from '../plan/pod-template';
import { selectedPods } from '../plan/selected-pods';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

function opens({ template }: PodSource, port: Json): boolean {
  return typeof port.port === 'string'
    ? template.spec.hostNetwork === true || containersNaming(template, port.port, protocolOf(port)).length > 0
    : mayOpen(template, port.port as number);
}

/** The ports that a policy opens on its own pods, each once; a range is meant for what comes. */
function openedPorts({ manifest }: SynthesizedObject): Json[] {
  const ports = objectsIn(manifest.spec?.ingress)
    .flatMap((rule) => objectsIn(rule.ports))
    .filter(({ port, endPort }) => port !== undefined && endPort === undefined);
  return [...new Map(ports.map((port) => [JSON.stringify([port.port, protocolOf(port)]), port])).values()];
}

/**
 * A port that a NetworkPolicy opens is one of its pods, not of the Service before them. The ports of its egress rules are
 * those of somebody else.
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class PolicyPort implements Rule {
  public readonly checkId = 'policy-port';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'A port that a NetworkPolicy opens is one that a container of the pods that it selects opens.';
  public readonly reason = 'The policy opens nothing that anybody listens on, and closes the port that was meant.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    return objectsOfKind(objects, 'networking.k8s.io', 'NetworkPolicy').flatMap((policy) => {
      const ports = openedPorts(policy);
      const selector = ports.length === 0 ? undefined : labelSelectorOf(policy.manifest.spec?.podSelector ?? {});
      const pods = selector === undefined ? [] : selectedPods(objects, policy.namespaceName, selector);
      const lost = pods.length === 0 ? [] : ports.filter((port) => !pods.some((source) => opens(source, port)));
      const isOpen = () =>
        pods.some((source) => mayGetContainers(objects, source)) ||
        comeFromElsewhere(objects, context, policy.namespaceName, selector!);
      return lost.length === 0 || isOpen() ? [] : lost.map((port) => this.finding(policy, port, pods));
    });
  }

  private finding(policy: SynthesizedObject, port: Json, pods: PodSource[]): Finding {
    const isName = typeof port.port === 'string';
    const shown = isName ? `"${port.port}"` : String(port.port);
    const have = pods.flatMap(({ template }) => (isName ? portNames(template) : portNumbers(template).map(String)));
    const known = listed([...new Set(have)], 'or');
    const problem = `${spoken(policy)} opens the port ${shown} by ${protocolOf(port)}, which no container of the pods that it selects has`;
    return finding(this, policy, problem, known === '' ? 'use the number of the port' : `open ${known}`);
  }
}
