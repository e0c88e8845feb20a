import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { KubernetesVersion } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';
import { schemaProblems, schemaVersionsOf } from '../support/schemas';
import { Place, titleOf } from './api/calls';
import { notInForm } from './api/form';
import { readApi } from './api/types';
import { Workshop } from './api/use';

const SEED = Number(process.env.FUZZ_SEED ?? 8);
const OUTDIR = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'wrong-types-')), 'dist');
const [VERSION] = schemaVersionsOf(KubernetesVersion.of('1.36'));

/** Values that JavaScript lets through, by what they are called in a title. */
const VALUES: [string, () => unknown][] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['NaN', () => NaN],
  ['Infinity', () => Infinity],
  ['-1.5', () => -1.5],
  ['"text"', () => 'text'],
  ['true', () => true],
  ['{}', () => ({})],
  ['{ a: 1 }', () => ({ a: 1 })],
  ['[]', () => []],
  ['[1]', () => [1]],
  ['[undefined]', () => [undefined]],
  ['a Date', () => new Date(0)],
  ['a function', () => () => 'x'],
  ['a symbol', () => Symbol('s')],
  ['a bigint', () => 1n],
];

/** How many values each place gets, one after another, over the places: all of them under `npm run test:fuzz`. */
const EACH = Math.min(VALUES.length, Math.max(3, Math.round(Number(process.env.FUZZ_RUNS ?? 0) / 100)));

const workshop = new Workshop(readApi());

/** What says it to a terminal, and sets the exit code of the process. */
const PROGRAMS: (string | undefined)[] = ['main', 'stages'];
const PLACES = workshop.places.filter(
  ({ shape, callable }) => shape.kind !== 'any' && !PROGRAMS.includes(callable.method),
);

/** What no manifest should have: `null`, or what JavaScript makes of something that is no text. */
function strange(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap(strange);
  }
  const isStrange =
    typeof value === 'string' ? /\[object |^(NaN|-?Infinity|undefined|null)$/.test(value) : !isPlain(value);
  return isStrange ? [`gives ${String(value)}`] : [];
}

function isPlain(value: unknown): boolean {
  return typeof value === 'boolean' || Number.isFinite(value);
}

/** What is wrong with what comes of a value: it gives right manifests, or is refused in the one form. */
function problems(place: Place, value: unknown): string[] {
  let app;
  try {
    app = workshop.attempt(place, value, OUTDIR);
    app.synth();
  } catch (error) {
    return notInForm(error);
  }
  return RootValidation.of(app)
    .render()
    .flatMap(({ manifest }) => [...schemaProblems(manifest, VERSION), ...strange(manifest)]);
}

test('a value of a wrong type gives right manifests, or is refused in the one form', () => {
  const found = PLACES.flatMap((place, index) =>
    Array.from({ length: EACH }, (_, turn) => VALUES[(SEED + index * EACH + turn) % VALUES.length]).flatMap(
      ([title, make]) => problems(place, make()).map((problem) => `${titleOf(place)} ${title} ${problem}`),
    ),
  );
  expect(found).toEqual([]);
}, 1_200_000);

test('many places were found', () => {
  expect(PLACES.length).toBeGreaterThan(1000);
});
