import { findingsOf, Json, raw, rawChart } from '../support/raw-objects';
import { container, port, service, workload } from '../support/selected-objects';

const AT = 'shop/Deployment-web:';
const OF = 'of the Deployment "web"';
const OWN = 'give each a port of its own';
const UDP = { protocol: 'UDP' };

test.each<[string, Json, string[]]>([
  ['two ports', { containers: [container('a', [port(80)]), container('b', [port(81)])] }, []],
  ['one port of two protocols', { containers: [container('a', [port(80), port(80, 'u', UDP)])] }, []],
  [
    'one port in two containers',
    { containers: [container('a', [port(80)]), container('b', [port(80)])] },
    [`warning ${AT} the containers "a" and "b" ${OF} open the port 80/TCP both; ${OWN}`],
  ],
  [
    'one port in a container and a native sidecar',
    {
      containers: [container('a', [port(80)])],
      initContainers: [container('b', [port(80)], { restartPolicy: 'Always' })],
    },
    [`warning ${AT} the containers "a" and "b" ${OF} open the port 80/TCP both; ${OWN}`],
  ],
  [
    'one port in a container and an init container',
    { containers: [container('a', [port(80)])], initContainers: [container('b', [port(80)])] },
    [],
  ],
  [
    'one port twice in a container',
    { containers: [container('a', [port(80, 'x'), port(80, 'y')])] },
    [
      `warning ${AT} the container "a" ${OF} lists the port 80/TCP twice; list it once, under one name: server-side apply refuses it`,
    ],
  ],
  [
    'one name twice in a container',
    { containers: [container('a', [port(80, 'x'), port(81, 'x', UDP)])] },
    [`error ${AT} the container "a" ${OF} has two ports of the name "x"; give each a name of its own`],
  ],
  [
    'one name in two containers',
    { containers: [container('a', [port(80, 'x')]), container('b', [port(81, 'x')])] },
    [],
  ],
  [
    'one port of the node in two containers',
    {
      containers: [container('a', [port(80, 'x', { hostPort: 1 })]), container('b', [port(81, 'y', { hostPort: 1 })])],
    },
    [`error ${AT} the containers "a" and "b" ${OF} take the port 1 of the node twice; ${OWN}`],
  ],
  [
    'one port of the node on two addresses',
    {
      containers: [
        container('a', [port(80, 'x', { hostPort: 1, hostIP: '127.0.0.1' })]),
        container('b', [port(81, 'y', { hostPort: 1 })]),
      ],
    },
    [],
  ],
  [
    'one port twice, on the network of the node',
    { hostNetwork: true, containers: [container('a', [port(80, 'x'), port(80, 'y')])] },
    [`error ${AT} the container "a" ${OF} takes the port 80 of the node twice; ${OWN}`],
  ],
])('a pod with %s', (_, pod, expected) => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web' }, pod);
  expect(findingsOf(chart, 'port-conflict')).toEqual(expected);
});

const HTTP = { name: 'http', port: 80 };

test.each<[string, Json[], string[]]>([
  ['two ports', [HTTP, { name: 'admin', port: 81 }], []],
  ['one without a name', [{ port: 80 }], []],
  ['two protocols', [HTTP, { name: 'udp', port: 80, ...UDP }], []],
  [
    'one twice',
    [HTTP, { name: 'x', port: 80 }],
    ['has the port 80/TCP twice; leave one out, or give it another number'],
  ],
  ['one name', [HTTP, { name: 'http', port: 81 }], ['has two ports of the name "http"; give each a name of its own']],
  ['a nameless one', [HTTP, { port: 81 }], ['has several ports, and not all have a name; name each of them']],
])('a Service with %s', (_, ports, expected) => {
  const chart = rawChart();
  raw(chart, 'web', 'v1', 'Service', { ports });
  expect(findingsOf(chart, 'port-conflict')).toEqual(
    expected.map((text) => `error shop/web: the Service "web" ${text}`),
  );
});

const on = (nodePort: number, more: Json = {}): Json => ({ name: 'http', port: 80, nodePort, ...more });
const WANTS = 'the Service "b" wants the port 30080 of the nodes';
const LESS = 'leave nodePort out, or use another number';

test.each<[string, string, Json[], string[]]>([
  ['another', 'NodePort', [on(30081)], []],
  ['it too', 'LoadBalancer', [on(30080)], [`error shop/b: ${WANTS}, which the Service "a" of shop/a has; ${LESS}`]],
  [
    'it too, by another protocol',
    'NodePort',
    [on(30080, UDP)],
    [`error shop/b: ${WANTS}, which the Service "a" of shop/a has; ${LESS}`],
  ],
  ['it too, which the API server will not look at', 'ClusterIP', [on(30080)], []],
  ['whatever is free', 'NodePort', [on(0), { name: 'x', port: 81, nodePort: 0 }], []],
])('beside a Service on a port of the nodes, one that wants %s', (_, type, ports, expected) => {
  const chart = rawChart();
  raw(chart, 'a', 'v1', 'Service', { type: 'NodePort', ports: [on(30080)] });
  raw(chart, 'b', 'v1', 'Service', { type, ports });
  expect(findingsOf(chart, 'port-conflict')).toEqual(expected);
});

test('a Service wants one port of the nodes for two protocols, not for two ports', () => {
  const chart = rawChart();
  const ports = [on(30080), on(30080, { name: 'udp', ...UDP }), on(30080, { name: 'admin', port: 81 })];
  raw(chart, 'b', 'v1', 'Service', { type: 'NodePort', ports });
  expect(findingsOf(chart, 'port-conflict')).toEqual([`error shop/b: ${WANTS} twice; ${LESS}`]);
});

test('a Service that sends to a name of two containers reaches the first', () => {
  const chart = rawChart();
  const containers = [container('a', [port(80, 'http')]), container('b', [port(81, 'http')])];
  workload(chart, 'Deployment/web', { app: 'web' }, { containers });
  service(chart, { app: 'web' });
  expect(findingsOf(chart, 'port-conflict')).toEqual([
    'warning shop/service: the Service "web" sends to the port "http", which the containers "a" and "b" of the Deployment "web" all have, and reaches the first; ' +
      'give the ports of each container names of their own',
  ]);
});
