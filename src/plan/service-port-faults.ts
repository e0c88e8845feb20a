import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from './app-index';
import { protocolOf } from './pod-ports';
import { objectsIn } from './pod-template';
import { PortFault, repeated } from './port-fault';
import { spoken } from './spoken';

type Json = Record<string, any>;

/** What the API server refuses in the ports of one Service. Source: ValidateService in kubernetes/pkg/apis/core/validation */
export function servicePortFaults(service: SynthesizedObject): PortFault[] {
  const ports = objectsIn(service.manifest.spec?.ports);
  const numbers = repeated(ports, (port) => `${port.port}/${protocolOf(port)}`);
  const named = ports.filter(({ name }) => typeof name === 'string' && name !== '');
  const nameless = ports.length > 1 && ports.some(({ name }) => name === undefined || name === '');
  return [
    ...numbers.map(([port]) => ({
      problem: `${spoken(service)} has the port ${port.port}/${protocolOf(port)} twice`,
      fix: 'leave one out, or give it another number',
    })),
    ...repeated(named, ({ name }) => String(name)).map(([{ name }]) => ({
      problem: `${spoken(service)} has two ports of the name "${name}"`,
      fix: 'give each a name of its own',
    })),
    ...(nameless
      ? [{ problem: `${spoken(service)} has several ports, and not all have a name`, fix: 'name each of them' }]
      : []),
  ];
}

interface NodePort {
  readonly service: SynthesizedObject;
  readonly port: Json;
}

function nodePortsOf(service: SynthesizedObject): NodePort[] {
  const { type, ports } = (service.manifest.spec ?? {}) as Json;
  return type === 'NodePort' || type === 'LoadBalancer'
    ? objectsIn(ports)
        .filter(({ nodePort }) => typeof nodePort === 'number' && nodePort > 0)
        .map((port) => ({ service, port }))
    : [];
}

const idOf = ({ namespaceName, objectName }: SynthesizedObject) => `${namespaceName ?? ''} ${objectName}`;

/** One Service may have a node port for two protocols; two Services share none, whatever the protocol. */
function clash(a: NodePort, b: NodePort): boolean {
  return idOf(a.service) === idOf(b.service)
    ? a.service === b.service && protocolOf(a.port) === protocolOf(b.port)
    : true;
}

/** Ports of the nodes that two Services, or one, want twice; each with the later Service. */
export function nodePortFaults(objects: SynthesizedObject[]): [SynthesizedObject, PortFault][] {
  const all = objectsOfKind(objects, '', 'Service').flatMap(nodePortsOf);
  return repeated(all, ({ port }) => String(port.nodePort)).flatMap((same) =>
    same.flatMap((one, index): [SynthesizedObject, PortFault][] => {
      const other = same.slice(0, index).find((earlier) => clash(earlier, one));
      if (other === undefined) {
        return [];
      }
      const wants = `${spoken(one.service)} wants the port ${one.port.nodePort} of the nodes`;
      const isOwn = other.service === one.service;
      const problem = isOwn
        ? `${wants} twice`
        : `${wants}, which ${spoken(other.service)} of ${other.service.path} has`;
      return [[one.service, { problem, fix: 'leave nodePort out, or use another number' }]];
    }),
  );
}
