import { equal } from '../../private/promql';
import { KubernetesAlert } from './alert-options';
import { AlertDraft } from './alert-draft';
import { AlertSettings } from './alert-settings';
import { inNamespace, matching, oneOf, reported, Watched } from './watched';

/** Its own words, not those of a Rollout's status. Source: https://github.com/argoproj/argo-rollouts/blob/master/controller/metrics/rollouts.go */
const FAILED_PHASES = 'Timeout|Error|Abort|InvalidSpec';

const DAY = 24 * 60 * 60;

/** What is wrong with the objects around the pods; only with those that the service has. */
export function objectAlerts(watched: Watched, settings: AlertSettings): AlertDraft[] {
  return [
    ...releases(watched),
    ...autoscalers(watched),
    ...quotas(watched, settings),
    ...certificates(watched, settings),
    ...volumes(watched, settings),
  ];
}

/** Metrics: kube-state-metrics' docs/metrics/workload/deployment-metrics.md; https://argo-rollouts.readthedocs.io/en/stable/features/controller-metrics/ */
function releases(watched: Watched): AlertDraft[] {
  const { deployments, rollouts, serviceName } = watched;
  const conditions = inNamespace(watched, 'kube_deployment_status_condition', [
    oneOf('deployment', deployments),
    ...equal({ condition: 'Progressing', status: 'false' }),
  ]);
  const phases = reported(watched, 'rollout_info', [oneOf('name', rollouts), matching('phase', FAILED_PHASES)]);
  const draft = (expr: string, stuck: string): AlertDraft => ({
    alert: KubernetesAlert.RELEASE_STUCK,
    expr,
    summary: `a release of ${serviceName} is stuck`,
    description: `${stuck} Look at the events and logs of its new pods, then mend or roll back.`,
  });
  return [
    ...(deployments.length === 0
      ? []
      : [
          draft(
            `max by (namespace, deployment) (${conditions}) == 1`,
            'The Deployment {{ $labels.deployment }} did not get its new pods up in time.',
          ),
        ]),
    ...(rollouts.length === 0
      ? []
      : [
          draft(
            `max by (name, phase) (${phases}) == 1`,
            'The Rollout {{ $labels.name }} is in the phase {{ $labels.phase }}.',
          ),
        ]),
  ];
}

/** KEDA's have its prefix. Metrics: kube-state-metrics' docs/metrics/workload/horizontalpodautoscaler-metrics.md */
function autoscalers(watched: Watched): AlertDraft[] {
  const by = 'max by (namespace, horizontalpodautoscaler)';
  const of = (metric: string) =>
    `${by} (${inNamespace(watched, `kube_horizontalpodautoscaler_${metric}`, [
      oneOf('horizontalpodautoscaler', watched.scaled, 'keda-hpa-'),
    ])})`;
  const draft: AlertDraft = {
    alert: KubernetesAlert.AUTOSCALER_AT_MAXIMUM,
    expr: `${of('status_current_replicas')} >= ${of('spec_max_replicas')}`,
    for: '15m',
    summary: `${watched.serviceName} has as many pods as it may`,
    description:
      'The autoscaler {{ $labels.horizontalpodautoscaler }} is at its maximum of {{ $value }} pods. Raise it, and the quota with it.',
  };
  return watched.scaled.length === 0 ? [] : [draft];
}

/** Where the namespace is not known it would be about all namespaces. Metrics: kube-state-metrics' docs/metrics/policy/resourcequota-metrics.md */
function quotas(watched: Watched, { quotaUsedPercent }: AlertSettings): AlertDraft[] {
  const of = (type: string) =>
    `max by (namespace, resourcequota, resource) (${inNamespace(watched, 'kube_resourcequota', equal({ type }))})`;
  const draft: AlertDraft = {
    alert: KubernetesAlert.QUOTA_NEARLY_USED,
    expr: `${of('used')} / (${of('hard')} > 0) >= ${quotaUsedPercent / 100}`,
    for: '15m',
    ofNamespace: true,
    summary: `a quota of the namespace ${watched.namespaceName} is nearly used up`,
    description:
      '{{ $value | humanizePercentage }} of {{ $labels.resource }} in the quota {{ $labels.resourcequota }} is used: soon no more pods start.',
  };
  return watched.namespaceName === undefined ? [] : [draft];
}

/** Metrics: https://cert-manager.io/docs/devops-tips/prometheus-metrics/ */
function certificates(watched: Watched, { certificateDays }: AlertSettings): AlertDraft[] {
  const of = (moment: string) =>
    `max by (name) (${reported(watched, `certmanager_certificate_${moment}_timestamp_seconds`, [
      oneOf('name', watched.certificates),
    ])})`;
  const draft: AlertDraft = {
    alert: KubernetesAlert.CERTIFICATE_NEAR_EXPIRY,
    // Short-lived certificates are always near their end: what is wrong is that a renewal is overdue.
    expr: `${of('expiration')} - time() < ${certificateDays * DAY} and on (name) ${of('renewal')} < time()`,
    for: '1h',
    summary: `a certificate of ${watched.serviceName} ends soon`,
    description:
      'The certificate {{ $labels.name }} ends in {{ $value | humanizeDuration }}, and cert-manager did not renew it. Look at the events of its CertificateRequests.',
  };
  return watched.certificates.length === 0 ? [] : [draft];
}

/** Metrics of the kubelet: https://kubernetes.io/docs/reference/instrumentation/metrics/ (kubelet_volume_stats_*) */
function volumes(watched: Watched, { volumeUsedPercent }: AlertSettings): AlertDraft[] {
  const of = (what: string) =>
    `max by (namespace, persistentvolumeclaim) (${inNamespace(watched, `kubelet_volume_stats_${what}_bytes`, [
      oneOf('persistentvolumeclaim', watched.claims),
    ])})`;
  const draft: AlertDraft = {
    alert: KubernetesAlert.VOLUME_NEARLY_FULL,
    expr: `1 - ${of('available')} / ${of('capacity')} >= ${volumeUsedPercent / 100}`,
    for: '5m',
    summary: `a volume of ${watched.serviceName} is nearly full`,
    description:
      '{{ $value | humanizePercentage }} of the claim {{ $labels.persistentvolumeclaim }} is used. Enlarge it, or clear it up.',
  };
  return watched.claims.length === 0 ? [] : [draft];
}
