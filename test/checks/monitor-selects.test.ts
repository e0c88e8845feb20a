import { ApiObject, Chart } from 'cdk8s';
import { Checks, External } from 'cdk8s-aspnetcore';
import { findingsOf, Json, raw, rawChart } from '../support/raw-objects';
import { container, port, workload } from '../support/selected-objects';

const GROUP = 'monitoring.coreos.com/v1';
const app = (name: string) => ({ selector: { matchLabels: { app: name } } });
const found = (chart: Chart) => findingsOf(chart, 'monitor-selects');

function labelledService(chart: Chart, name: string, ports: Json[], namespace?: string): void {
  const metadata = { name, labels: { app: name }, namespace };
  new ApiObject(chart, `service-${name}`, { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports } });
}

const NONE = (kind: string, what: string) => [
  `warning shop/monitor: the ${kind} "monitor" selects no ${what} by app=x; use labels that the ${what} itself has, under metadata`,
];
const NO_PORT = (kind: string, name: string, what: string, fix: string) => [
  `warning shop/monitor: the ${kind} "monitor" scrapes the port "${name}", which no ${what} that it selects has; ${fix}`,
];
const endpoints = (...names: (string | undefined)[]) => ({ endpoints: names.map((name) => ({ port: name })) });

test.each<[string, Json, string[]]>([
  ['a Service and its port', { ...app('web'), ...endpoints('http', 'http') }, []],
  ['a Service by the number of its port', { ...app('web'), ...endpoints(undefined) }, []],
  [
    'a port that there is not',
    { ...app('web'), ...endpoints('metrics', 'http', 'metrics') },
    NO_PORT('ServiceMonitor', 'metrics', 'Service', 'name http'),
  ],
  [
    'a port of a nameless one',
    { ...app('plain'), ...endpoints('http') },
    NO_PORT('ServiceMonitor', 'http', 'Service', 'give the port of the Service this name'),
  ],
  ['a port that one of two has', { selector: {}, ...endpoints('http') }, []],
  ['nothing', app('x'), NONE('ServiceMonitor', 'Service')],
  [
    'nothing in a namespace of the app',
    { ...app('x'), namespaceSelector: { matchNames: ['other', 'shop'] } },
    NONE('ServiceMonitor', 'Service'),
  ],
  ['nothing in a namespace of others', { ...app('x'), namespaceSelector: { matchNames: ['other'] } }, []],
  ['nothing that the app knows of, anywhere', { ...app('x'), namespaceSelector: { any: true } }, []],
  ['a port of all Services anywhere', { selector: {}, namespaceSelector: { any: true }, ...endpoints('metrics') }, []],
  [
    'a port that there is not, anywhere',
    { ...app('web'), namespaceSelector: { any: true }, ...endpoints('x') },
    NO_PORT('ServiceMonitor', 'x', 'Service', 'name http'),
  ],
])('a ServiceMonitor of %s', (_, spec, expected) => {
  const chart = rawChart();
  labelledService(chart, 'web', [{ name: 'http', port: 80 }]);
  labelledService(chart, 'plain', [{ port: 80 }]);
  raw(chart, 'monitor', GROUP, 'ServiceMonitor', spec);
  expect(found(chart)).toEqual(expected);
});

const pods = (name: string) => ({ podMetricsEndpoints: [{ port: name }] });

test.each<[string, Json, string[]]>([
  ['pods and their port', { ...app('web'), ...pods('http') }, []],
  ['a port of an init container', { ...app('web'), ...pods('init') }, []],
  ['a port that there is not', { ...app('web'), ...pods('x') }, NO_PORT('PodMonitor', 'x', 'pod', 'name init or http')],
  ['nothing', app('x'), NONE('PodMonitor', 'pod')],
  ['pods of another app', app('legacy'), []],
  ['nothing in a namespace of others', { ...app('x'), namespaceSelector: { matchNames: ['other'] } }, []],
  ['nothing that the app knows of, anywhere', { ...app('x'), namespaceSelector: { any: true } }, []],
  ['pods that may get more containers', { ...app('mesh'), ...pods('http-envoy-prom') }, []],
])('a PodMonitor of %s', (_, spec, expected) => {
  const chart = rawChart();
  const containers = [container('web', [port(80, 'http')])];
  workload(
    chart,
    'Deployment/web',
    { app: 'web' },
    { containers, initContainers: [container('init', [port(81, 'init')])] },
  );
  workload(chart, 'Deployment/mesh', { app: 'mesh', 'sidecar.istio.io/inject': 'true' }, { containers });
  Checks.of(chart).declare(External.pods({ labels: { app: 'legacy' } }));
  raw(chart, 'monitor', GROUP, 'PodMonitor', spec);
  expect(found(chart)).toEqual(expected);
});
