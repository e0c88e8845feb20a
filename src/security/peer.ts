import { PeerModel, PeerPort } from '../core/peer';
import { isStrictlyWithin, parseCidr } from '../private/cidr';
import { fail } from '../private/errors';
import { requireLabel } from '../private/labels';
import { requireDnsLabel } from '../private/names';
import { requireCall } from '../private/options';
import { requireInteger, show } from '../private/values';

/** Which pods. */
export interface PodsPeerOptions {
  /** Labels that the pods have, at least one. */
  readonly labels: Record<string, string>;

  /**
   * The namespace that they live in.
   * @default - the service's own, unless namespaceLabels say otherwise
   */
  readonly namespaceName?: string;

  /**
   * Labels of the namespaces that they live in.
   * @default - none
   */
  readonly namespaceLabels?: Record<string, string>;
}

/** Which addresses of a block are not meant. */
export interface CidrPeerOptions {
  /**
   * Smaller blocks within the block.
   * @default - none
   */
  readonly exceptCidrs?: string[];
}

const CIDR = 'use a block that starts at its first address, like "10.0.0.0/8" or "fd00::/8"';
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** The other side of a connection, for `allowFrom` and `allowTo`. */
export class Peer {
  /**
   * Pods by their labels.
   * @throws when there is no label, or a label or the namespace's name is not valid
   */
  public static pods(options: PodsPeerOptions): Peer {
    requireCall('Peer.pods', [options]);
    const path = 'Peer.pods';
    const { labels, namespaceName, namespaceLabels } = options;
    if (Object.keys(labels).length === 0) {
      fail('network-invalid', path, 'there are no labels', 'give at least one, or use Peer.inNamespace for all pods');
    }
    Object.entries({ ...labels }).forEach(([key, value]) => requireLabel(path, key, value));
    Object.entries(namespaceLabels ?? {}).forEach(([key, value]) => requireLabel(path, key, value));
    if (namespaceName !== undefined) {
      requireDnsLabel(path, 'namespaceName', namespaceName);
    }
    return new Peer({ podLabels: { ...labels }, namespaceName, namespaceLabels });
  }

  /**
   * All pods of a namespace.
   * @param namespaceName the name of the namespace
   * @throws when the name is not valid
   */
  public static inNamespace(namespaceName: string): Peer {
    return new Peer({ namespaceName: requireDnsLabel('Peer.inNamespace', 'namespace name', namespaceName) });
  }

  /**
   * A block of IP addresses, meant for what is outside the cluster: network plug-ins differ in whether it
   * matches pods.
   * @param cidr the block, like `10.0.0.0/8`
   * @param options which of its addresses are not meant
   * @throws when the block is not valid, or an exception does not lie within it
   */
  public static cidr(cidr: string, options: CidrPeerOptions = {}): Peer {
    requireCall('Peer.cidr', [cidr, options]);
    const path = 'Peer.cidr';
    const outer = requireCidr(path, 'the block', cidr);
    for (const except of options.exceptCidrs ?? []) {
      if (!isStrictlyWithin(requireCidr(path, 'the exception', except), outer)) {
        const problem = `the exception ${show(except)} is no smaller block within ${show(cidr)}`;
        fail('network-invalid', path, problem, 'leave it out, or widen the block');
      }
    }
    return new Peer({ cidr, exceptCidrs: options.exceptCidrs && [...options.exceptCidrs] });
  }

  /** Everybody, inside the cluster and outside. */
  public static anywhere(): Peer {
    return new Peer({ anyone: true });
  }

  private readonly model: PeerModel;

  private constructor(model: PeerModel) {
    this.model = model;
  }

  /**
   * The peer with the ports of one connection.
   * @internal
   */
  public _toModel(path: string, ports?: PeerPort[]): PeerModel {
    for (const { containerPort, protocol } of ports ?? []) {
      requireInteger('network-invalid', path, 'port', containerPort, 1, 65535);
      if (protocol !== undefined && !PROTOCOLS.includes(protocol)) {
        fail('network-invalid', path, `protocol ${show(protocol)} is unknown`, `use ${PROTOCOLS.join(', ')}`);
      }
    }
    if (ports?.length === 0) {
      fail('network-invalid', path, 'the list of ports is empty', 'name some, or leave the list out for all');
    }
    return { ...this.model, ports };
  }
}

function requireCidr(path: string, what: string, text: string) {
  const block = typeof text === 'string' ? parseCidr(text) : undefined;
  return block ?? fail('network-invalid', path, `${what} ${show(text)} is not a CIDR`, CIDR);
}
