import { normal, referencesOf, withoutStatus } from './normal.mjs';

/** What an app of this library, or its neighbours in the same app, may hold. */
const KINDS = {
  v1: [
    ...['ConfigMap', 'LimitRange', 'Namespace', 'PersistentVolumeClaim', 'Pod', 'ResourceQuota', 'Secret', 'Service'],
    'ServiceAccount',
  ],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
};

const nameOf = ({ group, version, kind }) => `${group ? `${group}/` : ''}${version} ${kind}`;

/** The kinds above, and all that they refer to, from a server's OpenAPI v2 document. */
export function coreSchemas(document) {
  const ids = new Map();
  for (const [id, definition] of Object.entries(document.definitions)) {
    (definition['x-kubernetes-group-version-kind'] ?? []).forEach((gvk) => ids.set(nameOf(gvk), id));
  }
  const wanted = Object.entries(KINDS).flatMap(([apiVersion, kinds]) => kinds.map((kind) => `${apiVersion} ${kind}`));
  const kinds = Object.fromEntries(
    wanted.map((name) => {
      if (!ids.has(name)) {
        throw new Error(`the document has no ${name}`);
      }
      return [name, ids.get(name)];
    }),
  );
  const roots = new Set(Object.values(kinds));
  const definitions = {};
  const visit = (id) => {
    if (!definitions[id]) {
      const schema = normal(document.definitions[id]);
      definitions[id] = roots.has(id) ? withoutStatus(schema) : schema;
      referencesOf(definitions[id]).forEach(visit);
    }
  };
  roots.forEach(visit);
  return { kinds, definitions };
}
