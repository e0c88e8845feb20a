import { ApiObject, Chart, ChartProps, Testing } from 'cdk8s';
import { TenantNamespace, WebService } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';

function team(props: ChartProps = {}): Chart {
  const chart = new Chart(Testing.app(), 'shop', props);
  new TenantNamespace(chart, 'team', { name: 'team', quota: { pods: 20 } });
  return chart;
}

function findings(chart: Chart): string[] {
  const validation = RootValidation.of(chart);
  return validation
    .examine(validation.render())
    .findings.filter(({ checkId }) => checkId === 'tenant-has-residents')
    .map(({ severity, path, problem, fix }) => `${severity} ${path}: ${problem}; ${fix}`);
}

const FIX = 'give the chart its namespace: new Chart(app, "shop", { namespace: "team" })';

test('a service that would live elsewhere', () => {
  const chart = team();
  new WebService(chart, 'web', { image: 'web:1' });
  expect(findings(chart)).toEqual([
    'error shop/team: ServiceAccount shop/web/service-account and 3 more of the chart "shop" name no namespace, so not ' +
      `"team" either, but the one that kubectl is at; ${FIX}`,
  ]);
});

test('one object', () => {
  const chart = team();
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(findings(chart)).toEqual([
    'error shop/team: ConfigMap shop/settings of the chart "shop" names no namespace, so not "team" either, but the ' +
      `one that kubectl is at; ${FIX}`,
  ]);
});

test.each<[string, ChartProps, object]>([
  ['the namespace of the chart', { namespace: 'team' }, { apiVersion: 'v1', kind: 'ConfigMap' }],
  ['another one, on purpose', { namespace: 'ops' }, { apiVersion: 'v1', kind: 'ConfigMap' }],
  ['a namespace of its own', {}, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'ops' } }],
  ['what lives in none', {}, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' }],
  ['another namespace', {}, { apiVersion: 'v1', kind: 'Namespace' }],
  ['a definition', {}, { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' }],
  ['a kind that may live in none', {}, { apiVersion: 'example.com/v1', kind: 'Widget' }],
])('nothing is said of %s', (_name, props, object) => {
  const chart = team(props);
  new ApiObject(chart, 'it', object as never);
  expect(findings(chart)).toEqual([]);
});

test('other charts have namespaces of their own', () => {
  const chart = team();
  new ApiObject(new Chart(chart.node.root, 'other'), 'it', { apiVersion: 'v1', kind: 'ConfigMap' });
  new ApiObject(new Chart(chart, 'below'), 'it', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(findings(chart)).toEqual([]);
});
