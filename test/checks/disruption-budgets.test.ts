import { Chart } from 'cdk8s';
import { findingsOf, Json, raw, rawChart } from '../support/raw-objects';

const LABELS = { app: 'web' };

function web(chart: Chart, replicas: number | undefined, id = 'web', kind = 'Deployment'): void {
  raw(chart, id, 'apps/v1', kind, { replicas, template: { metadata: { labels: LABELS }, spec: { containers: [] } } });
}

function budget(chart: Chart, spec: Json, id = 'budget'): void {
  raw(chart, id, 'policy/v1', 'PodDisruptionBudget', { selector: { matchLabels: LABELS }, ...spec });
}

function scaler(chart: Chart, minReplicas: number): void {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  raw(chart, 'hpa', 'autoscaling/v2', 'HorizontalPodAutoscaler', { scaleTargetRef, minReplicas, maxReplicas: 9 });
}

function drains(replicas: number | undefined, spec: Json, min?: number): string[] {
  const chart = rawChart();
  web(chart, replicas);
  budget(chart, spec);
  if (min !== undefined) {
    scaler(chart, min);
  }
  return findingsOf(chart, 'disruption-allows-drain');
}

test.each<[number | undefined, Json, number | undefined]>([
  [2, { minAvailable: 1 }, undefined],
  [3, { minAvailable: '50%' }, undefined],
  [1, { maxUnavailable: 1 }, undefined],
  [1, { maxUnavailable: '1%' }, undefined],
  [0, { maxUnavailable: 0 }, undefined],
  [1, { minAvailable: 1 }, 2],
  [1, { minAvailable: 1, selector: { matchLabels: { app: 'api' } } }, undefined],
  [1, { minAvailable: 1, selector: undefined }, undefined],
  [1, {}, undefined],
])('%s replicas, %j and an autoscaler of %s lets a pod go', (replicas, spec, min) => {
  expect(drains(replicas, spec, min)).toEqual([]);
});

test.each<[number | undefined, Json, number | undefined, string]>([
  [undefined, { minAvailable: 1 }, undefined, 'minAvailable 1 of one pod'],
  [2, { minAvailable: 2 }, undefined, 'minAvailable 2 of 2 pods'],
  [3, { minAvailable: '67%' }, undefined, 'minAvailable 67% of 3 pods'],
  [3, { maxUnavailable: 0 }, undefined, 'maxUnavailable 0'],
  [3, { maxUnavailable: '0%' }, undefined, 'maxUnavailable 0%'],
  [9, { minAvailable: 2 }, 2, 'minAvailable 2 of 2 pods'],
  [1, { minAvailable: 1, selector: {} }, undefined, 'minAvailable 1 of one pod'],
])('%s replicas, %j and an autoscaler of %s', (replicas, spec, min, what) => {
  expect(drains(replicas, spec, min)).toEqual([
    `warning shop/budget: PodDisruptionBudget budget has ${what}, so no pod of Deployment web may go, and its node ` +
      "can't be drained; use maxUnavailable: 1, or run more pods than minAvailable keeps",
  ]);
});

test('the pods of all that it selects count together', () => {
  const chart = rawChart();
  web(chart, 1);
  web(chart, 1, 'canary');
  budget(chart, { minAvailable: 1 });
  expect(findingsOf(chart, 'disruption-allows-drain')).toEqual([]);
});

test('no pod is in two budgets', () => {
  const chart = rawChart();
  web(chart, 3);
  budget(chart, { maxUnavailable: 1 });
  budget(chart, { maxUnavailable: 1, selector: {} }, 'all');
  expect(findingsOf(chart, 'disruption-one-budget')).toEqual([
    'error shop/all: PodDisruptionBudget all selects pods of Deployment web, which PodDisruptionBudget budget of ' +
      'shop/budget selects too, so none of them can be evicted; narrow one selector, or leave one budget out: ' +
      'DisruptionBudget.none()',
  ]);
});

test.each(['DaemonSet', 'Job'])('a drain does not evict a %s', (kind) => {
  const chart = rawChart();
  web(chart, 1, 'web', kind);
  budget(chart, { maxUnavailable: 1 });
  budget(chart, { maxUnavailable: 1 }, 'all');
  expect(findingsOf(chart, 'disruption-one-budget')).toEqual([]);
});
