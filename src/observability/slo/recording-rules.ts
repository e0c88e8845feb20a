import { equal, series } from '../../private/promql';
import { WINDOWS } from '../../slo/burn-rates';
import {
  BAD_RATE,
  BUDGET_REMAINING,
  CURRENT_BURN_RATE,
  ERROR_BUDGET,
  OBJECTIVE,
  recordedErrorRatio,
  TOTAL_RATE,
} from '../../slo/recorded';
import { SloModel } from '../../slo/slo-model';
import { RecordingRule } from '../prometheus-rule';

type Labels = Record<string, string>;

/**
 * The share of bad requests over each window, and what the alerts and the dashboard need besides. The application's
 * series are read over five minutes only: all longer windows add up what was recorded, each request with the same
 * weight, at the cost of two series however many pods, routes and status codes there were.
 */
export function recordingRules(slo: SloModel, labels: Labels): RecordingRule[] {
  const { bad, total } = slo.rates('5m');
  const alive = slo.alive === undefined ? '' : ` or sum(${slo.alive('5m')}) * 0`;
  const of = (name: string) => series(name, equal(labels));
  const idle = `${of(TOTAL_RATE)} * 0`;
  return [
    { record: TOTAL_RATE, expr: `${total}${alive}`, labels },
    { record: BAD_RATE, expr: bad, labels },
    { record: recordedErrorRatio('5m'), expr: `${of(BAD_RATE)} / (${of(TOTAL_RATE)} > 0)`, labels },
    ...WINDOWS.filter((window) => window !== '5m').map((window) => errorRatio(window, labels)),
    { record: OBJECTIVE, expr: `vector(${slo.objective})`, labels },
    { record: ERROR_BUDGET, expr: `vector(${slo.budget})`, labels },
    { record: CURRENT_BURN_RATE, expr: `${of(recordedErrorRatio('5m'))} / ${slo.budget} or ${idle}`, labels },
  ];
}

/** What is left of the period's budget: a quarter of a million recorded values, so in a group that runs less often. */
export function periodRules({ periodDays, budget }: SloModel, labels: Labels): RecordingRule[] {
  const period = `${periodDays}d`;
  const spent = series(recordedErrorRatio(period), equal(labels));
  return [errorRatio(period, labels), { record: BUDGET_REMAINING, expr: `1 - ${spent} / ${budget}`, labels }];
}

/** Of all requests of the window the bad ones: sums of equally long rates are in the proportion of the requests. */
function errorRatio(window: string, labels: Labels): RecordingRule {
  const sum = (name: string) => `sum_over_time(${series(name, equal(labels))}[${window}])`;
  return { record: recordedErrorRatio(window), expr: `${sum(BAD_RATE)} / (${sum(TOTAL_RATE)} > 0)`, labels };
}
