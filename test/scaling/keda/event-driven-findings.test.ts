import { Chart } from 'cdk8s';
import { AppSettings, ClusterProfile, Delivery, Finding, Secrets, WebService, WebServiceProps } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../../src/core/root-validation';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { Scaling } from '../../../src/scaling/scaling';
import { OFFICE, shop } from './support';

const QUEUE = ScaleTrigger.rabbitMq({ hostSetting: 'ConnectionStrings:Queue', queueName: 'orders', value: 20 });

function service(props: Partial<WebServiceProps> = {}, chart = shop(), min = 1): WebService {
  const scaling = Scaling.eventDriven({ min, max: 10, triggers: [QUEUE, OFFICE] });
  return new WebService(chart, 'worker', { image: 'worker:1', scaling, ...props });
}

function findings(chart: Chart): Finding[] {
  const validation = RootValidation.of(chart);
  const ours = ['scaling-setting', 'scaled-to-zero'];
  return validation.examine(validation.render()).findings.filter((finding) => ours.includes(finding.checkId));
}

const MISSING = {
  checkId: 'scaling-setting',
  severity: 'error',
  path: 'shop/worker',
  problem:
    'the rabbitmq trigger reads hostFromEnv from the setting ConnectionStrings__Queue, which the container "worker" does not have in its environment',
  fix: 'set it by env, AppSettings.of or Secrets.fromSecret, or use a TriggerAuthentication',
};

test('a setting that the service does not have is an error', () => {
  const chart = shop();
  service({ env: { Other: 'x' } }, chart);
  expect(findings(chart)).toEqual([MISSING]);
});

test.each<[string, (web: WebService) => unknown]>([
  ['a Secret', (web) => web.use(Secrets.fromSecret('queue', { keys: { uri: 'ConnectionStrings:Queue' } }))],
  ['settings', (web) => web.use(AppSettings.of({ ConnectionStrings: { Queue: 'amqp://rabbitmq/' } }))],
  ['all keys of a Secret, which nobody knows', (web) => web.use(Secrets.allKeys('queue'))],
])('a setting by %s is there', (_, add) => {
  const chart = shop();
  add(service({}, chart));
  expect(findings(chart)).toEqual([]);
});

const ZERO = {
  checkId: 'scaled-to-zero',
  severity: 'warning',
  path: 'shop/worker',
  problem: 'the service may have no pods, and others connect to it: their requests fail then, and start none',
  fix: 'raise min to 1, or let nobody connect to it',
};

test.each([
  [0, true, [ZERO]],
  [1, true, []],
  [0, false, []],
])('min %d, and somebody connects: %s', (min, connected, expected) => {
  const chart = shop(ClusterProfile.managed({ addons: ['keda'] }));
  const worker = service({ env: { ConnectionStrings__Queue: 'amqp://rabbitmq/' } }, chart, min);
  if (connected) {
    new WebService(chart, 'web', { image: 'web:1' }).connectTo(worker);
  }
  expect(findings(chart)).toEqual(expected);
});

test('nobody misses the pods of the idle color', () => {
  const chart = shop(ClusterProfile.managed({ addons: ['keda'] }));
  const delivery = Delivery.blueGreen({ active: 'blue', green: { image: 'worker:2' }, idleReplicas: 0 });
  const worker = service({ env: { ConnectionStrings__Queue: 'amqp://rabbitmq/' }, delivery }, chart);
  new WebService(chart, 'web', { image: 'web:1' }).connectTo(worker);
  expect(findings(chart)).toEqual([]);
});

test('who only watches misses nobody', () => {
  const chart = shop(ClusterProfile.managed({ addons: ['keda'] }));
  service({ env: { ConnectionStrings__Queue: 'amqp://rabbitmq/' } }, chart, 0).use({
    capabilityName: 'watched',
    bind: ({ intent }) => intent.addClient({ namespaceName: 'monitoring', onlyWatches: true }),
  });
  expect(findings(chart)).toEqual([]);
});
