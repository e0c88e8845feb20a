import { ApiObject, Chart } from 'cdk8s';
import { Checks, External } from 'cdk8s-aspnetcore';
import { findingsOf, Json, raw, rawChart } from '../support/raw-objects';
import { policy, service, workload } from '../support/selected-objects';

const FIX =
  'use labels that the pods have, or say that somebody else starts them: Checks.of(scope).declare(External.pods({ labels }))';
const found = (chart: Chart) => findingsOf(chart, 'selector-matches');
const nothing = (by: string) => [`warning shop/service: the Service "web" selects no pod by ${by}; ${FIX}`];

function custom(chart: Chart, apiVersion: string, kind: string, name: string, spec: Json = {}): void {
  raw(chart, `custom-${name}`, apiVersion, kind, spec, name);
}

/** Where the pods of a Service with `app: web` may come from. */
test.each<[string, (chart: Chart) => unknown, string[]]>([
  ['a Deployment', (chart) => workload(chart, 'Deployment/web', { app: 'web', tier: 'front' }), []],
  [
    'a Deployment of no pods',
    (chart) => workload(chart, 'Deployment/web', { app: 'web' }, undefined, { replicas: 0 }),
    [],
  ],
  ['another app', (chart) => Checks.of(chart).declare(External.pods({ labels: { app: 'web', tier: 'front' } })), []],
  ['a custom resource of that name', (chart) => custom(chart, 'pods.example.com/v1', 'Site', 'web'), []],
  [
    'a custom resource with that label in its template',
    (chart) =>
      custom(chart, 'pods.example.com/v1', 'Site', 'x', { sets: [{ podMetadata: { labels: { app: 'web' } } }] }),
    [],
  ],
  [
    'a Deployment of an API that is no more',
    (chart) =>
      custom(chart, 'extensions/v1beta1', 'Deployment', 'x', { template: { metadata: { labels: { app: 'web' } } } }),
    [],
  ],
  [
    'the Job of an AnalysisTemplate',
    (chart) =>
      custom(chart, 'argoproj.io/v1alpha1', 'AnalysisTemplate', 'x', {
        metrics: [{ provider: { job: { spec: { template: { metadata: { labels: { app: 'web' } } } } } } }],
      }),
    [],
  ],
  ['nowhere', () => undefined, nothing('app=web')],
  [
    'pods of another app with fewer labels',
    (chart) => Checks.of(chart).declare(External.pods({ labels: { tier: 'x' } })),
    nothing('app=web'),
  ],
  [
    'a custom resource that starts none',
    (chart) => custom(chart, 'cert-manager.io/v1', 'Certificate', 'web'),
    nothing('app=web'),
  ],
  [
    'a ServiceMonitor of that name',
    (chart) => custom(chart, 'monitoring.coreos.com/v1', 'ServiceMonitor', 'web'),
    nothing('app=web'),
  ],
  [
    'a custom resource of a longer name',
    (chart) => custom(chart, 'pods.example.com/v1', 'Site', 'web-2'),
    nothing('app=web'),
  ],
])('a Service of pods from %s', (_, before, expected) => {
  const chart = rawChart();
  before(chart);
  service(chart, { app: 'web' });
  expect(found(chart)).toEqual(expected);
});

const POD_NAME = 'statefulset.kubernetes.io/pod-name';

test.each<[Record<string, string>, string[]]>([
  [{ [POD_NAME]: 'db-0' }, []],
  [{ app: 'db', 'apps.kubernetes.io/pod-index': '0' }, []],
  [{ app: 'db', 'controller-revision-hash': 'x' }, []],
  [{ 'job-name': 'sum' }, []],
  [{ [POD_NAME]: 'other-0' }, nothing(`${POD_NAME}=other-0`)],
  [{ app: 'db', tier: 'x' }, nothing('app=db,tier=x')],
  [{ 'job-name': 'db' }, nothing('job-name=db')],
])('controllers give their pods labels: %p', (selector, expected) => {
  const chart = rawChart();
  workload(chart, 'StatefulSet/db', { app: 'db' });
  workload(chart, 'Job/sum', {});
  service(chart, selector);
  expect(found(chart)).toEqual(expected);
});

test('a Rollout has the pods of the Deployment that it takes over', () => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web' }, undefined, { replicas: 0 });
  const workloadRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  raw(chart, 'rollout', 'argoproj.io/v1alpha1', 'Rollout', { workloadRef }, 'web');
  service(chart, { app: 'web' });
  expect(found(chart)).toEqual([]);
});

test("pods of cert-manager's and the cluster's own are there", () => {
  const chart = rawChart();
  policy(chart, { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } }, { port: 8089 });
  const metadata = { name: 'dns', namespace: 'kube-system' };
  new ApiObject(chart, 'dns', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: { 'k8s-app': 'kube-dns' } },
  });
  expect(found(chart)).toEqual([]);
});

test('a policy of all pods of a StatefulSet but one', () => {
  const chart = rawChart();
  workload(chart, 'StatefulSet/db', { app: 'db' });
  const but = { key: POD_NAME, operator: 'NotIn', values: ['db-0'] };
  policy(chart, { matchLabels: { app: 'db' }, matchExpressions: [but] });
  expect(found(chart)).toEqual([]);
});

test.each(['NotIn', 'DoesNotExist'])('a policy of all pods but some (%s) is meant for those that come', (operator) => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web' });
  policy(chart, { matchExpressions: [{ key: 'app', operator, values: ['web'] }] });
  expect(found(chart)).toEqual([]);
});

test('who may connect is left alone, and so is a policy of all pods', () => {
  const chart = rawChart();
  const ingress = [{ from: [{ podSelector: { matchLabels: { role: 'client' } } }] }];
  raw(chart, 'policy', 'networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ingress });
  expect(found(chart)).toEqual([]);
});
