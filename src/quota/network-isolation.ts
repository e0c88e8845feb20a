import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ClusterProfile } from '../cluster/cluster-profile';
import { dnsPorts } from '../core/dns-ports';
import { PlainObject } from '../core/plain-object';
import { fail } from '../private/errors';
import { show } from '../private/values';

/**
 * What the network does with pods of a namespace that no NetworkPolicy of their own opens.
 * See https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies
 */
export enum NetworkIsolation {
  /** Everybody may connect to them, and they may connect to everything. */
  NONE = 'none',
  /** Nobody may connect to them; they may connect to everything. */
  INGRESS = 'ingress',
  /**
   * Nobody may connect to them, and they may look up names but connect to nothing: a Job that calls a database
   * needs a policy of its own.
   */
  INGRESS_AND_EGRESS = 'ingress-and-egress',
}

/** The policy that holds for every pod of a namespace, and what must come through all the same. */
export function isolate(scope: Construct, namespace: string, isolation: NetworkIsolation): ApiObject | undefined {
  const known: string[] = Object.values(NetworkIsolation);
  if (!known.includes(isolation)) {
    const problem = `networkIsolation ${show(isolation)} is unknown`;
    fail('network-invalid', scope.node.path, problem, 'use a value of NetworkIsolation, like NetworkIsolation.INGRESS');
  }
  const cluster = ClusterProfile.of(scope);
  if (isolation === NetworkIsolation.NONE || !cluster.enforcesNetworkPolicies) {
    return undefined;
  }
  const closesEgress = isolation === NetworkIsolation.INGRESS_AND_EGRESS;
  const deny = policy(scope, namespace, 'default-deny', {
    podSelector: {},
    policyTypes: ['Ingress', ...(closesEgress ? ['Egress'] : [])],
    egress: closesEgress ? [{ ports: dnsPorts(cluster.dnsPort) }] : undefined,
  });
  if (cluster.hasAddon('cert-manager')) {
    policy(scope, namespace, 'acme-solvers', ACME_SOLVERS);
  }
  return deny;
}

/**
 * For a challenge of the type HTTP-01 cert-manager starts a pod beside the Certificate, which whoever issues the
 * certificate must reach. It serves nothing but the token.
 * Source: https://cert-manager.io/docs/configuration/acme/http01/ and acmeSolverListenPort in cert-manager/pkg/issuer/acme/http/http.go
 */
const ACME_SOLVERS: k8s.NetworkPolicySpec = {
  podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
  policyTypes: ['Ingress'],
  ingress: [{ ports: [{ protocol: 'TCP', port: k8s.IntOrString.fromNumber(8089) }] }],
};

function policy(scope: Construct, namespace: string, name: string, spec: k8s.NetworkPolicySpec): ApiObject {
  return new PlainObject(scope, name, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: k8s.toJson_NetworkPolicySpec(spec),
  });
}
