import { ApiObject, Chart } from 'cdk8s';
import { App, Checks, External, NetworkAccess, TenantNamespace, WebService } from 'cdk8s-aspnetcore';
import { testApp } from '../support/manifests';

type Json = Record<string, unknown>;

function shop(isolated = true): { app: App; chart: Chart } {
  const app = testApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  if (isolated) {
    new TenantNamespace(chart, 'namespace');
  }
  return { app, chart };
}

function warnings(app: App): string[] {
  app.synth();
  return app.findings.map(({ severity, path, problem, fix }) => `${severity}: ${path}: ${problem}; ${fix}`);
}

const CLOSED = (path: string, name: string) =>
  `warning: shop/${path}: nobody may connect to the pods of the Service "${name}", the NetworkPolicy "default-deny" ` +
  'closes them and no other one opens them; give them a NetworkPolicy, or their TenantNamespace NetworkIsolation.NONE';

test.each<[string, NetworkAccess | undefined, boolean, string[]]>([
  ['our own policy, without clients', undefined, true, []],
  ['no policy of its own', NetworkAccess.unrestricted(), true, [CLOSED('web/service', 'web')]],
  ['no policy at all', NetworkAccess.unrestricted(), false, []],
])('a service with %s', (_, network, isolated, expected) => {
  const { app, chart } = shop(isolated);
  new WebService(chart, 'web', { image: 'registry.example.com/web:1', network });
  expect(warnings(app)).toEqual(expected);
});

/** A database beside the services, with other objects around it. */
function database(service: Json, ...policies: Json[]): string[] {
  const { app, chart } = shop();
  const labels = { app: 'redis', tier: 'cache' };
  // The pods that the other selectors mean.
  for (const others of [
    { app: 'x', tier: 'x', team: 'x' },
    { app: 'web', tier: 'web', team: 'shop' },
  ]) {
    Checks.of(chart).declare(External.pods({ labels: others }));
  }
  new ApiObject(chart, 'redis', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    spec: { template: { metadata: { labels }, spec: {} } },
  });
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'redis' }, spec: service });
  policies.forEach((spec, index) => {
    new ApiObject(chart, `policy-${index}`, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec });
  });
  return warnings(app);
}

const REDIS = { selector: { app: 'redis' } };
const open = (podSelector: Json, more: Json = {}): Json => ({ podSelector, ingress: [{}], ...more });
const expression = (key: string, operator: string, ...values: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

test.each<[string, Json, Json]>([
  ['names its pods', REDIS, open({ matchLabels: { app: 'redis' } })],
  ['opens all pods', REDIS, open({})],
  ['names its pods and opens nothing', REDIS, { podSelector: { matchLabels: { app: 'redis' } } }],
  ['has its value among others', REDIS, open(expression('tier', 'In', 'web', 'cache'))],
  ['leaves other values out', REDIS, open(expression('tier', 'NotIn', 'web'))],
  ['asks for a label that it has', REDIS, open(expression('tier', 'Exists'))],
  ['asks for the lack of a label that it lacks', REDIS, open(expression('team', 'DoesNotExist'))],
  ['is of no matter, since the Service has no selector', {}, open({ matchLabels: { app: 'web' } })],
  [
    'is of no matter, since the Service selects other pods',
    { selector: { app: 'x' } },
    open({ matchLabels: { app: 'web' } }),
  ],
])('a policy that %s', (_, service, policy) => {
  expect(database(service, policy)).toEqual([]);
});

test.each<[string, Json]>([
  ['names other pods', open({ matchLabels: { app: 'web' } })],
  ['names other values', open(expression('tier', 'In', 'web'))],
  ['leaves its value out', open(expression('tier', 'NotIn', 'cache'))],
  ['asks for a label that it lacks', open(expression('team', 'Exists'))],
  ['asks for the lack of a label that it has', open(expression('tier', 'DoesNotExist'))],
  ['asks for what nobody knows', open(expression('tier', 'Like', 'c'))],
  ['opens what it may connect to', open({}, { policyTypes: ['Egress'] })],
])('a policy that %s leaves it closed', (_, policy) => {
  expect(database(REDIS, policy)).toEqual([CLOSED('service', 'redis')]);
});
