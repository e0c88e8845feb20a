import { burnRates, percentOf, WINDOWS } from '../../src/slo/burn-rates';
import { objectiveOf } from '../../src/slo/objective';
import { Slo } from '../../src/slo/slo';
import { Duration } from 'cdk8s';
import { refusal } from './support';

/** Factor, windows and share of the budget, in the order of the table. */
function rows(periodDays: number, budget = 0.001): unknown[] {
  return burnRates({ periodDays, budget }).map(({ severity, factor, longWindow, shortWindow, budgetPercent }) => [
    severity,
    factor,
    longWindow,
    shortWindow,
    budgetPercent,
  ]);
}

test('the table of the SRE workbook, for 99.9 % over 30 days', () => {
  expect(rows(30)).toEqual([
    ['page', 14.4, '1h', '5m', 2],
    ['page', 6, '6h', '30m', 5],
    ['ticket', 3, '1d', '2h', 10],
    ['ticket', 1, '3d', '6h', 10],
  ]);
});

test.each([
  [28, [13.44, 5.6, 2.8, 1], [2, 5, 10, 10.7]],
  [31, [14.88, 6.2, 3.1, 1.033], [2, 5, 10, 10]],
  [90, [43.2, 18, 9, 3], [2, 5, 10, 10]],
  [7, [3.36, 1.4, 1, 1], [2, 5, 14.3, 42.9]],
])(
  'a period of %d days: the same shares of the budget, but never less than a burn rate of 1',
  (days, factors, shares) => {
    const found = burnRates({ periodDays: days, budget: 0.001 });
    expect(found.map(({ factor }) => factor)).toEqual(factors);
    expect(found.map(({ budgetPercent }) => budgetPercent)).toEqual(shares);
  },
);

test.each([
  [0.06, 4],
  [0.07, 3],
  [0.2, 2],
  [0.9, 1],
])('a budget of %d: rows that more than all requests would have to fail for are left out', (budget, count) => {
  const all = burnRates({ periodDays: 30, budget: 0.001 });
  expect(burnRates({ periodDays: 30, budget })).toEqual(all.slice(4 - count));
});

test('an objective that no alert could ever fire for', () => {
  expect(refusal(() => Slo.availability(60, { period: Duration.days(90) }))).toBe(
    'shop/web: the SLO "availability" promises so little over 90 days that no alert could ever fire; raise 60 percent, or shorten the period',
  );
});

test('every window of the table is recorded', () => {
  const windows = burnRates({ periodDays: 30, budget: 0.001 }).flatMap((row) => [row.longWindow, row.shortWindow]);
  expect([...new Set(windows)].sort()).toEqual([...WINDOWS].sort());
});

test.each([
  [99.9, 0.999, 0.001, '0.1 %'],
  [99.95, 0.9995, 0.0005, '0.05 %'],
  [99, 0.99, 0.01, '1 %'],
  [99.99999, 0.9999999, 0.0000001, '0.00001 %'],
  [33.3, 0.333, 0.667, '66.7 %'],
  [0.00001, 0.0000001, 0.9999999, '99.99999 %'],
])('%d %% leaves no dust', (percent, objective, budget, spelled) => {
  expect(objectiveOf('web', 'percent', percent)).toEqual({ percent, objective, budget });
  expect(percentOf(budget)).toBe(spelled);
});

test.each([
  [100, '100'],
  [0, '0'],
  [-1, '-1'],
  [99.999999, '99.999999'],
  [0.1 + 0.2, '0.30000000000000004'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  ['99.9', '"99.9"'],
  [undefined, 'undefined'],
  [null, 'null'],
])('%p is no objective', (percent, shown) => {
  expect(refusal(() => Slo.availability(percent as number))).toBe(
    `shop/web: percent of the SLO "availability" ${shown} is not valid; use percent above 0 and below 100 with at most 5 decimals, like 99.9`,
  );
});
