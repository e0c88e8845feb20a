import { Checks, External } from 'cdk8s-aspnetcore';
import { findingsOf, Json, rawChart } from '../support/raw-objects';
import { container, policy, port, workload } from '../support/selected-objects';

const HTTP = port(8080, 'http');
const LOST = (shown: string, fix: string, by = 'TCP') => [
  `warning shop/policy: the NetworkPolicy "web" opens the port ${shown} by ${by}, which no container of the pods that it selects has; ${fix}`,
];
const web = (...ports: Json[]) => ({ containers: [container('web', ports)] });
const WEB = { matchLabels: { app: 'web' } };

test.each<[string, Json, Json, Json, string[]]>([
  ['a name', web(HTTP), WEB, { port: 'http' }, []],
  ['a number', web(HTTP), WEB, { port: 8080 }, []],
  ['all', web(HTTP), WEB, { protocol: 'UDP' }, []],
  ['a range', web(HTTP), WEB, { port: 80, endPort: 90 }, []],
  ['a name that is not there', web(HTTP), WEB, { port: 'web' }, LOST('"web"', 'open http')],
  ['a name of another protocol', web(HTTP), WEB, { port: 'http', protocol: 'UDP' }, LOST('"http"', 'open http', 'UDP')],
  ['a name, of no ports', web(), WEB, { port: 'web' }, LOST('"web"', 'use the number of the port')],
  ['the number of the Service', web(HTTP), WEB, { port: 80 }, LOST('80', 'open 8080')],
  ['a number, of no ports', web(), WEB, { port: 80 }, []],
  ['a name of one of all pods', web(HTTP), {}, { port: 'sql' }, []],
  ['a name of none of all pods, where somebody else starts some', web(HTTP), {}, { port: 'x' }, []],
  ['a name of pods that somebody else starts', web(HTTP), { matchLabels: { app: 'legacy' } }, { port: 'x' }, []],
  ['on the network of the node', { ...web(HTTP), hostNetwork: true }, WEB, { port: 'x' }, []],
])('a policy that opens %s', (_, pod, selector, opened, expected) => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web' }, pod);
  workload(chart, 'StatefulSet/db', { app: 'db' }, { containers: [container('db', [port(5432, 'sql')])] });
  Checks.of(chart).declare(External.pods({ labels: { app: 'legacy' } }));
  policy(chart, selector, opened);
  expect(findingsOf(chart, 'policy-port')).toEqual(expected);
});

test('a port of none of all pods', () => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web' }, web(HTTP));
  policy(chart, {}, { port: 'x' }, { port: 'http' }, { port: 'x' });
  expect(findingsOf(chart, 'policy-port')).toEqual(LOST('"x"', 'open http'));
});
