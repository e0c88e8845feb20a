import { Construct } from 'constructs';
import { ManagedObject } from '../../core/managed-object';
import { PeerModel } from '../../core/peer';
import { NAMESPACE_NAME_LABEL } from '../../core/service-labels';
import { sortedRecord } from '../../private/plain';
import { PORTS } from './collector-ports';
import { CollectorRole, selectorOf } from './collector-role';
import { Settings } from './exporter-model';

/** Who may send, and who scrapes. */
export interface CollectorAccess {
  /** Asked at synth, until when clients may come. */
  readonly clients: () => PeerModel[];
  readonly openToAllNamespaces: boolean;
  readonly prometheusNamespace: string;
}

const otlpPorts = (): Settings[] => [PORTS.otlpGrpc, PORTS.otlpHttp].map((port) => ({ protocol: 'TCP', port }));

/** Pods of a namespace, of which all objects of a collector know the name. */
function podsOf({ podLabels = {}, namespaceName, namespaceLabels }: PeerModel, own: string): Settings {
  const namespace = namespaceName ?? (namespaceLabels === undefined ? own : undefined);
  const namespaces = { ...namespaceLabels, ...(namespace !== undefined && { [NAMESPACE_NAME_LABEL]: namespace }) };
  return {
    namespaceSelector: { matchLabels: sortedRecord(namespaces) },
    podSelector: { matchLabels: sortedRecord(podLabels) },
  };
}

function ruleOf(client: PeerModel, own: string): Settings {
  const { anyone, cidr, exceptCidrs, ports } = client;
  const open = ports?.map(({ containerPort, protocol = 'TCP' }) => ({ protocol, port: containerPort })) ?? otlpPorts();
  if (anyone) {
    return { ports: open };
  }
  return { from: [cidr === undefined ? podsOf(client, own) : { ipBlock: { cidr, except: exceptCidrs } }], ports: open };
}

/** The NetworkPolicy of a collector. It may connect to everything: backends are anywhere. */
export function createNetworkPolicy(scope: Construct, role: CollectorRole, access: CollectorAccess): void {
  const { objectName, namespaceName, labels } = role;
  const metadata = { name: objectName, namespace: namespaceName, labels };
  const props = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata };
  new ManagedObject(scope, 'network-policy', props, () => {
    const everybody = { namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME_LABEL, operator: 'Exists' }] } };
    const prometheus = { matchLabels: { [NAMESPACE_NAME_LABEL]: access.prometheusNamespace } };
    const rules = [
      ...(access.openToAllNamespaces ? [{ from: [everybody], ports: otlpPorts() }] : []),
      ...access.clients().map((client) => ruleOf(client, namespaceName)),
      { from: [{ namespaceSelector: prometheus }], ports: [{ protocol: 'TCP', port: PORTS.metrics }] },
    ];
    return {
      podSelector: { matchLabels: selectorOf(role) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()],
      egress: [{ ports: [{ protocol: 'TCP' }, { protocol: 'UDP' }] }],
    };
  });
}
