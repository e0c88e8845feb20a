/** When a version of an API came and went: minor versions of Kubernetes. */
export interface ApiPeriod {
  /** From when on an API server knows it. */
  readonly introduced: number;
  /** From when on it warns of it. */
  readonly deprecated?: number;
  /** From when on it has it no more. */
  readonly removed?: number;
  /** Whether an API server serves it only when told to by `--runtime-config`: alphas, and betas since 1.24. */
  readonly isOptional: boolean;
}

type Row = readonly [apiVersion: string, kinds: string, introduced: number, deprecated?: number, removed?: number];

/** The newest version that the tables here know. */
export const NEWEST_KUBERNETES = 36;

/**
 * Every kind that Kubernetes has had of its own.
 * Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/, and the lifecycle tags of k8s.io/api.
 */
const ROWS: Row[] = [
  [
    'v1',
    'Binding ConfigMap Event LimitRange List Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount',
    0,
  ],
  ['v1', 'Endpoints', 0, 33],
  ['v1', 'ComponentStatus', 0, 19],
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration ValidatingWebhookConfiguration', 16],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding', 30],
  ['admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding', 36],
  ['admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding', 34, 37, 40],
  ['admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding', 28, 31, 34],
  ['admissionregistration.k8s.io/v1beta1', 'MutatingWebhookConfiguration ValidatingWebhookConfiguration', 9, 16, 22],
  ['admissionregistration.k8s.io/v1alpha1', 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding', 32, 35, 38],
  ['admissionregistration.k8s.io/v1alpha1', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding', 26, 29, 32],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 16],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 7, 16, 22],
  ['apiregistration.k8s.io/v1', 'APIService', 10],
  ['apiregistration.k8s.io/v1beta1', 'APIService', 7, 19, 22],
  ['apps/v1', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet', 9],
  ['apps/v1beta2', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet', 8, 9, 16],
  ['apps/v1beta1', 'ControllerRevision Deployment StatefulSet', 6, 8, 16],
  ['authentication.k8s.io/v1', 'TokenRequest TokenReview', 10],
  ['authentication.k8s.io/v1', 'SelfSubjectReview', 28],
  ['authentication.k8s.io/v1beta1', 'SelfSubjectReview', 27, 30, 33],
  ['authentication.k8s.io/v1beta1', 'TokenReview', 4, 19, 22],
  ['authentication.k8s.io/v1alpha1', 'SelfSubjectReview', 26, 29, 32],
  [
    'authorization.k8s.io/v1',
    'LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview',
    6,
  ],
  [
    'authorization.k8s.io/v1beta1',
    'LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview',
    2,
    19,
    22,
  ],
  ['autoscaling/v1', 'HorizontalPodAutoscaler Scale', 2],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', 23],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 8, 22, 25],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 12, 23, 26],
  ['batch/v1', 'Job', 2],
  ['batch/v1', 'CronJob', 21],
  ['batch/v1beta1', 'CronJob', 8, 21, 25],
  ['batch/v2alpha1', 'CronJob', 5, 8, 21],
  ['certificates.k8s.io/v1', 'CertificateSigningRequest', 19],
  ['certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 12, 19, 22],
  ['certificates.k8s.io/v1beta1', 'ClusterTrustBundle', 33, 37, 40],
  ['certificates.k8s.io/v1beta1', 'PodCertificateRequest', 35, 38, 41],
  ['certificates.k8s.io/v1alpha1', 'ClusterTrustBundle', 27, 34, 37],
  ['certificates.k8s.io/v1alpha1', 'PodCertificateRequest', 34, 35, 37],
  ['coordination.k8s.io/v1', 'Lease', 14],
  ['coordination.k8s.io/v1beta1', 'Lease', 12, 19, 22],
  ['coordination.k8s.io/v1beta1', 'LeaseCandidate', 33, 36, 39],
  ['coordination.k8s.io/v1alpha2', 'LeaseCandidate', 32, 35, 38],
  ['coordination.k8s.io/v1alpha1', 'LeaseCandidate', 31, 32, 32],
  ['discovery.k8s.io/v1', 'EndpointSlice', 21],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice', 16, 21, 25],
  ['events.k8s.io/v1', 'Event', 19],
  ['events.k8s.io/v1beta1', 'Event', 8, 22, 25],
  ['extensions/v1beta1', 'DaemonSet Deployment NetworkPolicy PodSecurityPolicy ReplicaSet', 2, 8, 16],
  ['extensions/v1beta1', 'Ingress', 1, 14, 22],
  ['flowcontrol.apiserver.k8s.io/v1', 'FlowSchema PriorityLevelConfiguration', 29],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema PriorityLevelConfiguration', 26, 29, 32],
  ['flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema PriorityLevelConfiguration', 23, 26, 29],
  ['flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema PriorityLevelConfiguration', 20, 23, 26],
  ['flowcontrol.apiserver.k8s.io/v1alpha1', 'FlowSchema PriorityLevelConfiguration', 18, 20, 21],
  ['internal.apiserver.k8s.io/v1alpha1', 'StorageVersion', 20],
  ['networking.k8s.io/v1', 'NetworkPolicy', 7],
  ['networking.k8s.io/v1', 'Ingress IngressClass', 19],
  ['networking.k8s.io/v1', 'IPAddress ServiceCIDR', 33],
  ['networking.k8s.io/v1beta1', 'IPAddress ServiceCIDR', 31, 34, 37],
  ['networking.k8s.io/v1beta1', 'Ingress', 14, 19, 22],
  ['networking.k8s.io/v1beta1', 'IngressClass', 18, 19, 22],
  ['networking.k8s.io/v1alpha1', 'ClusterCIDR', 25, 28, 29],
  ['networking.k8s.io/v1alpha1', 'IPAddress ServiceCIDR', 27, 30, 33],
  ['node.k8s.io/v1', 'RuntimeClass', 20],
  ['node.k8s.io/v1beta1', 'RuntimeClass', 13, 22, 25],
  ['policy/v1', 'Eviction PodDisruptionBudget', 21],
  ['policy/v1beta1', 'Eviction PodDisruptionBudget PodSecurityPolicy', 5, 21, 25],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 8],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 6, 17, 22],
  ['rbac.authorization.k8s.io/v1alpha1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 5, 17, 22],
  ['resource.k8s.io/v1', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 34],
  ['resource.k8s.io/v1beta2', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 33, 36, 39],
  ['resource.k8s.io/v1beta2', 'DeviceTaintRule', 36, 39, 42],
  ['resource.k8s.io/v1beta1', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 32, 35, 38],
  ['resource.k8s.io/v1alpha3', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 31, 34, 35],
  ['resource.k8s.io/v1alpha3', 'PodSchedulingContext', 31, 31, 32],
  ['resource.k8s.io/v1alpha3', 'DeviceTaintRule', 33, 36, 39],
  ['resource.k8s.io/v1alpha3', 'ResourcePoolStatusRequest', 36, 39, 42],
  ['resource.k8s.io/v1alpha2', 'PodSchedulingContext ResourceClaim ResourceClaimTemplate ResourceClass', 27, 30, 31],
  ['resource.k8s.io/v1alpha2', 'ResourceClaimParameters ResourceClassParameters ResourceSlice', 30, 30, 31],
  ['scheduling.k8s.io/v1', 'PriorityClass', 14],
  ['scheduling.k8s.io/v1beta1', 'PriorityClass', 11, 14, 22],
  ['scheduling.k8s.io/v1alpha1', 'PriorityClass', 8, 14, 22],
  ['scheduling.k8s.io/v1alpha1', 'PodGroup Workload', 35, 35, 36],
  ['scheduling.k8s.io/v1alpha2', 'PodGroup Workload', 36],
  ['storage.k8s.io/v1', 'StorageClass', 6],
  ['storage.k8s.io/v1', 'CSIDriver CSINode VolumeAttachment', 18],
  ['storage.k8s.io/v1', 'CSIStorageCapacity', 24],
  ['storage.k8s.io/v1', 'VolumeAttributesClass', 34],
  ['storage.k8s.io/v1beta1', 'VolumeAttributesClass', 31, 34, 37],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 21, 24, 27],
  ['storage.k8s.io/v1beta1', 'CSIDriver CSINode StorageClass VolumeAttachment', 14, 19, 22],
  ['storage.k8s.io/v1alpha1', 'CSIStorageCapacity VolumeAttachment', 19, 21, 24],
  ['storage.k8s.io/v1alpha1', 'VolumeAttributesClass', 29, 32, 35],
  ['storagemigration.k8s.io/v1beta1', 'StorageVersionMigration', 35, 38, 41],
  ['storagemigration.k8s.io/v1alpha1', 'StorageVersionMigration', 30, 33, 35],
];

/** Since 1.24 new betas are off; that one continues an older one. */
function isOptional(apiVersion: string, introduced: number): boolean {
  return /alpha/.test(apiVersion) || (/beta/.test(apiVersion) && introduced >= 24 && !apiVersion.endsWith('/v1beta3'));
}

/** Every API by `<apiVersion> <Kind>`. */
export const API_HISTORY: ReadonlyMap<string, ApiPeriod> = new Map(
  ROWS.flatMap(([apiVersion, kinds, introduced, deprecated, removed]) =>
    kinds
      .split(' ')
      .map((kind): [string, ApiPeriod] => [
        `${apiVersion} ${kind}`,
        { introduced, deprecated, removed, isOptional: isOptional(apiVersion, introduced) },
      ]),
  ),
);

/** The groups that Kubernetes itself serves; the core one is empty. All others are custom resources. */
export const BUILT_IN_GROUPS: ReadonlySet<string> = new Set(
  ROWS.map(([apiVersion]) => (apiVersion.includes('/') ? apiVersion.split('/')[0] : '')),
);

/** The stable versions of a kind, in whatever group. */
export function stableVersionsOf(kind: string): string[] {
  return [...API_HISTORY.keys()]
    .filter((key) => /^(?:[^ ]+\/)?v\d+ /.test(key) && key.endsWith(` ${kind}`))
    .map((key) => key.split(' ')[0]);
}
