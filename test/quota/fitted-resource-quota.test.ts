import { ApiObject, Chart } from 'cdk8s';
import { App, Delivery, QuotaPlan, ResourceQuota, Scaling, TenantNamespace, WebService } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
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

function fittedFindings(chart: Chart): string[] {
  const validation = RootValidation.of(chart);
  return validation
    .examine(validation.render())
    .findings.filter(({ checkId }) => checkId === 'quota-fitted')
    .map(({ severity, path, problem, fix }) => `${severity} ${path}: ${problem}; ${fix}`);
}

const pods = (cpu?: string) => ({
  template: { spec: { containers: [{ name: 'c', resources: cpu ? { requests: { cpu } } : {} }] } },
});

test('a DaemonSet: what its containers are silent of is left out, and nobody knows its pods', () => {
  const { chart } = shop();
  const quota = ResourceQuota.fittedTo(chart, { headroomPercent: 0 });
  new ApiObject(chart, 'job', { apiVersion: 'batch/v1', kind: 'Job', spec: pods('100m') });
  new ApiObject(chart, 'agent', {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: pods(),
  });
  expect(manifestOf(quota, 'ResourceQuota').spec.hard).toEqual({ pods: '1' });
  expect(fittedFindings(chart)).toEqual([
    "warning shop/quota: the quota has no room for what can't be counted: DaemonSet agent (a pod on each node); leave " +
      'room for it by headroomPercent, or write the quota yourself',
  ]);
});

function sharing(countsApp: boolean): { app: App; chart: Chart } {
  const { app, chart } = shop();
  ResourceQuota.fittedTo(chart, { headroomPercent: 0, countedIn: countsApp ? app : chart });
  new ApiObject(chart, 'a', { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec: pods('100m') });
  const other = new Chart(app, 'other', { namespace: 'shop' });
  const spec = { ...pods('200m'), replicas: 2, strategy: { type: 'Recreate' } };
  new ApiObject(other, 'api', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'api' }, spec });
  return { app, chart };
}

test('another chart in the same namespace: the way out is to count the whole app', () => {
  expect(fittedFindings(sharing(false).chart)).toEqual([
    'error shop/quota: the quota is fitted to the chart "shop" alone, and its namespace is also that of Deployment ' +
      'other/api; fit it to the whole app, like ResourceQuota.fittedTo(chart, { countedIn: app }), or raise headroomPercent',
  ]);
  const { app, chart } = sharing(true);
  expect(fittedFindings(chart)).toEqual([]);
  const [{ fits, lines }] = QuotaPlan.of(app).quotas;
  expect([fits, lines.map(({ line, hard }) => `${line} ${hard}`)]).toEqual([true, ['pods 3', 'requests.cpu 500m']]);
});

test.each<[string, () => unknown, string]>([
  [
    'no chart',
    () => ResourceQuota.fittedTo(null as never),
    'ResourceQuota.fittedTo: chart is null, no Chart; give the chart that gets the quota; objects of the whole app are ' +
      'counted by { countedIn: app }',
  ],
  [
    'an app in place of a chart',
    () => ResourceQuota.fittedTo(testApp() as never),
    'ResourceQuota.fittedTo: chart is an object, no Chart; give the chart that gets the quota; objects of the whole ' +
      'app are counted by { countedIn: app }',
  ],
  [
    'no options',
    () => ResourceQuota.fittedTo(shop().chart, null as never),
    'shop: options of the fitted quota null is not a plain object; use them like { headroomPercent: 30 }',
  ],
  [
    'objects of nowhere',
    () => ResourceQuota.fittedTo(shop().chart, { countedIn: 'app' as never }),
    'shop/quota: countedIn is "app", no construct; give the app, or a chart',
  ],
  [
    'a plan of nothing',
    () => QuotaPlan.of(null as never),
    'QuotaPlan.of: scope is null, no construct; give the app, or anything in it',
  ],
])('%s', (_name, action, message) => {
  expect(messageOf(action)).toBe(message);
});
