import { Chart } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ContainerResources, Delivery, QuotaPlan, ResourceQuota, Scaling, WebService } from 'cdk8s-aspnetcore';
import { testApp } from '../support/manifests';
import { anObject, deployment, podOf } from '../support/quota-objects';

const HARD = { pods: '9', 'requests.cpu': '2', services: '1' };

function planOf(hard: Record<string, string> = HARD): QuotaPlan {
  const quota = anObject('ResourceQuota', 'quota', { hard });
  const service = anObject('Service', 'web', { ports: [{}] });
  const agent = anObject('DaemonSet', 'agent', { template: podOf() });
  return QuotaPlan._ofObjects([quota, deployment(4), service, deployment(1, {}, 'api'), agent]);
}

test('each line has what it needs, what is free, and who takes it', () => {
  const { quotas, uncounted, fits, rollsOut } = planOf();
  const agent = { path: 'shop/agent', kind: 'DaemonSet', name: 'agent', reason: 'a pod on each node' };
  expect([quotas.length, uncounted, fits, rollsOut]).toEqual([1, [agent], true, false]);
  expect(quotas[0]).toMatchObject({ path: 'shop/quota', name: 'quota', namespaceName: 'shop', fits: true });
  expect(quotas[0].lines[0]).toEqual({
    line: 'pods',
    hard: '9',
    need: '6',
    most: '10',
    headroom: '3',
    headroomPercent: 33,
    fits: true,
    rollsOut: false,
    shares: [
      { path: 'shop/web', kind: 'Deployment', name: 'web', pods: 4, mostPods: 8, serving: '4', most: '8' },
      { path: 'shop/api', kind: 'Deployment', name: 'api', pods: 1, mostPods: 2, serving: '1', most: '2' },
    ],
  });
  expect(quotas[0].lines[1]).toMatchObject({ line: 'requests.cpu', need: '600m', most: '1', headroom: '1400m' });
});

test('what does not fit has a negative headroom', () => {
  const plan = planOf({ pods: '4' });
  expect(plan.fits).toBe(false);
  expect(plan.quotas[0].lines[0]).toMatchObject({ fits: false, headroom: '-2', headroomPercent: -50 });
});

test('the table says it to people', () => {
  expect(planOf().toTable()).toBe(
    [
      'Quota quota in shop: fits, but pods are refused while all rolls out',
      '  LINE          QUOTA  NEEDS  ROLLOUT  FREE  WHO',
      '  pods          9      6      10 !     33%   web (4..8) 8, api (1..2) 2',
      '  requests.cpu  2      600m   1        70%   web (4..8) 800m, api (1..2) 200m',
      '  services      1      1      1        0%    web 1',
      '',
      'Not counted: DaemonSet shop/agent (a pod on each node)',
    ].join('\n'),
  );
});

test.each([
  [
    { pods: '4' },
    'Quota quota in shop: does not fit',
    '  pods  4      6 !    10 !     -50%  web (4..8) 8, api (1..2) 2',
  ],
  [
    { pods: '10' },
    'Quota quota in shop: fits, and rolls out without a refusal',
    '  pods  10     6      10       40%   web (4..8) 8, api (1..2) 2',
  ],
])('the table for %j', (hard, verdict, line) => {
  const lines = planOf(hard).toTable().split('\n');
  expect([lines[0], lines[2]]).toEqual([verdict, line]);
});

test('an app without a quota', () => {
  const app = testApp();
  new WebService(new Chart(app, 'shop'), 'web', { image: 'web:1' });
  expect(QuotaPlan.of(app).toTable()).toBe('The app has no quota.');
});

test('the plan of an app, from any construct in it', () => {
  const app = testApp();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new ResourceQuota(shop, 'quota', { cpu: { request: Cpu.units(2) }, pods: 10 });
  const web = new WebService(shop, 'web', {
    image: 'web:1',
    scaling: Scaling.replicas(3),
    delivery: Delivery.recreate(),
    resources: ContainerResources.of({ cpu: { request: Cpu.millis(250) } }),
  });
  const { quotas } = QuotaPlan.of(web);
  expect(quotas.map(({ path, lines }) => [path, lines.map(({ line, need, most }) => [line, need, most])])).toEqual([
    [
      'shop/quota',
      [
        ['pods', '3', '3'],
        ['requests.cpu', '750m', '750m'],
      ],
    ],
  ]);
});
