import { ApiObject, Chart } from 'cdk8s';
import { KubernetesVersion } from 'cdk8s-aspnetcore';
import { testApp } from './support/manifests';
import { schemaProblems, schemaProblemsBelow, SCHEMA_VERSIONS, schemaVersionsOf } from './support/schemas';
import { sample, SAMPLES, setAt } from './support/schemas/samples';

describe('every sample', () => {
  test.each(SAMPLES)('%s is right in both versions', (name) => {
    expect(SCHEMA_VERSIONS.map((version) => schemaProblems(sample(name), version))).toEqual([[], []]);
  });
});

describe('a kind without a schema is a problem, not right', () => {
  test.each([
    ['apps/v1', 'Deploymnt'],
    ['apps/v1beta1', 'Deployment '],
    ['apps/v2', 'Deployment'],
    ['shop.example.com/v1', 'Order'],
    ['keda.sh/v1', 'ScaledObject'],
    ['constructor', '__proto__'],
  ])('%s %s', (apiVersion, kind) => {
    expect(SCHEMA_VERSIONS.map((version) => schemaProblems({ apiVersion, kind }, version))).toEqual([
      [`no schema of ${apiVersion} ${kind} in Kubernetes 1.27`],
      [`no schema of ${apiVersion} ${kind} in Kubernetes 1.36`],
    ]);
  });

  test.each([[null], [{}], ['text']])('%p', (manifest) => {
    expect(schemaProblems(manifest, '1.36')).toEqual(['no schema of undefined undefined in Kubernetes 1.36']);
  });
});

test('problems below a construct name the object; a cluster of 1.27 is judged by both versions', () => {
  const chart = new Chart(testApp(), 'shop');
  new ApiObject(chart, 'web', setAt(sample('v1 Service'), 'spec.slector', {}));
  new ApiObject(chart, 'budget', sample('policy/v1 PodDisruptionBudget'));
  expect(schemaProblemsBelow(chart, '1.36')).toEqual(['shop/web (Service): spec.slector: unknown field']);
  expect(schemaVersionsOf(KubernetesVersion.of('1.27'))).toEqual(['1.27', '1.36']);
  expect(schemaVersionsOf(KubernetesVersion.of('1.28'))).toEqual(['1.36']);
});
