/** What Kubernetes can tell of a service before its users do; each is the name of an alert. */
export enum KubernetesAlert {
  /** None of the pods is ready, for 5 minutes: nobody serves. Pages. */
  NO_POD_READY = 'NoPodReady',
  /** A container ends again and again, for 15 minutes. */
  POD_CRASH_LOOPING = 'PodCrashLooping',
  /** A pod has not been ready for 15 minutes. */
  POD_NOT_READY = 'PodNotReady',
  /** A container took more memory than its limit and was killed, in the last 15 minutes. */
  CONTAINER_OUT_OF_MEMORY = 'ContainerOutOfMemory',
  /** The service's container had to wait for its CPU limit in more than half of all periods, for 30 minutes. */
  CPU_THROTTLED = 'CpuThrottled',
  /** A new version did not come up within the progress deadline; at once. */
  RELEASE_STUCK = 'ReleaseStuck',
  /** The autoscaler has as many pods as it may, for 15 minutes. */
  AUTOSCALER_AT_MAXIMUM = 'AutoscalerAtMaximum',
  /** A quota of the namespace is nearly used up, for 15 minutes. */
  QUOTA_NEARLY_USED = 'QuotaNearlyUsed',
  /** A certificate of the service ends soon, and its renewal has been due for an hour. */
  CERTIFICATE_NEAR_EXPIRY = 'CertificateNearExpiry',
  /** A volume that the pods mount is nearly full, for 5 minutes. */
  VOLUME_NEARLY_FULL = 'VolumeNearlyFull',
}

/** How Kubernetes' alerts of one service differ from the usual. */
export interface KubernetesAlertsOptions {
  /**
   * Alerts that are left out.
   * @default - none
   */
  readonly without?: KubernetesAlert[];

  /**
   * Where it says what to do: an http or https URL, which the alert's name is added to as a last segment, or right
   * after a final `/`, `#` or `=`. The annotation `runbook_url`.
   * @default - none
   */
  readonly runbookUrl?: string;

  /**
   * The label `severity` of the alert that somebody has to act on at once.
   * @default page
   */
  readonly pageSeverity?: string;

  /**
   * The label `severity` of the alerts that can wait until the next working day.
   * @default ticket
   */
  readonly ticketSeverity?: string;

  /**
   * Labels of all these alerts, such as `{ team: 'shop' }`; names as Prometheus allows them.
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * From how many percent of a quota on it is nearly used up, 1 to 100.
   * @default 90
   */
  readonly quotaUsedPercent?: number;

  /**
   * From how many percent of a volume on it is nearly full, 1 to 99.
   * @default 85
   */
  readonly volumeUsedPercent?: number;

  /**
   * How many days before the end of a certificate, 1 to 365.
   * @default 7
   */
  readonly certificateDays?: number;
}
