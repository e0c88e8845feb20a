import { COMMON_SHAPES, Shape } from '../../../manifests/api-defaults';

const FILES = { defaultMode: 0o644, optional: false };
const HISTORY = 10;

/**
 * What the API server writes into objects by itself, by place: a field that has its default means the same as one that
 * is not there.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/ and the defaults.go of its packages
 */
export const SHAPES: Record<string, Shape> = {
  ...COMMON_SHAPES,
  Deployment: { fields: { spec: 'DeploymentSpec' } },
  DeploymentSpec: {
    defaults: {
      replicas: 1,
      revisionHistoryLimit: HISTORY,
      progressDeadlineSeconds: 600,
      minReadySeconds: 0,
      paused: false,
    },
    fields: { template: 'PodTemplate', strategy: 'Strategy' },
  },
  Strategy: { defaults: { type: 'RollingUpdate' }, fields: { rollingUpdate: 'RollingUpdate' } },
  StatefulSet: { fields: { spec: 'StatefulSetSpec' } },
  StatefulSetSpec: {
    defaults: {
      replicas: 1,
      revisionHistoryLimit: HISTORY,
      minReadySeconds: 0,
      podManagementPolicy: 'OrderedReady',
    },
    fields: {
      template: 'PodTemplate',
      updateStrategy: 'PartitionedUpdate',
      volumeClaimTemplates: 'Claim',
      persistentVolumeClaimRetentionPolicy: 'Retention',
    },
  },
  PartitionedUpdate: { defaults: { type: 'RollingUpdate' }, fields: { rollingUpdate: 'Partition' } },
  Partition: { defaults: { partition: 0 } },
  Retention: { defaults: { whenDeleted: 'Retain', whenScaled: 'Retain' } },
  DaemonSet: { fields: { spec: 'DaemonSetSpec' } },
  DaemonSetSpec: {
    defaults: { revisionHistoryLimit: HISTORY, minReadySeconds: 0 },
    fields: { template: 'PodTemplate', updateStrategy: 'DaemonUpdate' },
  },
  DaemonUpdate: { defaults: { type: 'RollingUpdate' }, fields: { rollingUpdate: 'DaemonRollingUpdate' } },
  DaemonRollingUpdate: { defaults: { maxSurge: 0, maxUnavailable: 1 } },
  ReplicaSet: { fields: { spec: 'ReplicaSetSpec' } },
  ReplicaSetSpec: { defaults: { replicas: 1, minReadySeconds: 0 }, fields: { template: 'PodTemplate' } },
  Rollout: { fields: { spec: 'RolloutSpec' } },
  RolloutSpec: {
    defaults: { replicas: 1, revisionHistoryLimit: HISTORY, minReadySeconds: 0 },
    fields: { template: 'PodTemplate' },
  },
  Job: { fields: { spec: 'JobSpec' } },
  JobSpec: {
    defaults: { backoffLimit: 6, completions: 1, parallelism: 1, suspend: false, completionMode: 'NonIndexed' },
    fields: { template: 'PodTemplate' },
  },
  CronJob: { fields: { spec: 'CronJobSpec' } },
  CronJobSpec: {
    defaults: { concurrencyPolicy: 'Allow', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 },
    fields: { jobTemplate: 'Job' },
  },
  Pod: { fields: { spec: 'PodSpec' } },
  PodTemplate: { fields: { spec: 'PodSpec' } },
  PodSpec: {
    defaults: {
      restartPolicy: 'Always',
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
      terminationGracePeriodSeconds: 30,
      enableServiceLinks: true,
      serviceAccountName: 'default',
      hostNetwork: false,
      hostPID: false,
      hostIPC: false,
      shareProcessNamespace: false,
      preemptionPolicy: 'PreemptLowerPriority',
    },
    fields: { containers: 'Container', initContainers: 'Container', volumes: 'Volume' },
  },
  Container: {
    defaults: {
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      stdin: false,
      stdinOnce: false,
      tty: false,
    },
    fields: {
      env: 'EnvVar',
      ports: 'Port',
      volumeMounts: 'VolumeMount',
      livenessProbe: 'Probe',
      readinessProbe: 'Probe',
      startupProbe: 'Probe',
      lifecycle: 'Lifecycle',
    },
  },
  EnvVarSource: {
    fields: { fieldRef: 'FieldRef', resourceFieldRef: 'ResourceRef', configMapKeyRef: 'Key', secretKeyRef: 'Key' },
  },
  ResourceRef: { defaults: { divisor: '0' } },
  Port: { defaults: { protocol: 'TCP' } },
  Volume: {
    fields: { configMap: 'Files', secret: 'Files', downwardAPI: 'Files', projected: 'Files', hostPath: 'HostPath' },
  },
  Files: { defaults: FILES },
  Service: { fields: { spec: 'ServiceSpec' } },
  ServiceSpec: {
    defaults: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
      allocateLoadBalancerNodePorts: true,
      publishNotReadyAddresses: false,
      clusterIP: '',
    },
    fields: { ports: 'Port' },
  },
  HorizontalPodAutoscaler: { fields: { spec: 'AutoscalerSpec' } },
  AutoscalerSpec: { defaults: { minReplicas: 1 } },
  PodDisruptionBudget: { fields: { spec: 'BudgetSpec' } },
  BudgetSpec: { defaults: { unhealthyPodEvictionPolicy: 'IfHealthyBudget' } },
  NetworkPolicy: { fields: { spec: 'NetworkSpec' } },
  NetworkSpec: { fields: { ingress: 'NetworkRule', egress: 'NetworkRule' } },
  NetworkRule: { fields: { ports: 'Port' } },
  PersistentVolumeClaim: { fields: { spec: 'ClaimSpec' } },
  Claim: { fields: { spec: 'ClaimSpec' } },
  ClaimSpec: { defaults: { volumeMode: 'Filesystem' } },
  StorageClass: {
    defaults: { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', allowVolumeExpansion: false },
  },
  Secret: { defaults: { type: 'Opaque', immutable: false } },
  ConfigMap: { defaults: { immutable: false } },
};
