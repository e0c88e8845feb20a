import { findingsOf, Json, rawChart } from '../support/raw-objects';
import { container, port, workload } from '../support/selected-objects';

const FAULT = (uses: string, name: string, fix: string) => [
  `error shop/Deployment-web: the ${uses} of the container "web" of the Deployment "web" ${uses.includes(' and ') ? 'use' : 'uses'} ` +
    `the port "${name}", which the container does not have; ${fix}`,
];
const get = (name: unknown) => ({ httpGet: { path: '/', port: name } });
const HTTP = [port(8080, 'http')];

test.each<[string, Json[], Json, string[]]>([
  ['of its own container', HTTP, { livenessProbe: get('http') }, []],
  [
    'by number',
    [],
    { livenessProbe: get(9090), startupProbe: { grpc: { port: 1 } }, readinessProbe: { exec: {} } },
    [],
  ],
  ['of another container', HTTP, { readinessProbe: get('proxy') }, FAULT('readiness probe', 'proxy', 'use http')],
  [
    'of a socket',
    [],
    { startupProbe: { tcpSocket: { port: 'x' } } },
    FAULT('startup probe', 'x', 'use the number of the port'),
  ],
  [
    'by number in quotes',
    HTTP,
    { livenessProbe: get('8080') },
    FAULT('liveness probe', '8080', 'write 8080 without quotes'),
  ],
  [
    'of hooks',
    HTTP,
    { lifecycle: { postStart: get('x'), preStop: { tcpSocket: { port: 'x' } } } },
    FAULT('postStart hook and preStop hook', 'x', 'use http'),
  ],
])('a port %s', (_, ports, more, expected) => {
  const chart = rawChart();
  const containers = [container('web', ports, more), container('proxy', [port(80, 'proxy')])];
  workload(chart, 'Deployment/web', { app: 'web' }, { containers });
  expect(findingsOf(chart, 'port-probe')).toEqual(expected);
});
