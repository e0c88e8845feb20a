import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject } from 'cdk8s';
import * as library from 'cdk8s-aspnetcore';
import { CallCounts, Counts } from './support/call-counts';
import { buildFleet } from './support/fleet';

/** Counts, and no seconds: they are the same on every machine, however busy. `npm run bench` says the seconds. */
const [HALF, WHOLE] = [50, 100];
const OBJECTS = 10;

/** Twice as many services: twice the work, or a sort, which may be two and a half times that. A quadratic step is four. */
const MOST = 3;

const outdir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'speed-')), 'dist');
const isCounted = (url: string) => /\/src\/|\/imports\/|\/node_modules\/(cdk8s|cdk8s-plus-27|constructs)\//.test(url);

/** All that a program does, and what it may ask for afterwards. */
function run(lib: typeof library, app: library.App): void {
  app.synth();
  app.summary();
  lib.QuotaPlan.of(app).toTable();
}

/** What is run so much more often by twice the services, of what is run for each at all. */
function steeper(half: Counts, whole: Counts): string[] {
  return [...whole]
    .filter(([at, count]) => count > WHOLE && count > MOST * (half.get(at) ?? 0))
    .map(([at, count]) => `${at}: ${half.get(at) ?? 0} times, then ${count}`);
}

function bytesBelow(folder: string): number {
  const sizes = fs.readdirSync(folder).map((name) => fs.statSync(path.join(folder, name)).size);
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('each object is rendered once', () => {
  const app = buildFleet(library, outdir, 10);
  const objects = app.node.findAll().filter((construct) => construct instanceof ApiObject);
  const spies = objects.map((object) => jest.spyOn(object, 'toJson'));
  app.synth();
  expect(spies.map((spy) => spy.mock.calls.length)).toEqual(Array.from({ length: 10 * OBJECTS }, () => 1));
});

describe.each([
  ['', false],
  [', whose charts depend on one another in a row', true],
])('a fleet of twice as many services%s', (_, dependent) => {
  const counted: Counts[] = [];
  const written: number[] = [];

  beforeAll(() => {
    const counts = new CallCounts(isCounted);
    try {
      // Only what is compiled while V8 counts is counted branch by branch.
      jest.isolateModules(() => {
        const lib = jest.requireActual<typeof library>('cdk8s-aspnetcore');
        const fleet = jest.requireActual<{ buildFleet: typeof buildFleet }>('./support/fleet');
        for (const size of [2, HALF, WHOLE]) {
          counted.push(counts.of(() => run(lib, fleet.buildFleet(lib, outdir, size, dependent))));
          written.push(bytesBelow(outdir));
        }
      });
    } finally {
      counts.end();
    }
  }, 60_000);

  test('runs no function and no branch more than twice as often, but for a sort', () => {
    const [, half, whole] = counted;
    const from = [...whole.keys()].map((at) => /.*\/(src|node_modules\/[^/]+)\//.exec(at)?.[1]);
    expect(from).toEqual(expect.arrayContaining(['node_modules/cdk8s', 'node_modules/constructs', 'src']));
    expect(steeper(half, whole)).toEqual([]);
  });

  test('writes twice the bytes', () => {
    const [, half, whole] = written;
    expect(whole / half).toBeCloseTo(2, 1);
  });
});
