import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterScopedObject } from '../../core/cluster-scoped-object';
import { ManagedObject } from '../../core/managed-object';
import { createConfigMap } from './collector-map';
import { podTemplate } from './collector-pod';
import { OTLP_GRPC, OTLP_HTTP, PORTS } from './collector-ports';
import { CollectorRole, selectorOf } from './collector-role';
import { Settings } from './exporter-model';

const MANAGED_BY = 'app.kubernetes.io/managed-by';

const metadataOf = (role: CollectorRole, name = role.objectName) => ({
  name,
  namespace: role.namespaceName,
  labels: role.labels,
});

/** The namespace of agents that read logs: hostPath and root are refused below `privileged`. Several collectors may write it. */
export function createAgentNamespace(scope: Construct, name: string, custom: Record<string, string>): ApiObject {
  const levels = ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'privileged']);
  const managed = { [MANAGED_BY]: 'cdk8s-aspnetcore' };
  return new ClusterScopedObject(scope, 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { ...managed, ...custom, ...(Object.fromEntries(levels) as Record<string, string>) } },
  });
}

/** The account, and what it may read: pods, of all namespaces. */
export function createAccount(scope: Construct, role: CollectorRole): void {
  const { objectName, namespaceName, labels, enrich } = role;
  new ApiObject(scope, 'account', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf(role),
    automountServiceAccountToken: false,
  });
  if (enrich === undefined) {
    return;
  }
  const metadata = { name: `${namespaceName}-${objectName}`, labels };
  new ClusterScopedObject(scope, 'cluster-role', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata,
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
  });
  new ClusterScopedObject(scope, 'cluster-role-binding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: objectName, namespace: namespaceName }],
  });
}

/**
 * Lets agents that read logs start where OpenShift would refuse hostPath, root and types of SELinux.
 * Source: https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html
 */
export function allowPrivileges(scope: Construct, role: CollectorRole): void {
  const { objectName, namespaceName } = role;
  const apiGroup = 'rbac.authorization.k8s.io';
  new ApiObject(scope, 'privileged', {
    apiVersion: `${apiGroup}/v1`,
    kind: 'RoleBinding',
    metadata: metadataOf(role, `${objectName}-privileged`),
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'system:openshift:scc:privileged' },
    subjects: [{ kind: 'ServiceAccount', name: objectName, namespace: namespaceName }],
  });
}

/** The agents: one on each node. */
export function createDaemonSet(scope: Construct, role: CollectorRole): ApiObject {
  const template = podTemplate(role);
  createConfigMap(scope, role.namespaceName, role.labels, role.file);
  return new ManagedObject(
    scope,
    'daemon-set',
    { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: metadataOf(role) },
    () => ({
      selector: { matchLabels: selectorOf(role) },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
      // Every node has pods, the tainted ones too.
      template: { ...template, spec: { ...(template.spec as Settings), tolerations: [{ operator: 'Exists' }] } },
    }),
  );
}

/** Rather on different nodes: what scanners know besides topology spread. */
function apart(role: CollectorRole): Settings {
  const podAffinityTerm = { labelSelector: { matchLabels: selectorOf(role) }, topologyKey: 'kubernetes.io/hostname' };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}

/** The gateway, and its PodDisruptionBudget where it has pods to spare. */
export function createDeployment(scope: Construct, role: CollectorRole, replicas: number): ApiObject {
  const template = podTemplate(role);
  const spread = {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selectorOf(role) },
  };
  createConfigMap(scope, role.namespaceName, role.labels, role.file);
  const props = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: metadataOf(role) };
  const deployment = new ManagedObject(scope, 'deployment', props, () => ({
    replicas,
    selector: { matchLabels: selectorOf(role) },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      ...template,
      spec: { ...(template.spec as Settings), affinity: apart(role), topologySpreadConstraints: [spread] },
    },
  }));
  if (replicas > 1) {
    const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: metadataOf(role) };
    new ManagedObject(scope, 'disruption-budget', budget, () => ({
      maxUnavailable: 1,
      selector: { matchLabels: selectorOf(role) },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    }));
  }
  return deployment;
}

/** How clients find a collector that takes OTLP. */
export enum Reach {
  /** Only the one on the client's own node. */
  NODE = 'node',
  /** Any. */
  CLUSTER = 'cluster',
  /** Each by its own address, for who chooses one. */
  EACH = 'each',
}

/** A Service of OTLP. */
export function createOtlpService(scope: Construct, role: CollectorRole, name: string, reach: Reach): ApiObject {
  const props = { apiVersion: 'v1', kind: 'Service', metadata: metadataOf(role, name) };
  const id = reach === Reach.EACH ? 'headless-service' : 'service';
  return new ManagedObject(scope, id, props, () => ({
    ...(reach === Reach.EACH ? { clusterIP: 'None' } : { type: 'ClusterIP' }),
    ...(reach === Reach.NODE && { internalTrafficPolicy: 'Local' }),
    selector: selectorOf(role),
    ports: [
      { name: OTLP_GRPC, port: PORTS.otlpGrpc, targetPort: OTLP_GRPC, protocol: 'TCP' },
      { name: OTLP_HTTP, port: PORTS.otlpHttp, targetPort: OTLP_HTTP, protocol: 'TCP' },
    ],
  }));
}
