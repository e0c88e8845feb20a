import { k8s } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { ManagedObject } from '../core/managed-object';
import { PeerPort } from '../core/peer';
import { ServiceContext } from '../core/service-context';
import { TrackIntent } from '../core/routing-intent';
import { idOfTrack } from '../core/track-objects';
import { INSTANCE_LABEL } from '../core/service-labels';
import { distinctRules, dnsRule, NetworkRule, OPEN, ruleOf } from './network-rules';
import { Peer } from './peer';

/**
 * Who may connect to the service, and whom it may connect to. It is written as a NetworkPolicy for each
 * track, where the cluster profile says that NetworkPolicies are enforced.
 */
export class NetworkAccess implements ICapability {
  /** Only declared clients may connect to the service; it may connect to everything. */
  public static declaredClients(): NetworkAccess {
    return new NetworkAccess(true, false);
  }

  /**
   * Only declared clients may connect to the service; it may connect to declared servers and to DNS only.
   * What its libraries call (databases, identity providers, telemetry) must be declared.
   */
  public static declaredOnly(): NetworkAccess {
    return new NetworkAccess(true, true);
  }

  /** No NetworkPolicy. */
  public static unrestricted(): NetworkAccess {
    return new NetworkAccess(false, false);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'network';
  private readonly restricted: boolean;
  private readonly closesEgress: boolean;

  private constructor(restricted: boolean, closesEgress: boolean) {
    this.restricted = restricted;
    this.closesEgress = closesEgress;
  }

  /** Called by the service: creates the policy of each track. */
  public bind(context: ServiceContext): void {
    if (!this.restricted) {
      return;
    }
    // Nothing is written on the pods: it only says where a peer is declared, not at synth, what can't be one.
    context.intent.addContributor({ contribute: () => this.rulesOf(context) });
    if (context.cluster.enforcesNetworkPolicies) {
      context.intent.tracks.forEach((track) => this.createPolicy(context, track));
    }
  }

  private createPolicy(context: ServiceContext, track: TrackIntent): void {
    const id = idOfTrack('network-policy', track);
    const metadata = {
      name: track.objectName,
      namespace: context.namespaceName,
      labels: context.trackLabels(track),
    };
    const props = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata };
    new ManagedObject(context.scope, id, props, () => {
      void context.model; // freezes the service: a peer that came later would not be written
      return policySpec(track.objectName, this.rulesOf(context));
    });
  }

  private rulesOf({ path, cluster, intent, namespaceName }: ServiceContext): PolicyRules {
    const ingress = intent.clients.map((peer) => ruleOf(path, peer, namespaceName));
    const egress = this.closesEgress
      ? [dnsRule(cluster.dnsPort), ...intent.servers.map((peer) => ruleOf(path, peer, namespaceName))]
      : [OPEN];
    return { ingress: distinctRules(ingress), egress: distinctRules(egress) };
  }
}

interface PolicyRules {
  readonly ingress: NetworkRule[];
  readonly egress: NetworkRule[];
}

/** The spec of a track's policy. Without clients there is no ingress rule: nobody may connect. */
function policySpec(objectName: string, rules: PolicyRules): unknown {
  return k8s.toJson_NetworkPolicySpec({
    podSelector: { matchLabels: { [INSTANCE_LABEL]: objectName } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: rules.ingress.map(({ peers, ports }) => ({ from: peers, ports })),
    egress: rules.egress.map(({ peers, ports }) => ({ to: peers, ports })),
  });
}

/** Lets a peer connect to a service. */
export function allowFrom(context: ServiceContext, peer: Peer, ports?: PeerPort[]): void {
  context.intent.addClient(peer._toModel(context.path, ports));
  context._rehearse();
}

/** Lets a service connect to a peer, where its egress is closed. */
export function allowTo(context: ServiceContext, peer: Peer, ports?: PeerPort[]): void {
  context.intent.addServer(peer._toModel(context.path, ports));
  context._rehearse();
}
