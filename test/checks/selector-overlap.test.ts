import { Chart } from 'cdk8s';
import { findingsOf, raw, rawChart } from '../support/raw-objects';
import { workload } from '../support/selected-objects';

const found = (chart: Chart) => findingsOf(chart, 'selector-overlap');
const BOTH = (later: string, earlier: string, by: string) =>
  `error shop/${later.replace('/', '-')}: ${spoken(later)} and ${spoken(earlier)} of shop/${earlier.replace('/', '-')} select the pods of each other, by ${by}; ` +
  'give each a label of its own, in its selector and its pod template';

function spoken(id: string): string {
  const [kind, name] = id.split('/');
  return `the ${kind} "${name}"`;
}

test('of three with one selector, each later one is told of', () => {
  const chart = rawChart();
  ['Deployment/a', 'DaemonSet/b', 'Rollout/c'].forEach((id) => workload(chart, id, { app: 'web' }));
  expect(found(chart)).toEqual([
    BOTH('DaemonSet/b', 'Deployment/a', 'app=web'),
    BOTH('Rollout/c', 'Deployment/a', 'app=web'),
  ]);
});

test('the wider selector of two is told of, whichever comes first', () => {
  const wide = (id: string, other: string) =>
    `warning shop/Deployment-${id}: the Deployment "${id}" selects the pods of the Deployment "${other}" of shop/Deployment-${other} too, by app=web; ` +
    'narrow its selector by a label that only its own pods have';
  const chart = rawChart();
  workload(chart, 'Deployment/a', { app: 'web' });
  workload(chart, 'Deployment/b', { app: 'web', track: 'canary' });
  expect(found(chart)).toEqual([wide('a', 'b')]);
  const reverse = rawChart();
  workload(reverse, 'Deployment/b', { app: 'web', track: 'canary' });
  workload(reverse, 'Deployment/a', { app: 'web' });
  expect(found(reverse)).toEqual([wide('a', 'b')]);
});

test('different labels, namespaces, and a Job are no matter', () => {
  const chart = rawChart();
  workload(chart, 'Deployment/a', { app: 'web', track: 'stable' });
  workload(chart, 'Deployment/b', { app: 'web', track: 'canary' });
  workload(chart, 'Job/c', { app: 'web', track: 'stable' });
  workload(new Chart(chart.node.root, 'store', { namespace: 'store' }), 'Deployment/a', {
    app: 'web',
    track: 'stable',
  });
  expect(found(chart)).toEqual([]);
});

test('a ReplicationController selects by the labels of its pods, where it does not say', () => {
  const chart = rawChart();
  workload(chart, 'StatefulSet/a', { app: 'web' });
  raw(chart, 'b', 'v1', 'ReplicationController', { template: { metadata: { labels: { app: 'web' } }, spec: {} } });
  expect(found(chart)).toEqual([
    BOTH('ReplicationController/b', 'StatefulSet/a', 'app=web').replace('/ReplicationController-b:', '/b:'),
  ]);
});
