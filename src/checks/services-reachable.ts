import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { labelSelectorOf } from '../plan/given-selector';
import { LabelIndex, SelectorIndex } from '../plan/label-index';
import { podTemplate } from '../plan/pod-template';
import { Rule } from './rule';

type Json = Record<string, any>;

/** What decides in one namespace whether anybody may connect to its pods. */
interface Network {
  readonly services: SynthesizedObject[];
  /** The policy that closes everything, where there is one. */
  deny?: SynthesizedObject;
  /** Whom the other policies open. */
  readonly opened: SelectorIndex;
  /** The labels of its pods. */
  readonly pods: LabelIndex<Json>;
}

function newNetwork(): Network {
  return { services: [], opened: new SelectorIndex(), pods: new LabelIndex() };
}

function networks(objects: SynthesizedObject[]): Network[] {
  const namespaces = new Map<string | undefined, Network>();
  for (const object of objects) {
    const network = namespaces.get(object.namespaceName) ?? newNetwork();
    namespaces.set(object.namespaceName, network);
    const template = podTemplate(object);
    if (object.kind === 'NetworkPolicy' && isOfIngress(object)) {
      addPolicy(network, object);
    } else if (object.kind === 'Service' && object.apiVersion === 'v1') {
      network.services.push(object);
    } else if (template) {
      network.pods.add(template.labels, template.labels);
    }
  }
  return [...namespaces.values()];
}

/** What the API server refuses may be no list at all. */
function isOfIngress({ manifest }: SynthesizedObject): boolean {
  return [manifest.spec?.policyTypes ?? 'Ingress'].flat().includes('Ingress');
}

function addPolicy(network: Network, policy: SynthesizedObject): void {
  if (isDefaultDeny(policy)) {
    network.deny ??= policy;
    return;
  }
  const selector = labelSelectorOf(policy.manifest.spec?.podSelector ?? {});
  if (selector !== undefined) {
    network.opened.add(selector);
  }
}

/** A policy that closes the whole namespace and opens nothing. */
function isDefaultDeny({ manifest }: SynthesizedObject): boolean {
  const { podSelector, ingress } = (manifest.spec ?? {}) as Json;
  return Object.keys((podSelector ?? {}) as Json).length === 0 && (ingress ?? []).length === 0;
}

/**
 * The pods behind a Service have more than the namespace's default-deny policy, which lets nobody through. A
 * policy of their own that opens nothing is somebody's decision; having none is easily overlooked.
 */
export class ServicesReachable implements Rule {
  public readonly checkId = 'services-reachable';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = "The pods behind a Service have more than the namespace's default-deny NetworkPolicy.";
  public readonly reason = 'Nobody may connect to them.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return networks(objects).flatMap((network) => {
      const { deny, services } = network;
      return deny ? services.flatMap((service) => this.checkService(service, deny, network)) : [];
    });
  }

  private checkService(service: SynthesizedObject, deny: SynthesizedObject, network: Network): Finding[] {
    const selector: Json = service.manifest.spec?.selector ?? {};
    const isNobodys = Object.keys(selector).length === 0;
    if (isNobodys || network.pods.select({ matchLabels: selector }).every((labels) => network.opened.selects(labels))) {
      return [];
    }
    return [
      {
        checkId: this.checkId,
        severity: FindingSeverity.WARNING,
        path: service.path,
        problem: `nobody may connect to the pods of the Service "${service.objectName}", the NetworkPolicy "${deny.objectName}" closes them and no other one opens them`,
        fix: 'give them a NetworkPolicy, or their TenantNamespace NetworkIsolation.NONE',
      },
    ];
  }
}
