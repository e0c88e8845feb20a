import type { Ground } from './kit/ground.js';
import type { Manifest } from './kit/manifests.js';

/** A pod of nobody, which Pod Security `restricted` admits; no Service and no ReplicaSet knows its labels. */
export function barePod({ namespace }: Ground['target'], name: string, container: Record<string, any>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: { 'cluster-tests/bare': name } },
    spec: {
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: 'bare',
          image: 'registry.example.com/bare:1',
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          ...container,
        },
      ],
    },
  };
}
