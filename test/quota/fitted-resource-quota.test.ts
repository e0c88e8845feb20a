import { ApiObject, Chart } from 'cdk8s';
import { App, Delivery, QuotaPlan, ResourceQuota, Scaling, TenantNamespace, WebService } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf, testApp } from '../support/manifests';

function shop(): { app: App; chart: Chart } {
  const app = testApp();
  return { app, chart: new Chart(app, 'shop', { namespace: 'shop' }) };
}

test('a quota that is fitted first holds what comes later', () => {
  const { app, chart } = shop();
  new TenantNamespace(chart, 'namespace');
  const quota = ResourceQuota.fittedTo(chart, { headroomPercent: 0 });
  new WebService(chart, 'web', { image: 'web:1', scaling: Scaling.replicas(3) });
  // Six pods at once while all three are replaced: 100m..500m CPU, 256Mi memory, 64Mi..1Gi storage each.
  expect(manifestOf(quota, 'ResourceQuota')).toEqual({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'quota', namespace: 'shop' },
    spec: {
      hard: {
        pods: '6',
        'requests.cpu': '600m',
        'requests.memory': '1536Mi',
        'requests.ephemeral-storage': '384Mi',
        'limits.cpu': '3',
        'limits.memory': '1536Mi',
        'limits.ephemeral-storage': '6Gi',
      },
    },
  });
  const plan = QuotaPlan.of(app);
  expect([plan.fits, plan.rollsOut]).toEqual([true, true]);
});

test('a fifth more by default, under a name of its own', () => {
  const { chart } = shop();
  const quota = ResourceQuota.fittedTo(chart, { name: 'room' });
  new WebService(chart, 'web', { image: 'web:1', scaling: Scaling.replicas(5), delivery: Delivery.recreate() });
  expect(manifestOf(quota, 'ResourceQuota', 'room').spec.hard).toMatchObject({ pods: '6', 'requests.cpu': '600m' });
  expect(quota.node.path).toBe('shop/room');
});

test('other namespaces and other quotas are not counted', () => {
  const { chart } = shop();
  const quota = ResourceQuota.fittedTo(chart, { namespaceName: 'other', headroomPercent: 0 });
  new ResourceQuota(chart, 'own', { pods: 9 });
  new WebService(chart, 'web', { image: 'web:1' });
  const metadata = { name: 'shell', namespace: 'other' };
  new ApiObject(chart, 'shell', { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [] } });
  expect(manifestOf(quota, 'ResourceQuota', 'quota')).toMatchObject({
    metadata: { namespace: 'other' },
    spec: { hard: { pods: '1' } },
  });
});

test('a chart with nothing to fit', () => {
  const { app, chart } = shop();
  ResourceQuota.fittedTo(chart);
  expect(messageOf(() => app.synth())).toBe(
    'shop/quota: the chart "shop" has nothing that a quota could fit; call fittedTo for the chart that has the workload, ' +
      'or write the quota yourself',
  );
});

test.each([[-1], [Number.NaN], ['20' as unknown as number], [10_001]])('headroom %p is refused', (headroomPercent) => {
  const shown = typeof headroomPercent === 'string' ? `"${String(headroomPercent)}"` : String(headroomPercent);
  expect(messageOf(() => ResourceQuota.fittedTo(shop().chart, { headroomPercent }))).toBe(
    `shop/quota: headroomPercent ${shown} is not valid; use a number from 0 to 10000, like 20`,
  );
});
