import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import fc from 'fast-check';
import { add, Files, laidOut, written } from '../support/laid-out';

/** Which of up to three charts, one of them inside another, and their objects depend on which: earlier on later ones. */
const dependencies = fc.record({
  isNested: fc.boolean(),
  objects: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
  links: fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 })), { maxLength: 4 }),
});

test('whatever depends on whatever, the order is that of cdk8s', () => {
  fc.assert(
    fc.property(dependencies, ({ isNested, objects, links }) => {
      const build = (app: App) => {
        const a = new Chart(app, 'a');
        const b = new Chart(app, 'b');
        const charts = [a, b, new Chart(isNested ? b : app, 'c')];
        const all: (Chart | ApiObject)[] = [...charts, ...objects.flatMap((at, index) => add(charts[at], `o${index}`))];
        for (const [from, to] of links.filter((link) => Math.max(...link) < all.length && link[0] !== link[1])) {
          all[Math.min(from, to)].addDependency(all[Math.max(from, to)]);
        }
      };
      let expected: Files | undefined;
      try {
        expected = written(build, YamlOutputType.FILE_PER_CHART);
      } catch {
        // A circle: a chart depends on its own object, or through charts.
        expect(() => laidOut(build, YamlOutputType.FILE_PER_CHART)).toThrow('it depends on itself');
      }
      fc.pre(expected !== undefined);
      expect(laidOut(build, YamlOutputType.FILE_PER_CHART)).toEqual(expected);
    }),
    { numRuns: 60, seed: 8 },
  );
});
