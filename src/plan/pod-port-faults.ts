import { portsOf, protocolOf, runningContainers } from './pod-ports';
import { containersOf, PodTemplate } from './pod-template';
import { PortFault, repeated } from './port-fault';
import { listed } from './spoken';

type Json = Record<string, any>;

/** A port and the container that lists it. */
interface Listed {
  readonly container: string;
  readonly port: Json;
}

function listedPorts(containers: Json[]): Listed[] {
  return containers.flatMap((container) =>
    portsOf(container).map((port) => ({ container: String(container.name), port })),
  );
}

const numbered = ({ port }: Listed) => `${port.containerPort}/${protocolOf(port)}`;

/** The containers of some ports, each once: `the containers "web" and "proxy"`. */
function containersText(ports: Listed[]): string {
  const names = [...new Set(ports.map(({ container }) => `"${container}"`))];
  return `the ${names.length === 1 ? 'container' : 'containers'} ${listed(names)}`;
}

const verb = (ports: Listed[], one: string, many: string) =>
  new Set(ports.map(({ container }) => container)).size === 1 ? one : many;

/** Source: validateContainerPorts in kubernetes/pkg/apis/core/validation/validation.go */
function namesTwice(title: string, template: PodTemplate): PortFault[] {
  const named = listedPorts(containersOf(template)).filter(({ port }) => typeof port.name === 'string');
  return repeated(named, ({ container, port }) => `${container} ${port.name}`).map(([{ container, port }]) => ({
    problem: `the container "${container}" of ${title} has two ports of the name "${port.name}"`,
    fix: 'give each a name of its own',
  }));
}

/** On the network of the node every port is one of the node. Source: AccumulateUniqueHostPorts, ibid. */
function nodePorts(containers: Json[], isOnNode: boolean): Map<Json, string> {
  const ports = listedPorts(containers).map(({ port }): [Json, string] => {
    const number = (port.hostPort || (isOnNode ? port.containerPort : undefined)) as number | undefined;
    return [port, number === undefined ? '' : `${protocolOf(port)}/${port.hostIP ?? ''}/${number}`];
  });
  return new Map(ports.filter(([, key]) => key !== ''));
}

/** The faults of the ports of one pod; an init container that ends has closed its own before the others begin. */
export function podPortFaults(title: string, template: PodTemplate): PortFault[] {
  const main = (template.spec.containers ?? []) as Json[];
  const onNode = nodePorts(main, template.spec.hostNetwork === true);
  const taken = repeated(
    listedPorts(main).filter(({ port }) => onNode.has(port)),
    ({ port }) => onNode.get(port)!,
  );
  const told = new Set(taken.flat().map(({ port }) => port));
  const others = listedPorts(runningContainers(template)).filter(({ port }) => !told.has(port));
  return [
    ...namesTwice(title, template),
    ...taken.map((ports) => ({
      problem: `${containersText(ports)} of ${title} ${verb(ports, 'takes', 'take')} the port ${onNode.get(ports[0].port)!.split('/')[2]} of the node twice`,
      fix: 'give each a port of its own',
    })),
    ...repeated(others, numbered).map((ports) => ({
      problem: `${containersText(ports)} of ${title} ${verb(ports, 'lists', 'open')} the port ${numbered(ports[0])} ${verb(ports, 'twice', 'both')}`,
      fix: verb(ports, 'list it once, under one name: server-side apply refuses it', 'give each a port of its own'),
      isMild: true,
    })),
  ];
}
