import { CoordinationV1Api, type KubeConfig, setHeaderOptions, V1MicroTime } from '@kubernetes/client-node';

const NAMESPACE = 'kube-node-lease';
const SERVER_SIDE_APPLY = setHeaderOptions('Content-Type', 'application/apply-patch+yaml');

/** Renews a node's lease: without it the node lifecycle controller takes the node for lost after a while. */
export async function keepAlive(kubeConfig: KubeConfig, node: string): Promise<void> {
  const body = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: node, namespace: NAMESPACE },
    spec: { holderIdentity: node, leaseDurationSeconds: 40, renewTime: new V1MicroTime() },
  };
  await kubeConfig
    .makeApiClient(CoordinationV1Api)
    .patchNamespacedLease(
      { name: node, namespace: NAMESPACE, body, fieldManager: 'stand-in-kubelet', force: true },
      SERVER_SIDE_APPLY,
    );
}
