import { Finding, FindingSeverity } from '../core/check';
import { CheckContext } from '../core/check-context';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind, PodSource } from '../plan/app-index';
import { isHeadless, serviceSelector } from '../plan/given-selector';
import { comeFromElsewhere } from '../plan/operated-pods';
import { containersNaming, mayGetContainers, mayOpen, portNames, portNumbers, protocolOf } from '../plan/pod-ports';
import { objectsIn } from '../plan/pod-template';
import { isJob, selectedPods } from '../plan/selected-pods';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** The ports of HTTP, and those that .NET's templates and images have listened on. */
const EASILY_WRITTEN = [80, 443, 5000, 5001, 8080, 8081, 8443];

/** A port of a Service with the pods that it may send to. */
interface Target {
  readonly service: SynthesizedObject;
  readonly port: Json;
  readonly pods: PodSource[];
}

/**
 * A Service sends to a port that its pods have. A container may open more ports than it lists, so a number is looked at
 * only where every container of the pods lists some, and where it is one that is easily written by mistake: nobody
 * writes 9666 unless something listens there.
 * Source: FindPort in kubernetes/pkg/api/v1/pod/util.go
 */
export class PortTarget implements Rule {
  public readonly checkId = 'port-target';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'The targetPort of a Service is a port that a container of the pods that it selects opens.';
  public readonly reason =
    'Pods without the named port get no requests; where nobody listens, connections are refused.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    return objectsOfKind(objects, '', 'Service').flatMap((service) => {
      const selector = isHeadless(service) ? undefined : serviceSelector(service);
      const all = selector === undefined ? [] : selectedPods(objects, service.namespaceName, selector);
      const pods = all.filter(({ object }) => !isJob(object));
      if (selector === undefined || pods.length === 0) {
        return [];
      }
      const found = objectsIn(service.manifest.spec?.ports).flatMap((port) =>
        typeof port.targetPort === 'string' && port.targetPort !== ''
          ? this.ofName({ service, port, pods })
          : this.ofNumber({ service, port, pods }),
      );
      const isOpen = () =>
        pods.some((source) => mayGetContainers(objects, source)) ||
        comeFromElsewhere(objects, context, service.namespaceName, selector);
      return found.length === 0 || isOpen() ? [] : found;
    });
  }

  private ofName({ service, port, pods }: Target): Finding[] {
    const name = port.targetPort as string;
    const lacking = pods.filter(({ template }) => containersNaming(template, name, protocolOf(port)).length === 0);
    if (lacking.length === 0) {
      return [];
    }
    const of = listed(lacking.map(({ object }) => spoken(object)));
    const problem = `${spoken(service)} sends to the port "${name}", which no container of ${of} opens by ${protocolOf(port)}`;
    const names = [...new Set(lacking.flatMap(({ template }) => portNames(template)))];
    const fix = names.length === 0 ? `name a port of a container "${name}"` : `send to ${listed(names, 'or')}`;
    return lacking.length === pods.length
      ? [finding(this, service, problem, fix)]
      : [finding(this, service, problem, `name a port of a container "${name}" there too`, FindingSeverity.WARNING)];
  }

  private ofNumber({ service, port, pods }: Target): Finding[] {
    const number = Number(port.targetPort) || (port.port as number);
    const isDeliberate = port.targetPort !== undefined && !EASILY_WRITTEN.includes(number);
    if (isDeliberate || pods.some(({ template }) => mayOpen(template, number))) {
      return [];
    }
    const numbers = [...new Set(pods.flatMap(({ template }) => portNumbers(template)))].map(String);
    const of = listed(pods.map(({ object }) => spoken(object)));
    const problem = `${spoken(service)} sends to the port ${number}, which no container of ${of} lists`;
    const fix = `send to ${listed(numbers, 'or')}, or list ${number} under the ports of the container that opens it`;
    return [finding(this, service, problem, fix, FindingSeverity.WARNING)];
  }
}
