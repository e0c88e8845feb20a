/** What only the API server writes. Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
export const SERVER_METADATA = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];
/** The same of annotations. */
export const SERVER_ANNOTATIONS = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
];
