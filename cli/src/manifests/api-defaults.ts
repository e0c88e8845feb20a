/** What the API server writes into objects by itself, by the names of the types of its reference. */
export interface Shape {
  /** The defaults, by field: one that has its default means the same as one that is not there. */
  readonly defaults?: Record<string, unknown>;
  /** The types of fields: of a list's items, too. */
  readonly fields?: Record<string, string>;
}

/**
 * The types that mean the same for whoever compares objects.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/ and pkg/apis/*\/v1/defaults.go of Kubernetes 1.27
 */
export const COMMON_SHAPES: Record<string, Shape> = {
  RollingUpdate: { defaults: { maxSurge: '25%', maxUnavailable: '25%' } },
  EnvVar: { defaults: { value: '' }, fields: { valueFrom: 'EnvVarSource' } },
  FieldRef: { defaults: { apiVersion: 'v1' } },
  Key: { defaults: { optional: false } },
  VolumeMount: { defaults: { readOnly: false, subPath: '' } },
  Lifecycle: { fields: { preStop: 'Handler', postStart: 'Handler' } },
  Handler: { fields: { httpGet: 'HttpGet' } },
  Probe: {
    defaults: {
      initialDelaySeconds: 0,
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    },
    fields: { httpGet: 'HttpGet', grpc: 'Grpc' },
  },
  HttpGet: { defaults: { path: '/', scheme: 'HTTP' } },
  Grpc: { defaults: { service: '' } },
  HostPath: { defaults: { type: '' } },
};
