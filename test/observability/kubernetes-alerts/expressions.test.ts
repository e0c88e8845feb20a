import { alertsOf, complete } from './support';

const POD = 'namespace="shop",pod=~"web-[4-9bcdf]{5,10}-[a-z0-9]{5}"';

type Expected = [string, string, string | undefined, string, string, string];

const ALL: Expected[] = [
  [
    'NoPodReady',
    `max by (namespace, deployment) (kube_deployment_spec_replicas{namespace="shop",deployment="web"}) > 0 unless on (namespace, deployment) max by (namespace, deployment) (kube_deployment_status_replicas_ready{namespace="shop",deployment="web"}) > 0`,
    '5m',
    'page',
    `Nobody serves the requests of the Deployment {{ $labels.deployment }}. See: kubectl -n shop get pods`,
    'no pod of web is ready',
  ],
  [
    'PodCrashLooping',
    `max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{${POD},reason="CrashLoopBackOff"}[5m])) == 1`,
    '15m',
    'ticket',
    `The container {{ $labels.container }} of {{ $labels.pod }} waits to be started again. See: kubectl -n {{ $labels.namespace }} logs {{ $labels.pod }} -c {{ $labels.container }} --previous`,
    'a pod of web ends again and again',
  ],
  [
    'PodNotReady',
    `max by (namespace, pod) (kube_pod_status_ready{${POD},condition="true"}) == 0 and on (namespace, pod) (max by (namespace, pod) (kube_pod_status_phase{${POD},phase=~"Pending|Running|Unknown"}) == 1)`,
    '15m',
    'ticket',
    `{{ $labels.pod }} gets no requests. See: kubectl -n {{ $labels.namespace }} describe pod {{ $labels.pod }}`,
    'a pod of web is not ready',
  ],
  [
    'ContainerOutOfMemory',
    `max by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{${POD}}[15m])) > 0 and on (namespace, pod, container) max by (namespace, pod, container) (kube_pod_container_status_last_terminated_reason{${POD},reason="OOMKilled"}) == 1`,
    undefined,
    'ticket',
    `The container {{ $labels.container }} of {{ $labels.pod }} reached its memory limit. Raise the limit, or find out what holds the memory.`,
    'a container of web was killed for its memory',
  ],
  [
    'CpuThrottled',
    `sum by (namespace, pod, container) (rate(container_cpu_cfs_throttled_periods_total{${POD},container="web"}[5m])) / sum by (namespace, pod, container) (rate(container_cpu_cfs_periods_total{${POD},container="web"}[5m])) > 0.5`,
    '30m',
    'ticket',
    `{{ $labels.pod }} had to wait for its CPU limit in {{ $value | humanizePercentage }} of all periods. Raise the limit, or leave it out.`,
    'web has too little CPU',
  ],
  [
    'ReleaseStuck',
    `max by (namespace, deployment) (kube_deployment_status_condition{namespace="shop",deployment="web",condition="Progressing",status="false"}) == 1`,
    undefined,
    'ticket',
    `The Deployment {{ $labels.deployment }} did not get its new pods up in time. Look at the events and logs of its new pods, then mend or roll back.`,
    'a release of web is stuck',
  ],
  [
    'AutoscalerAtMaximum',
    `max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_current_replicas{namespace="shop",horizontalpodautoscaler=~"(keda-hpa-)?(web)"}) >= max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_spec_max_replicas{namespace="shop",horizontalpodautoscaler=~"(keda-hpa-)?(web)"})`,
    '15m',
    'ticket',
    `The autoscaler {{ $labels.horizontalpodautoscaler }} is at its maximum of {{ $value }} pods. Raise it, and the quota with it.`,
    'web has as many pods as it may',
  ],
  [
    'QuotaNearlyUsed',
    `max by (namespace, resourcequota, resource) (kube_resourcequota{namespace="shop",type="used"}) / (max by (namespace, resourcequota, resource) (kube_resourcequota{namespace="shop",type="hard"}) > 0) >= 0.9`,
    '15m',
    'ticket',
    `{{ $value | humanizePercentage }} of {{ $labels.resource }} in the quota {{ $labels.resourcequota }} is used: soon no more pods start.`,
    'a quota of the namespace shop is nearly used up',
  ],
  [
    'CertificateNearExpiry',
    `max by (name) (certmanager_certificate_expiration_timestamp_seconds{exported_namespace="shop",name="web-tls"} or certmanager_certificate_expiration_timestamp_seconds{namespace="shop",name="web-tls"}) - time() < 604800 and on (name) max by (name) (certmanager_certificate_renewal_timestamp_seconds{exported_namespace="shop",name="web-tls"} or certmanager_certificate_renewal_timestamp_seconds{namespace="shop",name="web-tls"}) < time()`,
    '1h',
    'ticket',
    `The certificate {{ $labels.name }} ends in {{ $value | humanizeDuration }}, and cert-manager did not renew it. Look at the events of its CertificateRequests.`,
    'a certificate of web ends soon',
  ],
  [
    'VolumeNearlyFull',
    `1 - max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes{namespace="shop",persistentvolumeclaim="web-data"}) / max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_capacity_bytes{namespace="shop",persistentvolumeclaim="web-data"}) >= 0.85`,
    '5m',
    'ticket',
    `{{ $value | humanizePercentage }} of the claim {{ $labels.persistentvolumeclaim }} is used. Enlarge it, or clear it up.`,
    'a volume of web is nearly full',
  ],
];

test.each(ALL)('%s', (alert, expr, duration, severity, description, summary) => {
  expect(alertsOf(complete()).find((rule) => rule.alert === alert)).toEqual({
    alert,
    expr,
    ...(duration !== undefined && { for: duration }),
    labels: { ...(alert !== 'QuotaNearlyUsed' && { service: 'web' }), severity },
    annotations: { summary, description },
  });
});
