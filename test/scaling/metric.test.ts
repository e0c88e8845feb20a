import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Metric } from '../../src/scaling/metric';
import { refusal, spec } from './automatic-service';

const REQUESTS = 'http_requests_per_second';
const INGRESS = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' };

test.each<[string, Metric, object]>([
  [
    'CPU by amount',
    Metric.cpu({ averageValue: Cpu.millis(1500) }),
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '1500m' } } },
  ],
  [
    'CPU, more than requested',
    Metric.cpu({ targetPercent: 1000 }),
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 1000 } } },
  ],
  [
    'memory by percent',
    Metric.memory({ targetPercent: 1 }),
    { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 1 } } },
  ],
  [
    'memory by amount',
    Metric.memory({ averageValue: Size.mebibytes(1536) }),
    { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1536Mi' } } },
  ],
  [
    'CPU of a container',
    Metric.containerCpu('web', { targetPercent: 60 }),
    {
      type: 'ContainerResource',
      containerResource: { container: 'web', name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
    },
  ],
  [
    'memory of a container',
    Metric.containerMemory('web', { averageValue: Size.gibibytes(1) }),
    {
      type: 'ContainerResource',
      containerResource: { container: 'web', name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } },
    },
  ],
  [
    'a metric of the pods',
    Metric.pods(REQUESTS, { averageValue: 100 }),
    { type: 'Pods', pods: { metric: { name: REQUESTS }, target: { type: 'AverageValue', averageValue: '100' } } },
  ],
  [
    'a metric of the pods, of some series',
    Metric.pods(REQUESTS, { averageValue: 0.5, selector: { verb: 'GET' } }),
    {
      type: 'Pods',
      pods: {
        metric: { name: REQUESTS, selector: { matchLabels: { verb: 'GET' } } },
        target: { type: 'AverageValue', averageValue: '500m' },
      },
    },
  ],
  [
    'a metric of an object',
    Metric.ofObject('requests', { ...INGRESS, value: 10000 }),
    {
      type: 'Object',
      object: { describedObject: INGRESS, metric: { name: 'requests' }, target: { type: 'Value', value: '10k' } },
    },
  ],
  [
    'a metric of an object, for each pod',
    Metric.ofObject('requests', { ...INGRESS, averageValue: 1.234, selector: { code: '200' } }),
    {
      type: 'Object',
      object: {
        describedObject: INGRESS,
        metric: { name: 'requests', selector: { matchLabels: { code: '200' } } },
        target: { type: 'AverageValue', averageValue: '1234m' },
      },
    },
  ],
  [
    'a metric from outside',
    Metric.external('queue_length', { value: 0.001, selector: { queue: 'orders' } }),
    {
      type: 'External',
      external: {
        metric: { name: 'queue_length', selector: { matchLabels: { queue: 'orders' } } },
        target: { type: 'Value', value: '1m' },
      },
    },
  ],
  [
    'a metric from outside, for each pod',
    Metric.external('queue_length', { averageValue: 30 }),
    {
      type: 'External',
      external: { metric: { name: 'queue_length' }, target: { type: 'AverageValue', averageValue: '30' } },
    },
  ],
])('%s', (_name, metric, expected) => {
  expect(spec({ metrics: [metric] }).metrics).toEqual([expected]);
});

test('metrics of the same name that measure different things go together', () => {
  const percent = { targetPercent: 50 };
  const metrics = [
    Metric.cpu(percent),
    Metric.memory(percent),
    Metric.containerCpu('a', percent),
    Metric.containerCpu('b', percent),
  ];
  expect(spec({ metrics }).metrics).toHaveLength(4);
});

test.each<[string, Metric[], string]>([
  ['cpu', [Metric.cpu({ targetPercent: 70 }), Metric.cpu({ averageValue: Cpu.units(1) })], 'the metric cpu'],
  ['one of the pods', [Metric.pods('q', { averageValue: 1 }), Metric.pods('q', { averageValue: 2 })], 'the metric q'],
])('the same metric twice is refused: %s', (_name, metrics, what) => {
  expect(refusal({ min: 1, max: 2, metrics })).toBe(`shop/web: ${what} is there twice; keep one of them`);
});
