import { ApiObject, Chart } from 'cdk8s';
import { Checks } from 'cdk8s-aspnetcore';
import { testApp } from '../support/manifests';
import { findingsOf } from '../support/raw-objects';

const definition = (group: string, kind: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${kind.toLowerCase()}s.${group}` },
  spec: { group, names: { kind } },
});
const widget = (name: string, version = 'v1') => ({
  apiVersion: `example.com/${version}`,
  kind: 'Widget',
  metadata: { name },
});

/** Charts by name with the objects in each, and what is found in them. */
function found(...charts: [string, { apiVersion: string; kind: string; metadata: { name: string } }[]][]): string[] {
  const app = testApp();
  Checks.of(app);
  const made = charts.map(([name, objects]) => {
    const chart = new Chart(app, name, { namespace: 'shop' });
    objects.forEach((object) => new ApiObject(chart, object.metadata.name, object));
    return chart;
  });
  return findingsOf(made[0], 'crd-first');
}

test('two phases are called out once for each definition', () => {
  const objects = [definition('example.com', 'Widget'), widget('a'), widget('b', 'v1beta1'), widget('c')];
  expect(found(['shop', objects])).toEqual([
    'warning shop/widgets.example.com: the CustomResourceDefinition "widgets.example.com" is applied together with the Widget "a" and 2 more, which kubectl apply refuses until the API server serves the kind; apply in two phases: kubectl apply the CustomResourceDefinition, kubectl wait --for=condition=Established crd/widgets.example.com, then the rest',
  ]);
});

test('an object in a file before that of its definition', () => {
  const objects = [widget('a'), widget('b')];
  expect(found(['blue', objects], ['crds', [definition('example.com', 'Widget')]], ['dim', [widget('c')]])).toEqual([
    'error blue/a: the Widget "a" is written before its CustomResourceDefinition "widgets.example.com"; make the chart blue depend on the chart crds, by addDependency',
  ]);
});

test.each([
  ['a definition alone', [definition('example.com', 'Widget')]],
  ['objects alone', [widget('a')]],
  ['a kind of another group', [definition('example.org', 'Widget'), widget('a')]],
  ['another kind of the group', [definition('example.com', 'Gadget'), widget('a')]],
  ['a definition that says nothing', [{ ...definition('example.com', 'Widget'), spec: null }, widget('a')]],
])('%s', (_, objects) => {
  expect(found(['shop', objects])).toEqual([]);
});
