import type { V1Node } from '@kubernetes/client-node';

/** One machine that does not exist. */
export interface StandInNode {
  readonly name: string;
  readonly zone: string;
  readonly ip: string;
  /** The drill that may switch it off: only pods that tolerate that come here. */
  readonly expendableFor?: string;
}

/** Label and taint of the nodes that a drill may switch off. */
export const EXPENDABLE = 'cluster-tests/expendable';

/** An annotation of a node: as if its plug were pulled, until the annotation goes. */
export const SWITCHED_OFF = 'cluster-tests/switched-off';

const ZONES = ['a', 'b', 'c'];

/** Nodes in three zones, and a pair for each drill that switches one off, without harm to others. */
export function standInNodes(count: number, pairs: readonly string[]): StandInNode[] {
  const owners = [...Array.from({ length: count }, () => undefined), ...pairs.flatMap((pair) => [pair, pair])];
  return owners.map((expendableFor, i) => ({
    name: expendableFor === undefined ? `stand-in-${i + 1}` : `expendable-${i + 1}`,
    zone: ZONES[i % ZONES.length] ?? 'a',
    ip: `192.0.2.${i + 1}`,
    expendableFor,
  }));
}

/** The nodes of a control plane of our own. */
export const STAND_IN_NODES = standInNodes(3, ['drill', 'proof']);

export function nodeObject(node: StandInNode, kubeletVersion: string, now: Date): V1Node {
  const capacity = { cpu: '64', memory: '256Gi', 'ephemeral-storage': '1Ti', pods: '250' };
  const condition = (type: string, status: string) => ({
    type,
    status,
    reason: 'StandInKubelet',
    message: 'as the stand-in kubelet says',
    lastHeartbeatTime: now,
    lastTransitionTime: now,
  });
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: node.name,
      labels: {
        'kubernetes.io/hostname': node.name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/zone': node.zone,
        ...(node.expendableFor === undefined ? {} : { [EXPENDABLE]: node.expendableFor }),
      },
    },
    spec: node.expendableFor === undefined ? {} : { taints: [{ key: EXPENDABLE, effect: 'NoSchedule' }] },
    status: {
      capacity,
      allocatable: capacity,
      addresses: [
        { type: 'InternalIP', address: node.ip },
        { type: 'Hostname', address: node.name },
      ],
      conditions: [
        condition('Ready', 'True'),
        condition('MemoryPressure', 'False'),
        condition('DiskPressure', 'False'),
        condition('PIDPressure', 'False'),
      ],
      nodeInfo: {
        architecture: 'amd64',
        bootID: '',
        containerRuntimeVersion: 'stand-in://1',
        kernelVersion: '',
        kubeProxyVersion: '',
        kubeletVersion,
        machineID: '',
        operatingSystem: 'linux',
        osImage: '',
        systemUUID: '',
      },
    },
  };
}
