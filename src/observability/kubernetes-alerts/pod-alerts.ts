import { equal } from '../../private/promql';
import { KubernetesAlert } from './alert-options';
import { AlertDraft } from './alert-draft';
import { inNamespace, matching, oneOf, reported, Watched } from './watched';

const POD = 'namespace, pod';
const CONTAINER = 'namespace, pod, container';

/** What is wrong with single pods. Metrics: https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/pod-metrics.md */
export function podAlerts(watched: Watched, kubectl: string): AlertDraft[] {
  const { pods, serviceName } = watched;
  const ofPods = (metric: string, labels: Record<string, string> = {}) =>
    inNamespace(watched, metric, [matching('pod', pods), ...equal(labels)]);
  // Pods that have ended, such as evicted ones, may lie about for days and are not ready either.
  const phases = inNamespace(watched, 'kube_pod_status_phase', [
    matching('pod', pods),
    matching('phase', 'Pending|Running|Unknown'),
  ]);
  const alive = `max by (${POD}) (${phases}) == 1`;
  const ready = `max by (${POD}) (${ofPods('kube_pod_status_ready', { condition: 'true' })})`;
  const waiting = ofPods('kube_pod_container_status_waiting_reason', { reason: 'CrashLoopBackOff' });
  const killed = ofPods('kube_pod_container_status_last_terminated_reason', { reason: 'OOMKilled' });
  const restarts = ofPods('kube_pod_container_status_restarts_total');
  const inspect = `${kubectl} -n {{ $labels.namespace }}`;
  return [
    ...outages(watched, kubectl),
    {
      alert: KubernetesAlert.POD_CRASH_LOOPING,
      expr: `max by (${CONTAINER}) (max_over_time(${waiting}[5m])) == 1`,
      for: '15m',
      summary: `a pod of ${serviceName} ends again and again`,
      description: `The container {{ $labels.container }} of {{ $labels.pod }} waits to be started again. See: ${inspect} logs {{ $labels.pod }} -c {{ $labels.container }} --previous`,
    },
    {
      alert: KubernetesAlert.POD_NOT_READY,
      expr: `${ready} == 0 and on (${POD}) (${alive})`,
      for: '15m',
      summary: `a pod of ${serviceName} is not ready`,
      description: `{{ $labels.pod }} gets no requests. See: ${inspect} describe pod {{ $labels.pod }}`,
    },
    {
      alert: KubernetesAlert.CONTAINER_OUT_OF_MEMORY,
      expr: `max by (${CONTAINER}) (increase(${restarts}[15m])) > 0 and on (${CONTAINER}) max by (${CONTAINER}) (${killed}) == 1`,
      summary: `a container of ${serviceName} was killed for its memory`,
      description: `The container {{ $labels.container }} of {{ $labels.pod }} reached its memory limit. Raise the limit, or find out what holds the memory.`,
    },
    ...throttling(watched),
  ];
}

/**
 * A version that gets requests has no pod that is ready, though there should be some: also where there is no pod at all,
 * such as when a quota or an admission refuses them. Of two versions each one counts, since a good one hides the other.
 * Metrics: kube-state-metrics' docs/metrics/workload/deployment-metrics.md, and Argo Rollouts' own.
 */
function outages(watched: Watched, kubectl: string): AlertDraft[] {
  const { serviceName, serving, namespaceName } = watched;
  const where = namespaceName === undefined ? '' : ` -n ${namespaceName}`;
  const draft = (expr: string, owner: string): AlertDraft => ({
    alert: KubernetesAlert.NO_POD_READY,
    pages: true,
    expr,
    for: '5m',
    summary: `no pod of ${serviceName} is ready`,
    description: `Nobody serves the requests of ${owner}. See: ${kubectl}${where} get pods`,
  });
  const ofDeployments = (metric: string) =>
    `max by (namespace, deployment) (${inNamespace(watched, metric, [oneOf('deployment', serving.deployments)])}) > 0`;
  const ofRollouts = (metric: string) =>
    `max by (name) (${reported(watched, metric, [oneOf('name', serving.rollouts)])}) > 0`;
  const deployments = `${ofDeployments('kube_deployment_spec_replicas')} unless on (namespace, deployment) ${ofDeployments('kube_deployment_status_replicas_ready')}`;
  const rollouts = `${ofRollouts('rollout_info_replicas_desired')} unless on (name) ${ofRollouts('rollout_info_replicas_available')}`;
  return [
    ...(serving.deployments.length > 0 ? [draft(deployments, 'the Deployment {{ $labels.deployment }}')] : []),
    ...(serving.rollouts.length > 0 ? [draft(rollouts, 'the Rollout {{ $labels.name }}')] : []),
  ];
}

/** Periods of 100 ms in which a container used up its CPU limit, by cAdvisor in the kubelet. */
function throttling(watched: Watched): AlertDraft[] {
  const { pods, serviceName: container } = watched;
  const rate = (metric: string) =>
    `sum by (${CONTAINER}) (rate(${inNamespace(watched, metric, [matching('pod', pods), ...equal({ container })])}[5m]))`;
  const draft: AlertDraft = {
    alert: KubernetesAlert.CPU_THROTTLED,
    expr: `${rate('container_cpu_cfs_throttled_periods_total')} / ${rate('container_cpu_cfs_periods_total')} > 0.5`,
    for: '30m',
    summary: `${container} has too little CPU`,
    description: `{{ $labels.pod }} had to wait for its CPU limit in {{ $value | humanizePercentage }} of all periods. Raise the limit, or leave it out.`,
  };
  return watched.hasCpuLimit ? [draft] : [];
}
