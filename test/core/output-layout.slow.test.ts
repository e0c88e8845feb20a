import { App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { layOut } from '../../src/core/output-layout';
import { add, Files, laidOut, written } from '../support/laid-out';

/** Each: how the app is built, and the files that come of it. */
const CASES: [string, (app: App) => void, Files][] = [
  ['an app without charts', () => undefined, []],
  ['one chart', (app) => add(new Chart(app, 'shop'), 'b', 'a'), [['shop.k8s.yaml', ['b', 'a']]]],
  ['a chart without objects', (app) => new Chart(app, 'shop'), [['shop.k8s.yaml', []]]],
  [
    'several charts',
    (app) => ['shop', 'bank', 'post'].forEach((id) => add(new Chart(app, id), `${id}-b`, `${id}-a`)),
    [
      ['bank.k8s.yaml', ['bank-b', 'bank-a']],
      ['post.k8s.yaml', ['post-b', 'post-a']],
      ['shop.k8s.yaml', ['shop-b', 'shop-a']],
    ],
  ],
  [
    'names of which one begins with the other',
    (app) => ['shop', 'shop-db'].forEach((id) => add(new Chart(app, id), `in-${id}`)),
    [
      ['shop-db.k8s.yaml', ['in-shop-db']],
      ['shop.k8s.yaml', ['in-shop']],
    ],
  ],
  [
    'a dependency inside a chart, which numbers no file',
    (app) => {
      const [first, second] = add(new Chart(app, 'shop'), 'first', 'second');
      first.addDependency(second);
    },
    [['shop.k8s.yaml', ['second', 'first']]],
  ],
  [
    'objects below other constructs',
    (app) => {
      const shop = new Chart(app, 'shop');
      const [outer] = add(shop, 'first');
      add(new Construct(outer, 'inner'), 'below');
      add(new Construct(shop, 'group'), 'grouped');
      add(shop, 'last');
    },
    [['shop.k8s.yaml', ['first', 'below', 'grouped', 'last']]],
  ],
  [
    'charts below a construct that is no chart',
    (app) => {
      const group = new Construct(app, 'group');
      add(new Chart(group, 'b'), 'b');
      add(new Chart(group, 'a'), 'a');
    },
    [
      ['group-a-c8bff6d7.k8s.yaml', ['a']],
      ['group-b-c8c1e790.k8s.yaml', ['b']],
    ],
  ],
  [
    'nested charts: the inner ones first',
    (app) => {
      const outer = new Chart(app, 'outer');
      add(outer, 'before');
      add(new Chart(outer, 'inner'), 'inside');
      add(outer, 'after');
    },
    [
      ['0000-outer-inner-c841ea9b.k8s.yaml', ['inside']],
      ['0001-outer.k8s.yaml', ['before', 'after']],
    ],
  ],
  [
    'charts with addDependency',
    (app) => {
      const [a, b, c] = ['a', 'b', 'c'].map((id) => new Chart(app, id));
      [a, b, c].forEach((chart) => add(chart, `in-${chart.node.id}`));
      a.addDependency(c);
      c.addDependency(b);
    },
    [
      ['0000-b.k8s.yaml', ['in-b']],
      ['0001-c.k8s.yaml', ['in-c']],
      ['0002-a.k8s.yaml', ['in-a']],
    ],
  ],
  [
    'an object that depends on one of another chart',
    (app) => {
      const [first] = add(new Chart(app, 'a'), 'needs');
      first.addDependency(...add(new Chart(app, 'b'), 'needed'));
    },
    [
      ['0000-b.k8s.yaml', ['needed']],
      ['0001-a.k8s.yaml', ['needs']],
    ],
  ],
  [
    'objects with dependencies, in charts that depend on one another too',
    (app) => {
      const shop = new Chart(app, 'shop');
      const [a, b, c] = add(shop, 'a', 'b', 'c');
      a.addDependency(c);
      c.addDependency(b);
      const base = new Chart(app, 'base');
      add(base, 'x', 'y');
      shop.addDependency(base);
    },
    [
      ['0000-base.k8s.yaml', ['x', 'y']],
      ['0001-shop.k8s.yaml', ['b', 'c', 'a']],
    ],
  ],
  [
    // JavaScript moves keys that look like integers to the front, and cdk8s keeps its constructs in such maps.
    'ids that look like integers',
    (app) => ['web', '10', '9'].forEach((id) => add(new Chart(app, id), `z-${id}`, '2', '1')),
    [
      ['10.k8s.yaml', ['1', '2', 'z-10']],
      ['9.k8s.yaml', ['1', '2', 'z-9']],
      ['web.k8s.yaml', ['1', '2', 'z-web']],
    ],
  ],
];

test.each(CASES)('%s', (_name, build, expected) => {
  expect(laidOut(build, YamlOutputType.FILE_PER_CHART)).toEqual(expected);
  expect(written(build, YamlOutputType.FILE_PER_CHART)).toEqual(expected);
});

test.each(CASES)('%s, in one file', (_name, build) => {
  const names = laidOut(build, YamlOutputType.FILE_PER_APP).flatMap(([, objects]) => objects);
  expect(names).toEqual(written(build, YamlOutputType.FILE_PER_APP).flatMap(([, objects]) => objects));
});

test('working the layout out twice gives the same', () => {
  const app = Testing.app();
  CASES[7][1](app);
  const files = () => layOut(app).map(({ fileName, objects }) => [fileName, objects.map((object) => object.name)]);
  expect(files()).toEqual(files());
});
