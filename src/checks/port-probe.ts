import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { portsOf } from '../plan/pod-ports';
import { containersOf, podTemplate } from '../plan/pod-template';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** What the kubelet does to a container by a port of it. */
const USES: [string, (container: Json) => Json | undefined][] = [
  ['startup probe', ({ startupProbe }) => startupProbe as Json],
  ['readiness probe', ({ readinessProbe }) => readinessProbe as Json],
  ['liveness probe', ({ livenessProbe }) => livenessProbe as Json],
  ['postStart hook', ({ lifecycle }) => lifecycle?.postStart as Json],
  ['preStop hook', ({ lifecycle }) => lifecycle?.preStop as Json],
];

/** By each name of a port that is used, what uses it. */
function namedPorts(container: Json): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const [what, actionOf] of USES) {
    const action = actionOf(container);
    const port: unknown = (action?.httpGet ?? action?.tcpSocket)?.port;
    if (typeof port === 'string') {
      uses.set(port, [...(uses.get(port) ?? []), what]);
    }
  }
  return uses;
}

/**
 * A probe or hook that names a port means one of its own container.
 * Source: ResolveContainerPort in kubernetes/pkg/probe/util.go
 */
export class PortProbe implements Rule {
  public readonly checkId = 'port-probe';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'A port that a probe or lifecycle hook names is one of its own container.';
  public readonly reason = 'The probe fails for ever, so the container is restarted or never gets a request.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objects.flatMap((object) => {
      const template = podTemplate(object);
      return template === undefined
        ? []
        : containersOf(template).flatMap((container) => this.ofContainer(object, container));
    });
  }

  private ofContainer(object: SynthesizedObject, container: Json): Finding[] {
    const names = portsOf(container)
      .map(({ name }) => name as unknown)
      .filter((name) => typeof name === 'string');
    return [...namedPorts(container)]
      .filter(([port]) => !names.includes(port))
      .map(([port, uses]) => {
        const where = `the ${listed(uses)} of the container "${container.name}" of ${spoken(object)}`;
        const problem = `${where} ${uses.length === 1 ? 'uses' : 'use'} the port "${port}", which the container does not have`;
        const isNumber = /^[0-9]+$/.test(port);
        const fix = names.length === 0 ? 'use the number of the port' : `use ${listed(names, 'or')}`;
        return finding(this, object, problem, isNumber ? `write ${port} without quotes` : fix);
      });
  }
}
