import { SynthesizedObject } from '../core/synthesized-object';
import { podSources } from './app-index';
import { portsOf, protocolOf, runningContainers } from './pod-ports';
import { PodTemplate } from './pod-template';
import { PortFault, repeated } from './port-fault';
import { spoken } from './spoken';

interface HostPort {
  readonly object: SynthesizedObject;
  readonly port: number;
  readonly protocol: string;
}

/** In the network of the node every port of a container is one of the node. */
function hostPortsOf(object: SynthesizedObject, template: PodTemplate): HostPort[] {
  const isHost = template.spec.hostNetwork === true;
  return runningContainers(template)
    .flatMap(portsOf)
    .filter(({ hostIP }) => hostIP === undefined || hostIP === '0.0.0.0')
    .map((port) => ({
      object,
      port: (port.hostPort ?? (isHost ? port.containerPort : 0)) as number,
      protocol: protocolOf(port),
    }))
    .filter(({ port }) => typeof port === 'number' && port > 0);
}

/** Whether pods go to every node: those that choose theirs may never meet. */
function isEverywhere({ spec }: PodTemplate): boolean {
  return spec.nodeSelector === undefined && spec.affinity?.nodeAffinity === undefined;
}

/** DaemonSets that want one port of every node, of which only the first gets it. */
export function hostPortFaults(objects: SynthesizedObject[]): [SynthesizedObject, PortFault][] {
  const all = podSources(objects)
    .filter(({ object, template }) => object.kind === 'DaemonSet' && isEverywhere(template))
    .flatMap(({ object, template }) => hostPortsOf(object, template));
  return repeated(all, ({ port, protocol }) => `${port}/${protocol}`).flatMap(([first, ...others]) =>
    others
      .filter(({ object }) => object !== first.object)
      .map(({ object, port, protocol }): [SynthesizedObject, PortFault] => {
        const problem = `${spoken(object)} wants the port ${port}/${protocol} of every node, which ${spoken(first.object)} of ${first.object.path} has`;
        return [
          object,
          { problem, fix: 'leave hostPort out, use another number, or give them nodes of their own by nodeSelector' },
        ];
      }),
  );
}
