import { groupOf } from '../core/external-model';
import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind, PodSource, podsIn } from '../plan/app-index';
import { allowsDns } from '../plan/dns-egress';
import { labelSelectorOf } from '../plan/given-selector';
import { objectsIn } from '../plan/pod-template';
import { memberOf } from '../plan/mention';
import { spoken } from '../plan/spoken';
import { remembered } from '../private/remembered';
import { finding, Rule } from './rule';

/** Policies of a network plug-in itself, which may open what these close. */
const PLUGIN = /^(crd\.projectcalico\.org|projectcalico\.org|cilium\.io|policy\.networking\.k8s\.io|crd\.antrea\.io)$/;

/** Source: SetDefaults_NetworkPolicy in kubernetes/pkg/apis/networking/v1/defaults.go */
function restrictsEgress({ manifest }: SynthesizedObject): boolean {
  const { policyTypes, egress } = memberOf(manifest.spec);
  return Array.isArray(policyTypes) ? policyTypes.includes('Egress') : objectsIn(egress).length > 0;
}

/**
 * Pods that may connect to something may also look up its name. Policies add up; pods that may connect to nothing at all
 * are meant to.
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkDns implements Rule {
  public readonly checkId = 'network-dns';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = "Pods whose egress NetworkPolicies restrict may ask the cluster's DNS, by UDP port 53.";
  public readonly reason = 'No name resolves, so what the policies do allow fails too.';

  public check(objects: SynthesizedObject[]): Finding[] {
    if (objects.some(({ apiVersion, kind }) => kind.endsWith('NetworkPolicy') && PLUGIN.test(groupOf(apiVersion)))) {
      return [];
    }
    const policies = new Map<PodSource, SynthesizedObject[]>();
    for (const policy of objectsOfKind(objects, 'networking.k8s.io', 'NetworkPolicy').filter(restrictsEgress)) {
      const selector = labelSelectorOf(memberOf(policy.manifest.spec).podSelector ?? {});
      for (const pods of selector === undefined ? [] : podsIn(objects, policy.namespaceName).select(selector)) {
        remembered(policies, pods, (): SynthesizedObject[] => []).push(policy);
      }
    }
    return this.checkPods(policies);
  }

  /** One finding for each policy that opens something, whatever number of workloads it is about. */
  private checkPods(policies: Map<PodSource, SynthesizedObject[]>): Finding[] {
    const found = new Map<SynthesizedObject, Finding>();
    const told = new Map<SynthesizedObject, boolean>();
    const allows = (policy: SynthesizedObject) => {
      const known = told.get(policy) ?? this.allows(policy);
      told.set(policy, known);
      return known;
    };
    for (const [{ object, template }, selecting] of policies) {
      const opening = selecting.find(({ manifest }) => objectsIn(memberOf(manifest.spec).egress).length > 0);
      if (
        opening !== undefined &&
        !found.has(opening) &&
        template.spec.hostNetwork !== true &&
        !selecting.some(allows)
      ) {
        found.set(opening, this.finding(opening, object));
      }
    }
    return [...found.values()];
  }

  private allows({ manifest, cluster, namespaceName }: SynthesizedObject): boolean {
    return objectsIn(memberOf(manifest.spec).egress).some((rule) => allowsDns(rule, cluster.dnsPort, namespaceName));
  }

  private finding(policy: SynthesizedObject, workload: SynthesizedObject): Finding {
    const problem = `${spoken(policy)} restricts what the pods of ${spoken(workload)} connect to, and no policy lets them ask the cluster's DNS`;
    const { dnsPort } = policy.cluster;
    const ports = dnsPort === 53 ? 'the port 53' : `the ports 53 and ${dnsPort}`;
    return finding(this, policy, problem, `allow ${ports} of UDP and TCP`);
  }
}
