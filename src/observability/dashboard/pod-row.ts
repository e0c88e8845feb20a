import { literal, series } from '../../private/promql';
import { curves, Panel, Query } from './grafana-panel';
import { Row } from './rows';
import { Selection, ShownTrack } from './selection';

/** Whole containers only: cAdvisor has series of the pod itself, and of its sandbox, too. */
const CONTAINERS = ['container!=""', 'container!="POD"'];

/** What the pods use of what they may, by cAdvisor's and kube-state-metrics' metrics. */
export function podRow(selection: Selection, tracks: ShownTrack[]): Row {
  return {
    title: 'Pods',
    panels: [
      replicas(selection, tracks),
      cpu(selection),
      throttling(selection),
      memory(selection),
      restarts(selection),
    ],
  };
}

function rateByPod(metric: string, matchers: string[]): string {
  return `sum by (pod) (rate(${series(metric, matchers)}[$__rate_interval]))`;
}

/** What one pod asks for, or may use; of pods that differ, the largest. */
function bound(kind: 'requests' | 'limits', resource: string, selection: Selection): string {
  const matchers = [...selection.cluster(), `resource="${resource}"`];
  return `max(sum by (pod) (${series(`kube_pod_container_resource_${kind}`, matchers)}))`;
}

function bounds(resource: string, selection: Selection): Query[] {
  return [
    { expr: bound('requests', resource, selection), legend: 'request', color: 'blue', bound: true },
    { expr: bound('limits', resource, selection), legend: 'limit', color: 'red', bound: true },
  ];
}

function cpu(selection: Selection): Panel {
  const matchers = [...selection.cluster(), ...CONTAINERS];
  return curves({
    title: 'CPU, cores',
    description: 'Cores that each pod uses, and what it asks for and may use.',
    unit: 'none',
    width: 8,
    min: 0,
    queries: [
      { expr: rateByPod('container_cpu_usage_seconds_total', matchers), legend: '{{pod}}' },
      ...bounds('cpu', selection),
    ],
  });
}

function throttling(selection: Selection): Panel {
  const matchers = [...selection.cluster(), ...CONTAINERS];
  const throttled = rateByPod('container_cpu_cfs_throttled_periods_total', matchers);
  return curves({
    title: 'CPU throttling',
    description: 'The share of scheduling periods in which a pod reached its CPU limit and had to wait.',
    unit: 'percentunit',
    width: 8,
    min: 0,
    max: 1,
    filled: true,
    queries: [{ expr: `${throttled} / ${rateByPod('container_cpu_cfs_periods_total', matchers)}`, legend: '{{pod}}' }],
  });
}

function memory(selection: Selection): Panel {
  const used = series('container_memory_working_set_bytes', [...selection.cluster(), ...CONTAINERS]);
  return curves({
    title: 'Memory',
    description: 'The working set of each pod, and what it asks for and may use: above the limit it is killed.',
    unit: 'bytes',
    width: 12,
    min: 0,
    queries: [{ expr: `sum by (pod) (${used})`, legend: '{{pod}}' }, ...bounds('memory', selection)],
  });
}

function restarts(selection: Selection): Panel {
  const counted = series('kube_pod_container_status_restarts_total', selection.cluster());
  return curves({
    title: 'Restarts',
    description: 'How often containers were started again.',
    unit: 'none',
    width: 12,
    min: 0,
    decimals: 0,
    filled: true,
    queries: [{ expr: `sum by (pod) (increase(${counted}[$__rate_interval]))`, legend: '{{pod}}' }],
  });
}

function replicas(selection: Selection, tracks: ShownTrack[]): Panel {
  return curves({
    title: 'Ready pods',
    description:
      'How many pods are ready, and how many there should be: a fixed number, or the bounds of the autoscaler.',
    unit: 'none',
    width: 8,
    min: 0,
    decimals: 0,
    queries: tracks.flatMap((track) => replicasOf(selection, track, tracks.length > 1 ? `${track.trackName} ` : '')),
  });
}

function replicasOf(selection: Selection, track: ShownTrack, prefix: string): Query[] {
  const { objectName, scale } = track;
  const ready = series('kube_pod_status_ready', [...selection.cluster(track), 'condition="true"']);
  // KEDA gives its autoscalers a prefix, where the name does not get too long.
  const autoscaler = `horizontalpodautoscaler=~${literal(`(keda-hpa-)?${objectName}`)}`;
  const limit = (which: string) =>
    `max(${series(`kube_horizontalpodautoscaler_spec_${which}_replicas`, [...selection.inNamespace, autoscaler])})`;
  const wanted = scale.isAutomatic
    ? ['min', 'max'].map((which) => ({ expr: limit(which), legend: `${prefix}${which}`, bound: true }))
    : [{ expr: `vector(${scale.maxReplicas})`, legend: `${prefix}wanted`, bound: true }];
  return [{ expr: `sum(${ready})`, legend: `${prefix}ready` }, ...wanted];
}
