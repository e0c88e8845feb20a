/** A field that younger API servers have, by where it stands. */
export interface GatedField {
  /** Its path; `[]` stands for every member of a list. */
  readonly path: string;
  /** The first version that knows it; what is older refuses it or drops it. */
  readonly since: number;
  /** The first version that has it on; undefined where no version that we know does. */
  readonly on?: number;
  /** The feature gate that turns it on before. */
  readonly gate: string;
  /** Values that count; by default all. */
  readonly values?: readonly unknown[];
}

type Row = readonly [path: string, gate: string, since: number, on?: number, values?: readonly unknown[]];

function table(rows: readonly Row[]): GatedField[] {
  return rows.map(([path, gate, since, on, values]) => ({ path, gate, since, on, values }));
}

const TERMS = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `affinity.${affinity}.requiredDuringSchedulingIgnoredDuringExecution[].`,
  `affinity.${affinity}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.`,
]);

/**
 * Fields of a pod.
 * Source: https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/, and for `since` the API
 * reference of each version. They hold for all tables here.
 */
export const POD_FIELDS = table([
  ['hostUsers', 'UserNamespacesSupport', 25, 33, [false]],
  ['hostnameOverride', 'HostnameOverride', 34, 35],
  ['resources', 'PodLevelResources', 32, 34],
  ['schedulingGroup', 'GenericWorkload', 36],
  ['securityContext.appArmorProfile', 'AppArmorFields', 30, 30],
  ['securityContext.seLinuxChangePolicy', 'SELinuxChangePolicy', 32, 33],
  ['securityContext.supplementalGroupsPolicy', 'SupplementalGroupsPolicy', 31, 33],
  ['resourceClaims[].resourceClaimName', 'DynamicResourceAllocation', 31, 34],
  ['resourceClaims[].resourceClaimTemplateName', 'DynamicResourceAllocation', 31, 34],
  ['volumes[].image', 'ImageVolume', 31, 35],
  ['volumes[].ephemeral.volumeClaimTemplate.spec.volumeAttributesClassName', 'VolumeAttributesClass', 29, 34],
  ['volumes[].projected.sources[].clusterTrustBundle', 'ClusterTrustBundleProjection', 29],
  ['volumes[].projected.sources[].podCertificate', 'PodCertificateRequest', 34],
  ...TERMS.flatMap((term): Row[] => [
    [`${term}matchLabelKeys`, 'MatchLabelKeysInPodAffinity', 29, 31],
    [`${term}mismatchLabelKeys`, 'MatchLabelKeysInPodAffinity', 29, 31],
  ]),
]);

/** Fields of any container. */
export const CONTAINER_FIELDS = table([
  ['env[].valueFrom.fileKeyRef', 'EnvFiles', 34, 35],
  ['lifecycle.postStart.sleep', 'PodLifecycleSleepAction', 29, 30],
  ['lifecycle.preStop.sleep', 'PodLifecycleSleepAction', 29, 30],
  ['lifecycle.stopSignal', 'ContainerStopSignals', 33],
  ['resizePolicy', 'InPlacePodVerticalScaling', 27, 33],
  ['resources.claims[].request', 'DynamicResourceAllocation', 31, 34],
  ['restartPolicyRules', 'ContainerRestartRules', 34, 35],
  ['securityContext.appArmorProfile', 'AppArmorFields', 30, 30],
  ['securityContext.procMount', 'ProcMountType', 12, 33, ['Unmasked']],
  ['volumeMounts[].recursiveReadOnly', 'RecursiveReadOnlyMounts', 30, 31, ['Enabled', 'IfPossible']],
]);

const OTHER_POLICIES = ['Never', 'OnFailure'];

/** Fields of an init container besides those. */
export const INIT_FIELDS = table([
  ['restartPolicy', 'SidecarContainers', 28, 29, ['Always']],
  ['restartPolicy', 'ContainerRestartRules', 34, 35, OTHER_POLICIES],
]);

/** Fields of a container that is none. */
export const MAIN_FIELDS = table([['restartPolicy', 'ContainerRestartRules', 34, 35, ['Always', ...OTHER_POLICIES]]]);

const JOB_FIELDS: readonly Row[] = [
  ['backoffLimitPerIndex', 'JobBackoffLimitPerIndex', 28, 29],
  ['maxFailedIndexes', 'JobBackoffLimitPerIndex', 28, 29],
  ['podReplacementPolicy', 'JobPodReplacementPolicy', 28, 29],
  ['managedBy', 'JobManagedBy', 30, 32],
  ['successPolicy', 'JobSuccessPolicy', 30, 31],
];

/** Fields of the `spec` of other kinds. */
export const KIND_FIELDS: ReadonlyMap<string, GatedField[]> = new Map([
  [
    'v1 Service',
    table([
      ['trafficDistribution', 'ServiceTrafficDistribution', 30, 31, ['PreferClose']],
      ['trafficDistribution', 'PreferSameTrafficDistribution', 33, 34, ['PreferSameZone', 'PreferSameNode']],
    ]),
  ],
  ['v1 PersistentVolumeClaim', table([['volumeAttributesClassName', 'VolumeAttributesClass', 29, 34]])],
  [
    'apps/v1 StatefulSet',
    table([
      ['updateStrategy.rollingUpdate.maxUnavailable', 'MaxUnavailableStatefulSet', 24],
      ['volumeClaimTemplates[].spec.volumeAttributesClassName', 'VolumeAttributesClass', 29, 34],
    ]),
  ],
  ['batch/v1 Job', table(JOB_FIELDS)],
  ['batch/v1 CronJob', table(JOB_FIELDS.map(([path, ...rest]): Row => [`jobTemplate.spec.${path}`, ...rest]))],
  [
    'autoscaling/v2 HorizontalPodAutoscaler',
    table([
      ['behavior.scaleUp.tolerance', 'HPAConfigurableTolerance', 33, 35],
      ['behavior.scaleDown.tolerance', 'HPAConfigurableTolerance', 33, 35],
    ]),
  ],
]);
