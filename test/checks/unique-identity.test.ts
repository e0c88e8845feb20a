import { ApiObject, Chart } from 'cdk8s';
import { Migration, ResourceQuota, WebService } from 'cdk8s-aspnetcore';
import { problemOf, testApp } from '../support/manifests';

const IMAGE = 'registry.example.com/web:1';

/** What synth says of a chart of the namespace `shop`, a line a problem. */
function problems(build: (chart: Chart) => void): string[] {
  const app = testApp();
  build(new Chart(app, 'shop', { namespace: 'shop' }));
  const lines = problemOf(() => app.synth()).split('\n');
  return lines.slice(1).map((line) => line.trim());
}

const said = (path: string, what: string, other: string) =>
  `${path}: ${what} in the namespace shop is also written by ${other}, and the last one wins; give one of them another name`;

test('two services of one name', () => {
  const found = problems((chart) => {
    new WebService(chart, 'a', { image: IMAGE, name: 'web' });
    new WebService(chart, 'b', { image: 'registry.example.com/other:2', name: 'web' });
  });
  expect(found).toContain(said('shop/b/deployment', 'Deployment web', 'shop/a/deployment'));
  expect(found).toContain(said('shop/b/service-account', 'ServiceAccount web', 'shop/a/service-account'));
});

test('a migration with the name of a service', () => {
  const found = problems((chart) => {
    new WebService(chart, 'web', { image: IMAGE });
    new Migration(chart, 'm', { image: IMAGE, name: 'web' });
  });
  expect(found).toContain(said('shop/m/network-policy', 'NetworkPolicy web', 'shop/web/network-policy'));
});

test('two quotas of one name, and an object of cdk8s beside ours', () => {
  expect(
    problems((chart) => {
      new ResourceQuota(chart, 'a', { name: 'quota', pods: 1 });
      new ResourceQuota(chart, 'b', { name: 'quota', pods: 2 });
    }),
  ).toEqual([said('shop/b', 'ResourceQuota quota', 'shop/a')]);
});

test('other names, groups, kinds and namespaces are others; the same twice does no harm', () => {
  const object = (chart: Chart, id: string, apiVersion: string, kind: string, data: object = {}) =>
    new ApiObject(chart, id, { apiVersion, kind, metadata: { name: 'x' }, ...data });
  expect(
    problems((chart) => {
      object(chart, 'a', 'v1', 'ConfigMap', { data: { a: 'b' } });
      object(chart, 'b', 'v1', 'ConfigMap', { data: { a: 'b' } });
      object(chart, 'c', 'v1', 'Secret');
      object(chart, 'd', 'example.com/v1', 'Secret');
      object(new Chart(chart.node.root, 'other', { namespace: 'other' }), 'e', 'v1', 'ConfigMap', { data: { c: 'd' } });
      new ResourceQuota(chart, 'quota', { pods: 1 });
    }),
  ).toEqual([]);
});

test('what lives in no namespace is one in the whole cluster', () => {
  const role = (chart: Chart, verbs: string[]) =>
    new ApiObject(chart, 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'reader' },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs }],
    });
  expect(
    problems((chart) => {
      role(chart, ['get']);
      role(new Chart(chart.node.root, 'other', { namespace: 'other' }), ['list']);
      new ResourceQuota(chart, 'quota', { pods: 1 });
    }),
  ).toEqual([
    'shop/role: ClusterRole reader is also written by other/role, and the last one wins; give one of them another name',
  ]);
});
