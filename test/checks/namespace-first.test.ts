import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { TenantNamespace } from 'cdk8s-aspnetcore';
import { problemOf, testApp } from '../support/manifests';

const OK = '(nothing was thrown)';

function add(chart: Chart, name: string): ApiObject {
  return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
}

function failure(...findings: string[]): string {
  return ['Validation failed with the following errors:', ...findings.map((finding) => `  [] ${finding}`)].join('\n');
}

/** A chart of the namespace `shop`. */
function shopChart(app: App, id: string): Chart {
  return new Chart(app, id, { namespace: 'shop' });
}

test('a namespace that is constructed first is written first', () => {
  const chart = shopChart(Testing.app(), 'shop');
  new TenantNamespace(chart, 'tenant', { name: 'shop', quota: { pods: 9 } });
  add(chart, 'settings');
  expect(problemOf(() => Testing.synth(chart))).toBe(OK);
});

test('a namespace that is constructed late is found, once for a chart', () => {
  const chart = shopChart(Testing.app(), 'shop');
  add(chart, 'settings');
  add(chart, 'more');
  new TenantNamespace(chart, 'tenant', { name: 'shop' });
  expect(problemOf(() => Testing.synth(chart))).toBe(
    failure('shop/settings: ConfigMap settings is written before its namespace shop; construct shop/tenant first'),
  );
});

test.each<[string, string, string]>([
  ['the first', '0-namespaces', OK],
  [
    'the last',
    'z-namespaces',
    failure(
      'shop/settings: ConfigMap settings is written before its namespace shop; ' +
        'make the chart shop depend on the chart z-namespaces, by addDependency',
    ),
  ],
])('between files it is their names that count: the namespace in %s', (_name, id, expected) => {
  const app = Testing.app();
  const chart = shopChart(app, 'shop');
  add(chart, 'settings');
  new TenantNamespace(new Chart(app, id), 'shop');
  expect(problemOf(() => app.synth())).toBe(expected);
});

test('in one file for all charts it is the order of construction that counts', () => {
  const app = Testing.app({ yamlOutputType: YamlOutputType.FILE_PER_APP });
  new TenantNamespace(new Chart(app, 'z-namespaces'), 'shop');
  add(shopChart(app, 'shop'), 'settings');
  expect(problemOf(() => app.synth())).toBe(OK);
});

test('doing what the finding says mends it', () => {
  const app = Testing.app();
  const chart = shopChart(app, 'shop');
  add(chart, 'settings');
  const namespaces = new Chart(app, 'z-namespaces');
  new TenantNamespace(namespaces, 'shop');
  chart.addDependency(namespaces);
  expect(problemOf(() => app.synth())).toBe(OK);
});

test('each chart and each namespace is found', () => {
  const app = Testing.app();
  ['a', 'b'].forEach((id) => add(shopChart(app, id), `in-${id}`));
  const bank = new Chart(app, 'c', { namespace: 'bank' });
  add(bank, 'in-c');
  const late = new Chart(app, 'z');
  new TenantNamespace(late, 'shop');
  new TenantNamespace(late, 'bank');
  const finding = (id: string, name: string) =>
    `${id}/in-${id}: ConfigMap in-${id} is written before its namespace ${name}; ` +
    `make the chart ${id} depend on the chart z, by addDependency`;
  expect(problemOf(() => app.synth())).toBe(failure(finding('a', 'shop'), finding('b', 'shop'), finding('c', 'bank')));
});

test('a plain Namespace is a namespace too', () => {
  const chart = shopChart(Testing.app(), 'shop');
  add(chart, 'settings');
  new ApiObject(chart, 'plain', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  new TenantNamespace(chart, 'elsewhere', { name: 'elsewhere' });
  expect(problemOf(() => Testing.synth(chart))).toBe(
    failure('shop/settings: ConfigMap settings is written before its namespace shop; construct shop/plain first'),
  );
});

test('a Namespace of another API is none', () => {
  const chart = shopChart(Testing.app(), 'shop');
  new TenantNamespace(chart, 'elsewhere', { name: 'elsewhere' });
  add(chart, 'settings');
  new ApiObject(chart, 'x', { apiVersion: 'example.com/v1', kind: 'Namespace', metadata: { name: 'shop' } });
  expect(problemOf(() => Testing.synth(chart))).toBe(OK);
});

test('a namespace that the app does not create is taken to exist', () => {
  const app = Testing.app();
  add(shopChart(app, 'shop'), 'settings');
  new TenantNamespace(new Chart(app, 'z'), 'bank');
  expect(problemOf(() => app.synth())).toBe(OK);
});

test("under this library's App the finding reads the same", () => {
  const app = testApp();
  const chart = shopChart(app, 'shop');
  add(chart, 'settings');
  new TenantNamespace(chart, 'tenant', { name: 'shop' });
  expect(problemOf(() => app.synth())).toBe(
    'synth found one problem, nothing was written:\n  shop/settings: ConfigMap settings is written before ' +
      'its namespace shop; construct shop/tenant first',
  );
});

test('objects that live in no namespace may come first, whatever cdk8s writes on them', () => {
  const chart = shopChart(Testing.app(), 'shop');
  new ApiObject(chart, 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' });
  new TenantNamespace(chart, 'tenant', { name: 'shop' });
  expect(problemOf(() => Testing.synth(chart))).toBe(OK);
});

test('the first of two charts that create one namespace counts', () => {
  const app = Testing.app();
  for (const id of ['a', 'b']) {
    const chart = shopChart(app, id);
    new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
    add(chart, 'settings');
  }
  new TenantNamespace(new Chart(app, 'c'), 'other');
  expect(problemOf(() => app.synth())).toBe(OK);
});
