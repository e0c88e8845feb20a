import * as fc from 'fast-check';
import { changes } from '../../../src/report/diff/changes';
import { RULES } from '../../../src/report/diff/dangers';
import { REFUSED_OR_DELETED } from './support/cases-of-objects';
import { RUNNING_OR_REACHED } from './support/cases-of-services';
import { objectsOf } from './support/manifests';
import { object, service, shuffled } from './support/random-app';

const SEED = { seed: 12 };
const CASES = { ...REFUSED_OR_DELETED, ...RUNNING_OR_REACHED };

type Objects = { object: Record<string, any> }[];

const app = fc
  .uniqueArray(service, { maxLength: 4, selector: ({ name }) => name })
  .map((services): Objects => services.flatMap(({ objects }) => objects.map((each) => ({ object: each }))));

/** Paths of all values that are no objects or lists. */
function leaves(value: unknown, path: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]))
    : [path];
}

/** A copy with another value at a path. */
function withOther(value: any, [key, ...rest]: string[]): any {
  if (key === undefined) {
    return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}x`;
  }
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  copy[key] = withOther(copy[key], rest);
  return copy;
}

/** Kind, version, name and namespace are what an object is. */
const isIdentity = (path: string[]) => /^(kind|apiVersion|metadata,(name|namespace))$/.test(path.join(','));

describe('any app', () => {
  test('does not change against itself, in whatever order it is written', () => {
    const pair = app.chain((objects) => fc.tuple(fc.constant(objects), shuffled(objects)));
    fc.assert(
      fc.property(pair, ([before, after]) => {
        expect(changes(before, before, 'x').changes).toEqual([]);
        expect(changes(before, after, 'x').changes).toEqual([]);
      }),
      { ...SEED, numRuns: 20 },
    );
  });

  test('says the same in whatever order files are read', () => {
    const sides = fc.tuple(app, app).chain(([before, after]) => {
      return fc.tuple(fc.constant(before), fc.constant(after), shuffled(before), shuffled(after));
    });
    fc.assert(
      fc.property(sides, ([before, after, otherBefore, otherAfter]) => {
        expect(changes(otherBefore, otherAfter, 'x')).toEqual(changes(before, after, 'x'));
      }),
      { ...SEED, numRuns: 30 },
    );
  });

  test('has each value that differs said, at its object', () => {
    const edits = app
      .filter((objects) => objects.length > 0)
      .chain((objects) => fc.tuple(fc.constant(objects), fc.nat(), fc.nat()));
    fc.assert(
      fc.property(edits, ([before, which, where]) => {
        const at = which % before.length;
        const { object: chosen } = before[at];
        const paths = leaves(chosen).filter((path) => !isIdentity(path));
        fc.pre(paths.length > 0);
        const edited = withOther(chosen, paths[where % paths.length]) as Record<string, any>;
        const after = before.map((each, index) => (index === at ? { object: edited } : each));
        const { changes: found } = changes(before, after, 'x');
        const { kind, metadata } = chosen;
        const said = found.flatMap(({ node, subject, what }) =>
          what.filter(
            (words) =>
              node.endsWith(`/${kind}/${metadata.name}`) ||
              words.includes(`${kind} ${metadata.name}`) ||
              (subject === metadata.name && words.includes(kind as string)),
          ),
        );
        expect(said).not.toEqual([]);
      }),
      { ...SEED, numRuns: 100 },
    );
  });

  test('has each object that comes or goes said', () => {
    fc.assert(
      fc.property(app, app, (before, after) => {
        const { changes: found } = changes(before, after, 'x');
        const idOf = ({ object: each }: Objects[number]) => `${each.kind} ${each.metadata.name}`;
        const [from, to] = [before.map(idOf), after.map(idOf)];
        const all = found.flatMap(({ subject, what }) => what.map((words) => `${subject} ${words}`));
        for (const id of [...from.filter((each) => !to.includes(each)), ...to.filter((each) => !from.includes(each))]) {
          const [kind, name] = id.split(' ');
          expect(all.filter((words) => words.includes(kind) && words.includes(name))).not.toEqual([]);
        }
      }),
      { ...SEED, numRuns: 30 },
    );
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('shows %s', (id, { why, fix }) => {
    const { before, bad, what } = CASES[id];
    fc.assert(
      fc.property(app, app, (from, to) => {
        const { changes: found } = changes([...from, ...objectsOf(before)], [...objectsOf(bad), ...to], 'x');
        expect(found.flatMap(({ dangers }) => dangers)).toContain(`${what}: ${why}; fix: ${fix}`);
      }),
      { ...SEED, numRuns: 2 },
    );
  });

  test('of any shape is compared without a fault', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const kind = fc.constantFrom(...object.kinds);
    const hostile = fc.record({
      kind,
      apiVersion: fc.constant('v1'),
      spec: value,
      rules: value,
      metadata: fc.record({ name: fc.string(), labels: value, annotations: value }),
    });
    const list = fc.array(
      hostile.map((each) => ({ object: each })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(list, list, (before, after) => {
        expect(Array.isArray(changes(before, after, 'x').changes)).toBe(true);
      }),
      { ...SEED, numRuns: 100 },
    );
  });
});
