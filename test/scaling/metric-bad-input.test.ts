import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Metric } from '../../src/scaling/metric';
import { refusal } from './automatic-service';

const BOUNDS = 'use a whole number from';
const NUMBER = 'use a number above 0 with at most three decimals, like 100 or 0.5';
const INGRESS = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' };

test.each<[string, () => Metric, string]>([
  ['0 %', () => Metric.cpu({ targetPercent: 0 }), `metric cpu: targetPercent 0 is not valid; ${BOUNDS} 1 to 1000`],
  [
    '1001 %',
    () => Metric.memory({ targetPercent: 1001 }),
    `metric memory: targetPercent 1001 is not valid; ${BOUNDS} 1 to 1000`,
  ],
  [
    'half a percent',
    () => Metric.containerCpu('a', { targetPercent: 0.5 }),
    `metric cpu of the container "a": targetPercent 0.5 is not valid; ${BOUNDS} 1 to 1000`,
  ],
  [
    'no target',
    () => Metric.cpu({}),
    'metric cpu has neither targetPercent nor averageValue; give one, like { targetPercent: 70 }',
  ],
  [
    'two targets',
    () => Metric.memory({ targetPercent: 70, averageValue: Size.mebibytes(1) }),
    'metric memory has both targetPercent and averageValue; keep one of them',
  ],
  [
    'a number as options',
    () => Metric.cpu(70 as never),
    'options of the metric cpu 70 is not a plain object; use them like { targetPercent: 70 }',
  ],
  [
    'an amount of nothing',
    () => Metric.cpu({ averageValue: Cpu.millis(0) }),
    'metric cpu: averageValue "0m" is not a positive amount; use one like Cpu.millis(250)',
  ],
  [
    'a text as an amount',
    () => Metric.memory({ averageValue: '1Gi' as never }),
    'metric memory: averageValue "1Gi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'a container that can be none',
    () => Metric.containerMemory('Web', { targetPercent: 70 }),
    'container name of a metric "Web" is not valid; use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label), for example "web"',
  ],
  [
    'no value',
    () => Metric.external('q', {}),
    'metric q has neither value nor averageValue; give one, like { averageValue: 30 }',
  ],
  [
    'two values',
    () => Metric.external('q', { value: 1, averageValue: 1 }),
    'metric q has both value and averageValue; keep one of them',
  ],
  ['0', () => Metric.pods('q', { averageValue: 0 }), `metric q: averageValue 0 is not valid; ${NUMBER}`],
  [
    'too fine',
    () => Metric.pods('q', { averageValue: 0.0005 }),
    `metric q: averageValue 0.0005 is not valid; ${NUMBER}`,
  ],
  ['infinity', () => Metric.external('q', { value: Infinity }), `metric q: value Infinity is not valid; ${NUMBER}`],
  [
    'a text as a value',
    () => Metric.external('q', { value: '30' as never }),
    `metric q: value "30" is not valid; ${NUMBER}`,
  ],
  [
    'no options',
    () => Metric.pods('q', undefined as never),
    'options of the metric q undefined is not a plain object; use them like { averageValue: 100 }',
  ],
  [
    'a selector as a text',
    () => Metric.pods('q', { averageValue: 1, selector: 'a=b' as never }),
    'metric q: selector "a=b" is not a plain object; use labels by key, like { queue: "orders" }',
  ],
  [
    'a selector that can be none',
    () => Metric.pods('q', { averageValue: 1, selector: { a: 'b c' } }),
    'label a has the value "b c", which is not valid; use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit',
  ],
  [
    'no name',
    () => Metric.pods('', { averageValue: 1 }),
    'name of a metric is empty; use the name that "kubectl get --raw" of the metrics API shows, like "http_requests_per_second"',
  ],
  [
    'a path as a name',
    () => Metric.external('a/b', { value: 1 }),
    'name of a metric "a/b" is not valid; use the name that "kubectl get --raw" of the metrics API shows, like "http_requests_per_second"',
  ],
  [
    'an object without a kind',
    () => Metric.ofObject('q', { ...INGRESS, kind: '', value: 1 }),
    'metric q: kind is empty; use one like "Ingress"',
  ],
])('a metric with %s is refused', (_name, metric, message) => {
  expect(refusal({ min: 1, max: 2, metrics: [metric()] })).toBe(`shop/web: ${message}`);
});
