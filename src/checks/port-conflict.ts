import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from '../plan/app-index';
import { serviceSelector } from '../plan/given-selector';
import { hostPortFaults } from '../plan/host-port-faults';
import { podPortFaults } from '../plan/pod-port-faults';
import { containersNaming, protocolOf } from '../plan/pod-ports';
import { objectsIn, podTemplate } from '../plan/pod-template';
import { PortFault } from '../plan/port-fault';
import { selectedPods } from '../plan/selected-pods';
import { nodePortFaults, servicePortFaults } from '../plan/service-port-faults';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

/** A Service that sends to a name which two containers of a pod have: it takes the first of them. */
function ambiguous(objects: SynthesizedObject[], service: SynthesizedObject): PortFault[] {
  const ports = objectsIn(service.manifest.spec?.ports).filter(({ targetPort }) => typeof targetPort === 'string');
  const selector = ports.length === 0 ? undefined : serviceSelector(service);
  const pods = selector === undefined ? [] : selectedPods(objects, service.namespaceName, selector);
  return ports.flatMap((port) => {
    const name = port.targetPort as string;
    const found = pods
      .map(({ object, template }) => ({ object, containers: containersNaming(template, name, protocolOf(port)) }))
      .find(({ containers }) => containers.length > 1);
    if (found === undefined) {
      return [];
    }
    const containers = listed(found.containers.map((container) => `"${container.name}"`));
    const problem = `${spoken(service)} sends to the port "${name}", which the containers ${containers} of ${spoken(found.object)} all have, and reaches the first`;
    return [{ problem, fix: 'give the ports of each container names of their own', isMild: true }];
  });
}

/**
 * Ports do not get into one another's way: those of the containers of a pod, of a Service, and of the nodes.
 * Source: kubernetes/pkg/apis/core/validation/validation.go, and the allocator of node ports
 */
export class PortConflict implements Rule {
  public readonly checkId = 'port-conflict';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'No port is taken twice: within a pod, within a Service, and on the nodes.';
  public readonly reason =
    'The API server refuses the object, or one of two containers can not listen and is restarted for ever.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const services = new Set(objectsOfKind(objects, '', 'Service'));
    const ofEach = objects.flatMap((object) => {
      const template = podTemplate(object);
      const ofPods = template === undefined ? [] : podPortFaults(spoken(object), template);
      const ofService = services.has(object) ? [...servicePortFaults(object), ...ambiguous(objects, object)] : [];
      return [...ofPods, ...ofService].map((fault) => this.finding(object, fault));
    });
    const ofNodes = [...nodePortFaults(objects), ...hostPortFaults(objects)];
    return [...ofEach, ...ofNodes.map(([object, fault]) => this.finding(object, fault))];
  }

  private finding(object: SynthesizedObject, { problem, fix, isMild }: PortFault): Finding {
    return finding(this, object, problem, fix, isMild ? FindingSeverity.WARNING : undefined);
  }
}
