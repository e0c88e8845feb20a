import { ApiObject, App as PlainApp, Chart, Testing } from 'cdk8s';
import { AspNetCoreService, Manifest, Match, WebService } from 'cdk8s-aspnetcore';
import { Construct } from 'constructs';
import * as fs from 'fs';
import * as path from 'path';
import { manifestsBelow, messageOf, testApp } from '../support/manifests';

function shop(scope: Construct = testApp()): Chart {
  const chart = new Chart(scope, 'shop', { namespace: 'shop' });
  new AspNetCoreService(chart, 'catalog', { image: 'registry.example.com/catalog:1.4.2' });
  new AspNetCoreService(chart, 'web', { image: 'registry.example.com/web:2.3.0' });
  return chart;
}

const deployment = (name: string, spec: object, namespace?: string) =>
  JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec });

const TWO = [
  deployment('web', { replicas: 3, strategy: { type: 'Recreate' }, template: { spec: { hostname: 'a' } } }),
  deployment('worker', { replicas: 1 }),
].join('\n---\n');

describe('where it comes from', () => {
  test('a chart gives just what synth writes', () => {
    const app = testApp();
    const chart = shop(app);
    const yaml = Manifest.fromChart(chart).allYaml();
    app.synth();
    expect(yaml).toBe(fs.readFileSync(path.join(app.outdir, 'shop.k8s.yaml'), 'utf8'));
  });

  test('an app gives the objects of all its charts, a chart those of charts inside it', () => {
    const app = testApp();
    const chart = shop(app);
    new ApiObject(new Chart(chart, 'inner'), 'a', { apiVersion: 'v1', kind: 'ConfigMap' });
    new ApiObject(new Chart(app, 'shop-2'), 'b', { apiVersion: 'v1', kind: 'ConfigMap' });
    Manifest.fromApp(app).resourceCount('ConfigMap', 2);
    Manifest.fromChart(chart).resourceCount('ConfigMap', 1);
    Manifest.fromChart(chart).resourceCount('Deployment', 2);
  });

  test('checks do not run, and nothing is written', () => {
    const app = testApp();
    const chart = new Chart(app, 'shop');
    new WebService(chart, 'web', { image: 'web:latest' });
    new ApiObject(chart, 'twin', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } });
    Manifest.fromApp(app).resourceCount('Deployment', 2);
    expect(fs.existsSync(app.outdir)).toBe(false);
  });

  test('a plain App of cdk8s will do', () => {
    const chart = new Chart(Testing.app(), 'plain');
    new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    expect(Manifest.fromChart(chart).resource('ConfigMap', 'a')).toEqual(Testing.synth(chart)[0]);
    expect(Manifest.fromApp(new PlainApp()).allYaml()).toBe('');
  });

  test('a chart in no App is refused', () => {
    const chart = new Chart(undefined as unknown as Construct, '');
    expect(messageOf(() => Manifest.fromChart(chart))).toBe(
      'app: the chart is in no App; give its constructor an App, or Testing.app()',
    );
  });
});

describe('resource', () => {
  test('the only one of a kind and name', () => {
    const chart = shop();
    const [first] = manifestsBelow(chart).filter(({ kind }) => kind === 'Deployment');
    const manifest = Manifest.fromChart(chart);
    expect(manifest.resource('Deployment', 'catalog')).toEqual(first);
    expect(manifest.resource('apps/v1/Deployment', 'shop/catalog')).toEqual(first);
  });

  const several = Manifest.fromYaml([deployment('web', {}, 'a'), deployment('web', {}, 'b')].join('\n---\n'));
  test.each([
    ['Deploymnet', 'web', 'there is no Deploymnet "web"; there are Deployment, Service, NetworkPolicy, ServiceAccount'],
    ['Deployment', 'wbe', 'there is no Deployment "wbe"; there are "web", "catalog"'],
    ['Deployment', 'stage/web', 'there is no Deployment "stage/web"; there are "web", "catalog"'],
    [
      'apps/v1beta1/Deployment',
      'web',
      'there is no apps/v1beta1/Deployment "web"; there are Deployment, ServiceAccount, NetworkPolicy, Service',
    ],
  ])('%s %s is not there', (kind, name, said) => {
    expect(messageOf(() => Manifest.fromChart(shop()).resource(kind, name))).toBe(`shop: ${said}`);
  });

  test('several of one name', () => {
    expect(messageOf(() => several.resource('Deployment', 'web'))).toBe(
      'yaml: there are 2 of Deployment "web": apps/v1/Deployment "a/web", apps/v1/Deployment "b/web"; ' +
        'name the namespace or the version too, like "shop/web" or "apps/v1/Deployment"',
    );
    expect(several.resource('Deployment', 'b/web').metadata.namespace).toBe('b');
  });

  test('of nothing at all', () => {
    expect(messageOf(() => Manifest.fromYaml('').resource('Pod', 'a'))).toBe(
      'yaml: there is no Pod "a"; there is nothing at all',
    );
  });
});

describe('hasResource and findResources', () => {
  const manifest = Manifest.fromYaml(TWO);

  test.each([
    ['a part', { spec: { replicas: 3 } }],
    ['a part at depth', { spec: { template: { spec: { hostname: 'a' } } } }],
    ['a matcher of the whole', Match.objectLike({ metadata: { name: 'web' } })],
    ['a matcher within', { metadata: { name: Match.stringLike('w*b') }, spec: { paused: Match.absent() } }],
    ['nothing', {}],
  ])('%s holds', (_title, pattern) => {
    manifest.hasResource('Deployment', pattern);
    expect(manifest.findResources('Deployment', pattern)[0]).toEqual(manifest.resource('Deployment', 'web'));
  });

  test('finds all', () => {
    expect(manifest.findResources('Deployment').map(({ metadata }) => metadata.name)).toEqual(['web', 'worker']);
    expect(manifest.findResources('Service')).toEqual([]);
  });

  test('the nearest, and path by path where it differs', () => {
    const pattern = { metadata: { name: 'web' }, spec: { replicas: 1, strategy: { type: 'RollingUpdate', x: [1] } } };
    expect(messageOf(() => manifest.hasResource('Deployment', pattern))).toBe(
      [
        'yaml: no Deployment is as expected; the nearest is "web", where',
        '  spec.replicas: expected 1, is 3',
        '  spec.strategy.type: expected "RollingUpdate", is "Recreate"',
        '  spec.strategy.x: expected [1], is nothing',
      ].join('\n'),
    );
  });

  test('what has more of what is expected is nearer, although it differs in more places', () => {
    const pattern = { spec: { strategy: { type: 'x' }, template: { spec: { hostname: 'a', b: 1 } } } };
    expect(messageOf(() => manifest.hasResource('Deployment', pattern))).toContain('the nearest is "web"');
  });

  test('none of the kind', () => {
    expect(messageOf(() => manifest.hasResource('Deploymend', {}))).toBe(
      'yaml: there is no Deploymend; there are Deployment',
    );
  });
});

test.each([
  ['Deployment', 1, 'expected 1 of Deployment, found 2; there are "web", "worker"'],
  ['Service', 1, 'expected 1 of Service, found 0; there are Deployment'],
])('resourceCount of %s %s', (kind, count, said) => {
  expect(messageOf(() => Manifest.fromYaml(TWO).resourceCount(kind, count))).toBe(`yaml: ${said}`);
});

test('resourceCount wants a count', () => {
  expect(messageOf(() => Manifest.fromYaml(TWO).resourceCount('Deployment', -1))).toBe(
    'Manifest.resourceCount: count -1 is not valid; use a whole number of at least 0',
  );
});
