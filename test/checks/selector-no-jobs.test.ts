import { findingsOf, Json, raw, rawChart } from '../support/raw-objects';
import { container, port, service, workload } from '../support/selected-objects';

const JOB = 'the pods of the Job "sum"';
const NARROW = `select by a label too that ${JOB} do not have`;
const SENDS = [`warning shop/service: the Service "web" sends requests to ${JOB}; ${NARROW}`];
const FORBIDS = [
  `error shop/budget: the PodDisruptionBudget "budget" selects ${JOB}, whose number is not known to it, so it forbids every eviction once they are there; ${NARROW}`,
];
const COUNTS = [`warning shop/budget: the PodDisruptionBudget "budget" counts ${JOB} as available ones; ${NARROW}`];

test.each<[string, Json[], boolean, Json, Json, string[]]>([
  ['serving pods too, by number', [], true, { port: 80 }, {}, SENDS],
  ['serving pods too, by a name that the Job lacks', [], true, { port: 80, targetPort: 'http' }, {}, []],
  ['serving pods too, by a name of both', [port(1, 'http')], true, { port: 80, targetPort: 'http' }, {}, SENDS],
  ['a Job alone that lists no port', [], false, { port: 80 }, {}, SENDS],
  ['a Job alone that opens a port', [port(80)], false, { port: 80 }, {}, []],
  ['a Job alone, headless', [], false, { port: 80 }, { clusterIP: 'None' }, []],
])('a Service of %s', (_, ports, serves, ofService, more, expected) => {
  const chart = rawChart();
  workload(chart, 'Job/sum', { app: 'web' }, { containers: [container('sum', ports)] });
  if (serves) {
    workload(chart, 'Deployment/web', { app: 'web' });
  }
  service(chart, { app: 'web' }, ofService, more);
  expect(findingsOf(chart, 'selector-no-jobs')).toEqual(expected);
});

test.each<[string, Json[], Json]>([
  ['that opens a port', [port(80)], {}],
  ['behind a headless one', [], { clusterIP: 'None' }],
])('a Service of the pods of a CronJob alone, %s', (_, ports, more) => {
  const chart = rawChart();
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container('sum', ports)] } };
  raw(chart, 'sum', 'batch/v1', 'CronJob', { jobTemplate: { spec: { template } } });
  service(chart, { app: 'web' }, { port: 80 }, more);
  expect(findingsOf(chart, 'selector-no-jobs')).toEqual(SENDS.map((text) => text.replaceAll('the Job', 'the CronJob')));
});

test.each<[string, boolean, Json, string[]]>([
  ['a percentage and serving pods', true, { minAvailable: '50%' }, FORBIDS],
  ['how many may be away, of a Job alone', false, { maxUnavailable: 1 }, FORBIDS],
  ['a number and serving pods', true, { minAvailable: 1 }, COUNTS],
  ['a number of a Job alone', false, { minAvailable: 1 }, []],
])('a budget with %s', (_, serves, spec, expected) => {
  const chart = rawChart();
  workload(chart, 'Job/sum', { app: 'web' }, { containers: [container('sum')] });
  if (serves) {
    workload(chart, 'Deployment/web', { app: 'web' });
  }
  raw(chart, 'budget', 'policy/v1', 'PodDisruptionBudget', { selector: { matchLabels: { app: 'web' } }, ...spec });
  expect(findingsOf(chart, 'selector-no-jobs')).toEqual(expected);
});
