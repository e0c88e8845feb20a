import { WebService } from 'cdk8s-aspnetcore';
import { Deployment, HorizontalPodAutoscaler } from 'cdk8s-plus-27';
import { Scaling } from '../../src/scaling/scaling';
import { autoscaler, deployment, findingsOf, Json, raw, rawChart } from '../support/raw-objects';

function of(spec: Json): string[] {
  const chart = rawChart();
  deployment(chart, [], spec);
  autoscaler(chart, undefined);
  return findingsOf(chart, 'scaling-replicas-omitted');
}

function warning(replicas: number, scaler = 'HorizontalPodAutoscaler hpa'): string {
  return (
    `warning shop/web: Deployment web names replicas ${replicas}, to which each apply sets back what ${scaler} has changed; ` +
    'leave replicas out, once ScalingHandover has kept them from falling to 1'
  );
}

test('a target that names no replicas is fine', () => {
  expect(of({})).toEqual([]);
});

test.each([0, 4])('a target that names %i replicas is not', (replicas) => {
  expect(of({ replicas })).toEqual([warning(replicas)]);
});

test('nor is one of a ScaledObject', () => {
  const chart = rawChart();
  deployment(chart, [], { replicas: 4 });
  raw(chart, 'keda', 'keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef: { name: 'web' }, triggers: [] });
  expect(findingsOf(chart, 'scaling-replicas-omitted')).toEqual([warning(4, 'ScaledObject keda')]);
});

test('what nothing scales may name its replicas', () => {
  const chart = rawChart();
  deployment(chart, [], { replicas: 4 });
  autoscaler(chart, undefined, { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' } });
  expect(findingsOf(chart, 'scaling-replicas-omitted')).toEqual([]);
});

test('the services of this library and the Deployments of cdk8s-plus leave them out themselves', () => {
  const chart = rawChart();
  new WebService(chart, 'web', { image: 'web:1', scaling: Scaling.automatic({ min: 1, max: 2 }) });
  const target = new Deployment(chart, 'plus', { containers: [{ image: 'web:1', portNumber: 8080 }] });
  new HorizontalPodAutoscaler(chart, 'plus-scaler', { target, maxReplicas: 3 });
  expect(findingsOf(chart, 'scaling-replicas-omitted')).toEqual([]);
});
