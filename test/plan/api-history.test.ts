import * as fs from 'fs';
import * as path from 'path';
import { API_HISTORY, NEWEST_KUBERNETES } from '../../src/plan/api-history';

/** What an API server serves with its own settings: `<apiVersion> <Kind>`, as its OpenAPI document says. */
function servedBy(minor: number): string[] {
  const file = path.join(__dirname, `../fixtures/served-kinds-1.${minor}.txt`);
  return fs.readFileSync(file, 'utf8').trim().split('\n').sort();
}

/** Kinds that nobody can read by their name, or that only kubectl knows. */
const UNREADABLE = /^v1 (Binding|List)$| (Scale|Eviction)$|^auth(entication|orization)\./;

test.each([27, NEWEST_KUBERNETES])('the table says of 1.%i what its API server serves', (minor) => {
  const told = [...API_HISTORY]
    .filter(([key]) => !UNREADABLE.test(key))
    .filter(
      ([, { introduced, removed = Infinity, isOptional }]) => introduced <= minor && minor < removed && !isOptional,
    )
    .map(([key]) => key);
  expect(told.sort()).toEqual(servedBy(minor));
});

test('every version is deprecated before it is removed, and came before', () => {
  const wrong = [...API_HISTORY].filter(
    ([, { introduced, deprecated = introduced, removed = Infinity }]) =>
      introduced > deprecated || deprecated > removed,
  );
  expect(wrong).toEqual([]);
});
