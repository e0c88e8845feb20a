import { COMMON_SHAPES, Shape as CommonShape } from '../manifests/api-defaults';

/**
 * What the API server writes into objects by itself, by the names of the types of its reference for 1.27. A field that
 * has its default means the same as one that is not there. Of fields, `quantities` are amounts by name, `quantity` is one.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/ and pkg/apis/*\/v1/defaults.go of Kubernetes 1.27
 */
export interface Shape extends CommonShape {
  /** Fields in which an empty object means the same as none. */
  readonly empty?: string[];
}

const MODE = 0o644;
const LABELLED = ['labels', 'annotations'];

/** The type of each kind that this program knows. */
export const KINDS: Record<string, string> = {
  Deployment: 'Deployment',
  Service: 'Service',
  Ingress: 'Ingress',
  HorizontalPodAutoscaler: 'HorizontalPodAutoscaler',
  PodDisruptionBudget: 'PodDisruptionBudget',
  NetworkPolicy: 'Plain',
  ServiceAccount: 'Plain',
};

export const SHAPES: Record<string, Shape> = {
  ...COMMON_SHAPES,
  Plain: { fields: { metadata: 'Metadata' } },
  Metadata: { empty: LABELLED, defaults: { namespace: '' } },
  Deployment: { fields: { metadata: 'Metadata', spec: 'DeploymentSpec' } },
  DeploymentSpec: {
    defaults: {
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      minReadySeconds: 0,
      paused: false,
    },
    fields: { strategy: 'Strategy', template: 'PodTemplate' },
    empty: ['strategy'],
  },
  Strategy: {
    defaults: { type: 'RollingUpdate' },
    fields: { rollingUpdate: 'RollingUpdate' },
    empty: ['rollingUpdate'],
  },
  PodTemplate: { fields: { metadata: 'Metadata', spec: 'PodSpec' }, empty: ['metadata'] },
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
    },
    fields: { containers: 'Container', initContainers: 'Container', volumes: 'Volume' },
    empty: ['securityContext', 'nodeSelector', 'affinity'],
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
      ports: 'ContainerPort',
      resources: 'Resources',
      livenessProbe: 'Probe',
      readinessProbe: 'Probe',
      startupProbe: 'Probe',
      volumeMounts: 'VolumeMount',
      lifecycle: 'Lifecycle',
    },
    empty: ['resources', 'securityContext', 'lifecycle'],
  },
  EnvVarSource: {
    fields: { fieldRef: 'FieldRef', resourceFieldRef: 'ResourceFieldRef', configMapKeyRef: 'Key', secretKeyRef: 'Key' },
  },
  ResourceFieldRef: { defaults: { divisor: '0' } },
  ContainerPort: { defaults: { protocol: 'TCP' } },
  Resources: { fields: { requests: 'quantities', limits: 'quantities' }, empty: ['requests', 'limits'] },
  Volume: {
    fields: {
      configMap: 'Files',
      secret: 'Files',
      downwardAPI: 'Modes',
      projected: 'Modes',
      emptyDir: 'EmptyDir',
      hostPath: 'HostPath',
    },
  },
  Modes: { defaults: { defaultMode: MODE } },
  Files: { defaults: { defaultMode: MODE, optional: false } },
  EmptyDir: { defaults: { medium: '' }, fields: { sizeLimit: 'quantity' } },
  Service: { fields: { metadata: 'Metadata', spec: 'ServiceSpec' } },
  ServiceSpec: {
    defaults: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
      allocateLoadBalancerNodePorts: true,
      publishNotReadyAddresses: false,
    },
    fields: { ports: 'ServicePort' },
  },
  ServicePort: { defaults: { protocol: 'TCP' } },
  Ingress: { fields: { metadata: 'Metadata' } },
  HorizontalPodAutoscaler: { fields: { metadata: 'Metadata', spec: 'AutoscalerSpec' } },
  AutoscalerSpec: {
    defaults: { minReplicas: 1 },
    fields: { metrics: 'Metric', behavior: 'Behavior' },
    empty: ['behavior'],
  },
  Metric: { fields: { resource: 'MetricSource', containerResource: 'MetricSource', pods: 'MetricSource' } },
  MetricSource: { fields: { target: 'MetricTarget' } },
  MetricTarget: { fields: { averageValue: 'quantity', value: 'quantity' } },
  Behavior: { fields: { scaleUp: 'ScaleUp', scaleDown: 'ScaleDown' }, empty: ['scaleUp', 'scaleDown'] },
  ScaleUp: {
    defaults: {
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [
        { type: 'Pods', value: 4, periodSeconds: 15 },
        { type: 'Percent', value: 100, periodSeconds: 15 },
      ],
    },
  },
  ScaleDown: { defaults: { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] } },
  PodDisruptionBudget: { fields: { metadata: 'Metadata', spec: 'DisruptionSpec' } },
  DisruptionSpec: { defaults: { unhealthyPodEvictionPolicy: 'IfHealthyBudget' } },
};
