import { findingsOf, Json, raw, rawChart } from '../support/raw-objects';

const template = { metadata: { labels: { app: 'web' } }, spec: {} };
const EMPTY = (kind: string) => [
  `error shop/web: the selector of the ${kind} "web" is empty; give it labels of its own pods that no others have`,
];
const APART = (kind: string, by = 'app=db') => [
  `error shop/web: the ${kind} "web" selects ${by}, which its own pods do not have; put these labels on its pod template too`,
];
const DB = { matchLabels: { app: 'db' } };
const NOT_WEB = { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] };

test.each<[string, string, Json, string[]]>([
  ['apps/v1', 'Deployment', { selector: { matchLabels: { app: 'web' } } }, []],
  ['apps/v1', 'Deployment', { selector: DB }, APART('Deployment')],
  ['apps/v1', 'Deployment', { selector: NOT_WEB }, APART('Deployment', 'app not in (web)')],
  ['apps/v1', 'Deployment', { selector: { matchLabels: {} } }, EMPTY('Deployment')],
  ['apps/v1', 'Deployment', {}, []],
  ['apps/v1', 'DaemonSet', { selector: DB }, APART('DaemonSet')],
  ['apps/v1', 'ReplicaSet', { selector: DB }, APART('ReplicaSet')],
  ['argoproj.io/v1alpha1', 'Rollout', { selector: DB }, APART('Rollout')],
  ['argoproj.io/v1alpha1', 'Rollout', { selector: DB, template: undefined, workloadRef: { name: 'x' } }, []],
  ['batch/v1', 'Job', { selector: DB, manualSelector: true }, APART('Job')],
  ['batch/v1', 'Job', { selector: DB }, []],
  ['batch/v1', 'Job', {}, []],
  ['v1', 'ReplicationController', { selector: { app: 'db' } }, APART('ReplicationController')],
  ['v1', 'ReplicationController', { selector: {} }, []],
  ['v1', 'ReplicationController', {}, []],
])('%s %s with %j', (apiVersion, kind, spec, expected) => {
  const chart = rawChart();
  raw(chart, 'web', apiVersion, kind, { template, ...spec });
  expect(findingsOf(chart, 'selector-own-template')).toEqual(expected);
});
