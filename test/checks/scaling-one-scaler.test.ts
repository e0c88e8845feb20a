import { Chart } from 'cdk8s';
import { WebService } from 'cdk8s-aspnetcore';
import { Scaling } from '../../src/scaling/scaling';
import { autoscaler, deployment, findingsOf, raw, rawChart } from '../support/raw-objects';

function found(chart: Chart): string[] {
  return findingsOf(chart, 'scaling-one-scaler');
}

function keda(chart: Chart, target: string): void {
  raw(chart, 'keda', 'keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef: { name: target }, triggers: [] });
}

function both(second: string, first = 'HorizontalPodAutoscaler hpa of shop/hpa'): string {
  return (
    `error shop/${second.split(' ')[1]}: ${second} scales Deployment web, which ${first} scales already; ` +
    'keep one of them, with the metrics of both'
  );
}

test('one each is fine', () => {
  const chart = rawChart();
  deployment(chart, []);
  autoscaler(chart, undefined);
  keda(chart, 'other');
  expect(found(chart)).toEqual([]);
});

test('two autoscalers, and a ScaledObject too', () => {
  const chart = rawChart();
  autoscaler(chart, undefined);
  autoscaler(chart, undefined, {}, 'hpa2');
  keda(chart, 'web');
  expect(found(chart)).toEqual([both('HorizontalPodAutoscaler hpa2'), both('ScaledObject keda')]);
});

test('one that is written twice is one', () => {
  const chart = rawChart();
  autoscaler(chart, undefined);
  const twin = { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3 };
  raw(chart, 'twin', 'autoscaling/v2', 'HorizontalPodAutoscaler', twin, 'hpa');
  expect(found(chart)).toEqual([]);
});

test('a service that scales itself, and somebody else who does too', () => {
  const chart = rawChart();
  new WebService(chart, 'web', { image: 'web:1', scaling: Scaling.automatic({ min: 1, max: 2 }) });
  keda(chart, 'web');
  expect(found(chart)).toEqual([
    both('ScaledObject keda', 'HorizontalPodAutoscaler web of shop/web/horizontal-pod-autoscaler'),
  ]);
});
