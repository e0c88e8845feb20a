import { App, Chart, YamlOutputType } from 'cdk8s';
import { add, laidOut } from '../support/laid-out';
import { messageOf } from '../support/manifests';

test('a long row of charts, over which cdk8s would never end', () => {
  const files = laidOut((app) => {
    const charts = Array.from({ length: 200 }, (_, index) => new Chart(app, `c${index}`));
    charts.forEach((chart) => add(chart, ...Array.from({ length: 10 }, (_, index) => `${chart.node.id}-${index}`)));
    charts.slice(1).forEach((chart, index) => charts[index].addDependency(chart));
  }, YamlOutputType.FILE_PER_CHART);
  expect(files.map(([file]) => file).slice(0, 2)).toEqual(['0000-c199.k8s.yaml', '0001-c198.k8s.yaml']);
});

test('what depends on itself is told by the way around', () => {
  const build = (app: App) => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    a.addDependency(b);
    b.addDependency(c);
    c.addDependency(b);
  };
  expect(messageOf(() => laidOut(build, YamlOutputType.FILE_PER_CHART))).toBe(
    'b: it depends on itself: b > c > b; remove one of these dependencies',
  );
});
