import { ApiObject } from 'cdk8s';
import { Checks, External } from 'cdk8s-aspnetcore';
import { findingsOf, Json, raw, rawChart } from '../support/raw-objects';
import { container, port, service, workload } from '../support/selected-objects';

const HTTP = port(8080, 'http');
const NAMED = (of = 'the Deployment "web"', by = 'TCP', fix = 'send to http') => [
  `error shop/service: the Service "web" sends to the port "web", which no container of ${of} opens by ${by}; ${fix}`,
];
const NUMBERED = [
  'warning shop/service: the Service "web" sends to the port 80, which no container of the Deployment "web" lists; ' +
    'send to 8080, or list 80 under the ports of the container that opens it',
];
const web = (...ports: Json[]) => ({ containers: [container('web', ports)] });
const sidecar = (restartPolicy?: string) => ({
  containers: [container('web', [HTTP])],
  initContainers: [container('proxy', [port(80, 'web')], { restartPolicy })],
});
const named = { port: 80, targetPort: 'web' };

test.each<[string, Json, Json, string[]]>([
  ['a name', web(port(1, 'web')), named, []],
  ['a name that is not there', web(HTTP), named, NAMED()],
  ['a name, of no ports', web(), named, NAMED(undefined, undefined, 'name a port of a container "web"')],
  [
    'a name of another protocol',
    web(port(1, 'web')),
    { ...named, protocol: 'UDP' },
    NAMED(undefined, 'UDP', 'send to web'),
  ],
  ['a name of a native sidecar', sidecar('Always'), named, []],
  ['a name of an init container', sidecar(), named, NAMED()],
  [
    'a number in quotes',
    web(HTTP),
    { port: 80, targetPort: '8080' },
    NAMED().map((text) => text.replace('"web", which', '"8080", which')),
  ],
  ['a number', web(port(80)), { port: 8080, targetPort: 80 }, []],
  ['a number that none lists', web(HTTP), { port: 8080, targetPort: 80 }, NUMBERED],
  ['its own number, that none lists', web(HTTP), { port: 80 }, NUMBERED],
  [
    'a number, where a container lists no port',
    { containers: [...web(HTTP).containers, container('x')] },
    { port: 80 },
    [],
  ],
  ['a number, on the network of the node', { ...web(HTTP), hostNetwork: true }, { port: 80 }, []],
  [
    'a number of a variable',
    { containers: [container('web', [HTTP], { env: [{ name: 'P', value: '80' }] })] },
    { port: 80 },
    [],
  ],
  [
    'a number within another one',
    { containers: [container('web', [HTTP], { args: ['--port=1800'] })] },
    { port: 80 },
    NUMBERED,
  ],
])('a Service sends to %s', (_, pod, ports, expected) => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web' }, pod);
  service(chart, { app: 'web' }, ports);
  expect(findingsOf(chart, 'port-target')).toEqual(expected);
});

test('that some of several lack it is a warning, and of a Job no matter', () => {
  const chart = rawChart();
  workload(chart, 'Deployment/a', { app: 'web', a: 'a' }, web(port(1, 'web')));
  workload(chart, 'Deployment/b', { app: 'web', b: 'b' }, web(HTTP));
  workload(chart, 'Job/c', { app: 'web' }, web());
  service(chart, { app: 'web' }, named);
  expect(findingsOf(chart, 'port-target')).toEqual([
    'warning shop/service: the Service "web" sends to the port "web", which no container of the Deployment "b" opens by TCP; name a port of a container "web" there too',
  ]);
});

test.each<[string, Record<string, string>, Json]>([
  ['headless', {}, { clusterIP: 'None' }],
  ['of an external name', {}, { type: 'ExternalName', externalName: 'x.example.com' }],
  ['of pods to which a webhook adds containers', { 'sidecar.istio.io/inject': 'true' }, {}],
])('a Service %s is left alone', (_, labels, more) => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web', ...labels }, web(HTTP));
  service(chart, { app: 'web' }, named, more);
  expect(findingsOf(chart, 'port-target')).toEqual([]);
});

test('pods of a namespace to which a webhook adds containers are left alone, and so are those of somebody else', () => {
  const chart = rawChart();
  const metadata = { name: 'shop', labels: { 'istio-injection': 'enabled' } };
  const mesh = new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata });
  workload(chart, 'Deployment/web', { app: 'web' }, web(HTTP));
  service(chart, { app: 'web' }, named);
  expect([mesh.name, findingsOf(chart, 'port-target')]).toEqual(['shop', []]);

  const other = rawChart();
  Checks.of(other).declare(External.pods({ labels: { app: 'web' } }));
  workload(other, 'Deployment/web', { app: 'web' }, web(HTTP));
  service(other, { app: 'web' }, named);
  raw(other, 'endless', 'v1', 'Service', { ports: [named] });
  expect(findingsOf(other, 'port-target')).toEqual([]);
});
