import { QuotaPlan, SynthesizedObject } from 'cdk8s-aspnetcore';
import { anObject, cron, deployment, needAndMost, podOf } from '../support/quota-objects';

type Json = Record<string, unknown>;

const runtime = (overhead?: Json): SynthesizedObject =>
  anObject('RuntimeClass', 'kata', undefined, { handler: 'kata', overhead });
const inKata = (more: Json = {}): SynthesizedObject =>
  deployment(1, { strategy: { type: 'Recreate' }, template: podOf({ runtimeClassName: 'kata', ...more }) });
const missing = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'gone' };

test.each<[string, SynthesizedObject[], string[]]>([
  [
    'a DaemonSet',
    [anObject('DaemonSet', 'agent', { template: podOf() })],
    ['DaemonSet shop/agent: a pod on each node'],
  ],
  [
    'a ScaledJob',
    [anObject('ScaledJob', 'mail', { jobTargetRef: { template: podOf() } })],
    ['ScaledJob shop/mail: as many Jobs as its triggers ask for'],
  ],
  [
    'a list',
    [anObject('List', 'all', undefined, { items: [{}] })],
    ['List shop/all: what is in a list is not looked at'],
  ],
  [
    'a kind that nobody knows',
    [anObject('CloneSet', 'web', { template: podOf() })],
    ['CloneSet shop/web: pods of an unknown kind'],
  ],
  ['a kind without pods', [anObject('Widget', 'web', { template: { spec: {} } })], []],
  [
    'a Rollout of pods that are not here',
    [anObject('Rollout', 'web', { workloadRef: missing })],
    ['Rollout shop/web: the workload that its workloadRef names is not in the app'],
  ],
  ['runs that may overlap', [cron({})], ['CronJob shop/nightly: more than one run at a time']],
  ['runs that may not', [cron({ concurrencyPolicy: 'Forbid' }), cron({ concurrencyPolicy: 'Replace' })], []],
  ['a suspended CronJob', [cron({ suspend: true })], []],
  [
    'an unknown RuntimeClass',
    [inKata()],
    ['Deployment shop/web: what the RuntimeClass kata, which is not in the app, takes for each pod'],
  ],
  ['a RuntimeClass of the app', [inKata(), runtime()], []],
  ['a pod that says its overhead', [inKata({ overhead: { cpu: '1m' } })], []],
])('%s', (_name, objects, expected) => {
  const { uncounted } = QuotaPlan._ofObjects(objects);
  expect(uncounted.map(({ kind, path, reason }) => `${kind} ${path}: ${reason}`)).toEqual(expected);
});

test('the overhead of a RuntimeClass counts for each pod', () => {
  const kata = runtime({ podFixed: { cpu: '50m' } });
  expect(needAndMost('requests.cpu', [inKata(), kata])).toEqual(['150m', '150m']);
  expect(needAndMost('requests.cpu', [inKata({ overhead: { cpu: '20m' } }), kata])).toEqual(['120m', '120m']);
  expect(needAndMost('requests.cpu', [deployment(1, { strategy: { type: 'Recreate' } }), kata])).toEqual([
    '100m',
    '100m',
  ]);
});
