import { ICapability } from '../core/capability';
import { PeerModel } from '../core/peer';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { IConnectable, ServiceEndpoint } from '../core/service-endpoint';
import { SERVICE_LABEL } from '../core/service-labels';
import { cidrOfAddress, parseCidr } from '../private/cidr';
import { fail } from '../private/errors';
import { requireDnsDomain } from '../private/names';
import { requireInteger, requirePlainObject, show } from '../private/values';
import { formatAddress, formatExternal, variableFor, variableOf } from './address-setting';
import { AddressFormat, ConnectOptions, ExternalServerOptions } from './connect-options';

/** A variable that tells the client an address, and who asked for it. */
interface AddressVariable {
  readonly name: string;
  readonly value: string;
  readonly origin: string;
}

/** Whom a service connects to: it gets their addresses, and the network is opened on both sides. */
export class Neighbours implements ICapability, IPodContributor {
  public readonly capabilityName = 'neighbours';
  private readonly variables = new Map<string, AddressVariable>();
  private context?: ServiceContext;

  public bind(context: ServiceContext): void {
    this.context = context;
    context.intent.addContributor(this);
  }

  /** @throws when the server is the client itself, lacks the port, or two servers would have one variable */
  public connectTo(server: IConnectable, options: ConnectOptions = {}): void {
    const context = this.context!;
    const { path, serviceName } = context;
    const { endpoint } = requireConnectable(path, server);
    requirePlainObject(
      'connection-invalid',
      path,
      'options of connectTo',
      options,
      'use some like { portName: "http" }',
    );
    requireOther(context, endpoint);
    requireReachable(context, endpoint);
    const portName = options.portName ?? endpoint.address.portName;
    const { containerPort } = endpoint._port(path, portName);
    const ports = [{ containerPort }];
    const peer = { podLabels: endpoint.podLabels, namespaceName: endpoint.namespaceName, ports };
    this.open(context, peer, endpoint._equip ? undefined : addressVariable(path, endpoint, portName, options));
    endpoint._equip?.(context, portName);
    const podLabels = { [SERVICE_LABEL]: serviceName };
    server.acceptClient({ podLabels, namespaceName: context.namespaceName, ports });
    context._rehearse();
  }

  /** @throws when the host, port or cidr is not valid, or the setting has another value already */
  public connectToExternal(options: ExternalServerOptions): void {
    const context = this.context!;
    const { path } = context;
    const peer = externalPeer(path, options);
    const { setting, format = AddressFormat.HOST_AND_PORT } = options;
    const origin = `connectToExternal ${show(options.host)}`;
    const variable = setting === undefined ? undefined : { name: variableOf(path, setting), origin };
    this.open(context, peer, variable && { ...variable, value: formatExternal(options, format) });
    context._rehearse();
  }

  public contribute(pod: PodDraft): void {
    this.variables.forEach((variable) => pod.main.environment.add(variable));
  }

  /** The same address twice is one connection; two addresses can't share a variable. */
  private open({ path, intent }: ServiceContext, peer: PeerModel, variable?: AddressVariable): void {
    const key = variable?.name.toLowerCase() ?? '';
    const other = this.variables.get(key);
    if (variable && other && other.value !== variable.value) {
      const before = `${other.origin} sets ${other.name} to ${show(other.value)}`;
      const problem = `${before}, and ${variable.origin} to ${show(variable.value)}`;
      fail('env-conflict', path, problem, 'give one of them another name or setting');
    }
    intent.addServer(peer);
    if (variable) {
      this.variables.set(key, variable);
    }
  }
}

/** JavaScript has no compiler to say so. */
function requireConnectable(path: string, server: IConnectable): IConnectable {
  if (!((server as IConnectable | null)?.endpoint instanceof ServiceEndpoint)) {
    const fix = 'use a service of this library, or ServiceEndpoint.fromService(…)';
    fail('connection-invalid', path, `connectTo got ${show(server)}, which is no service`, fix);
  }
  return server;
}

function addressVariable(
  path: string,
  endpoint: ServiceEndpoint,
  portName: string,
  options: ConnectOptions,
): AddressVariable {
  const address = endpoint.addressOf(portName);
  return {
    name: variableFor(path, address, options),
    value: formatAddress(address, options.format ?? AddressFormat.URL),
    origin: `connectTo ${show(endpoint.serviceName)}`,
  };
}

function requireOther({ path, serviceName, namespaceName }: ServiceContext, endpoint: ServiceEndpoint): void {
  if (endpoint.serviceName === serviceName && endpoint.namespaceName === namespaceName) {
    const problem = `the service ${show(serviceName)} connects to itself`;
    fail('connection-invalid', path, problem, 'connect it to another service; in its own pod, localhost reaches it');
  }
}

/** Where only one side names its namespace, neither a host name nor a policy can tell whether they share it. */
function requireReachable({ path, serviceName, namespaceName }: ServiceContext, endpoint: ServiceEndpoint): void {
  const sides = [{ serviceName, namespaceName }, endpoint];
  const named = sides.find((side) => side.namespaceName !== undefined);
  const nameless = sides.find((side) => side.namespaceName === undefined);
  if (named && nameless) {
    const where = `${show(named.serviceName)} lives in the namespace ${show(named.namespaceName)}`;
    const problem = `${where}, ${show(nameless.serviceName)} in one that is not named`;
    fail('connection-invalid', path, problem, 'give both charts a namespace');
  }
}

/** Digits and dots that are no IP address were meant as one. */
function requireHostName(path: string, host: string): void {
  requireDnsDomain(path, 'host', host, 'db.example.com');
  if (/^[\d.]+$/.test(host)) {
    fail('connection-invalid', path, `host ${show(host)} is not an IP address`, 'use four numbers up to 255');
  }
}

function externalPeer(path: string, { host, port, cidr }: ExternalServerOptions): PeerModel {
  const own = typeof host === 'string' ? cidrOfAddress(host) : undefined;
  if (own === undefined) {
    requireHostName(path, host);
  }
  requireInteger('connection-invalid', path, 'port', port, 1, 65535);
  if (cidr !== undefined && parseCidr(cidr) === undefined) {
    const fix = 'use a block that starts at its first address, like "10.0.0.0/8" or "fd00::/8"';
    fail('connection-invalid', path, `cidr ${show(cidr)} is not a CIDR`, fix);
  }
  const block = cidr ?? own;
  const ports = [{ containerPort: port }];
  return block === undefined ? { hostName: host, ports } : { cidr: block, ports };
}
