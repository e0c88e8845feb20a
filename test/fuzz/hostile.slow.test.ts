import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { writeYaml } from '../../src/app/yaml-writer';
import { RootValidation } from '../../src/core/root-validation';
import { Place, titleOf } from './api/calls';
import { notInForm } from './api/form';
import { HOSTILE, LONG } from './api/hostile';
import { readApi } from './api/types';
import { Workshop } from './api/use';

/** How many texts each place gets: all of them, one after another, over the places. */
const EACH = Math.max(1, Math.round(Number(process.env.FUZZ_RUNS ?? 0) / 500));
const SEED = Number(process.env.FUZZ_SEED ?? 8);
const OUTDIR = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-')), 'dist');

const workshop = new Workshop(readApi());

/** Ids are for constructs, which takes what every object has for a child that there is. */
const isId = ({ callable, index, members }: Place) => members.length === 0 && callable.slots[index].name === 'id';

const PLACES = workshop.places.filter(
  (place) => place.shape.kind === 'string' && place.callable.owner !== 'App' && !isId(place),
);

/** What is wrong with what comes of a text: it comes back as it was, or is refused in the one form. */
function problems(place: Place, text: string): string[] {
  let app;
  try {
    app = workshop.attempt(place, text, OUTDIR);
    app.synth();
  } catch (error) {
    return notInForm(error);
  }
  const objects = RootValidation.of(app).render();
  const [json, yaml] = [JSON.stringify(objects.map(({ manifest }) => manifest)), writeYaml(objects)];
  return (['1.1', '1.2'] as const)
    .filter((version) => JSON.stringify(parseAllDocuments(yaml, { version }).map((one) => one.toJSON())) !== json)
    .map((version) => `comes back from YAML ${version} as something else`);
}

test('a text for any place of the API comes back from YAML as it was, or is refused in the one form', () => {
  const found = PLACES.flatMap((place, index) =>
    Array.from({ length: EACH }, (_, turn) => HOSTILE[(SEED + index * EACH + turn) % HOSTILE.length]).flatMap((text) =>
      problems(place, text).map((problem) => `${titleOf(place)} ${JSON.stringify(text)} ${problem}`),
    ),
  );
  expect(found).toEqual([]);
}, 600_000);

test('so is one of a mebibyte', () => {
  const some = PLACES.filter((_, index) => index % 10 === SEED % 10);
  expect(some.flatMap((place) => problems(place, LONG).map((problem) => `${titleOf(place)} ${problem}`))).toEqual([]);
}, 600_000);

test('many places were found', () => {
  expect(PLACES.length).toBeGreaterThan(600);
});
