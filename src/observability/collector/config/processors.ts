import { SERVICE_LABEL } from '../../../core/service-labels';
import { literal, Settings } from '../exporter-model';

/** The variable with the name of the node that an agent runs on. */
export const NODE_NAME = 'K8S_NODE_NAME';

/** Whose pods a collector knows. */
export enum KnownPods {
  /** Those of its own node. */
  OF_NODE = 'node',
  /** All. */
  OF_CLUSTER = 'cluster',
}

/** Refuses data before the kernel would kill the collector. Percentages are of the container's memory limit. */
export function memoryLimiter(): Settings {
  return { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 };
}

/**
 * What the pod that data came from says of itself. Only pods are watched: names of Deployments and Jobs follow from
 * those of their ReplicaSets and pods.
 */
export function kubernetesAttributes(known: KnownPods): Settings {
  return {
    auth_type: 'serviceAccount',
    ...(known === KnownPods.OF_NODE && { filter: { node_from_env_var: NODE_NAME } }),
    extract: {
      metadata: [
        'k8s.namespace.name',
        'k8s.pod.name',
        'k8s.pod.uid',
        'k8s.pod.start_time',
        'k8s.node.name',
        'k8s.deployment.name',
        'k8s.statefulset.name',
        'k8s.daemonset.name',
        'k8s.cronjob.name',
        'k8s.job.name',
        'container.image.name',
        'container.image.tag',
        'service.namespace',
        'service.version',
        'service.instance.id',
      ],
      // The later rule wins: on all tracks of a service its label is the same.
      labels: ['app.kubernetes.io/name', SERVICE_LABEL].map((key) => ({ tag_name: 'service.name', key, from: 'pod' })),
    },
    pod_association: [
      { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
      {
        sources: [
          { from: 'resource_attribute', name: 'k8s.pod.name' },
          { from: 'resource_attribute', name: 'k8s.namespace.name' },
        ],
      },
      { sources: [{ from: 'connection' }] },
    ],
  };
}

/** Whose name a service has that does not name itself, the first one that there is. A pod's would be another each time. */
const NAMESAKES = ['deployment', 'statefulset', 'daemonset', 'cronjob', 'job'];

/** Fills what is still missing: the service's name, and the cluster's. Nothing is overwritten. */
export function resourceAttributes(clusterName: string | undefined): Settings {
  const cluster = { key: 'k8s.cluster.name', value: literal(clusterName ?? ''), action: 'insert' };
  return {
    attributes: [
      ...(clusterName === undefined ? [] : [cluster]),
      ...NAMESAKES.map((kind) => ({ key: 'service.name', from_attribute: `k8s.${kind}.name`, action: 'insert' })),
    ],
  };
}

/** Batches small enough for what receives them: gRPC takes 4 MiB unless told otherwise. */
export function batch(): Settings {
  return { timeout: '1s', send_batch_size: 1024, send_batch_max_size: 2048 };
}
