import { equal, series } from '../../private/promql';
import { burnRates } from '../../slo/burn-rates';
import {
  BUDGET_REMAINING,
  CURRENT_BURN_RATE,
  ERROR_BUDGET,
  recordedErrorRatio,
  recordedLabels,
} from '../../slo/recorded';
import { SloModel } from '../../slo/slo-model';
import { curves, gauge, Panel, Step } from './grafana-panel';
import { Row } from './rows';

/** The colors of burn rates from the one that is as planned to the one that is the worst. */
const COLORS = ['yellow', 'orange', 'red', 'dark-red'];

/** For each objective what is left of its budget, how fast that goes, and the share of bad requests. */
export function sloRow(serviceName: string, namespaceName: string | undefined, slos: SloModel[]): Row {
  return {
    title: 'Service level objectives',
    panels: slos.flatMap((slo) => panelsOf(serviceName, namespaceName, slo)),
  };
}

function panelsOf(serviceName: string, namespaceName: string | undefined, slo: SloModel): Panel[] {
  const matchers = equal(recordedLabels(serviceName, slo.sloName, namespaceName));
  const recorded = (name: string) => series(name, matchers);
  const errors = (window: string) => recorded(recordedErrorRatio(window));
  return [
    gauge({
      title: `${slo.sloName}: budget left`,
      description: `${slo.description}. Below 0 the objective is missed.`,
      unit: 'percentunit',
      width: 4,
      min: 0,
      max: 1,
      decimals: 1,
      steps: [{ color: 'red' }, { above: 0.1, color: 'orange' }, { above: 0.25, color: 'green' }],
      queries: [{ expr: recorded(BUDGET_REMAINING), legend: 'left' }],
    }),
    curves({
      title: `${slo.sloName}: burn rate`,
      description:
        'How many times faster than evenly over the period the budget is spent; the lines are those of the alerts.',
      unit: 'none',
      width: 10,
      min: 0,
      steps: burnSteps(slo),
      queries: [
        { expr: recorded(CURRENT_BURN_RATE), legend: '5 minutes' },
        { expr: `${errors('1h')} / ${recorded(ERROR_BUDGET)}`, legend: '1 hour' },
        { expr: `${errors('6h')} / ${recorded(ERROR_BUDGET)}`, legend: '6 hours' },
      ],
    }),
    curves({
      title: `${slo.sloName}: bad requests`,
      description: 'The share of bad requests, and the share that the objective allows.',
      unit: 'percentunit',
      width: 10,
      min: 0,
      queries: [
        { expr: errors('5m'), legend: '5 minutes' },
        { expr: errors('1h'), legend: '1 hour' },
        { expr: recorded(ERROR_BUDGET), legend: 'allowed', color: 'red', bound: true },
      ],
    }),
  ];
}

/** A line for each burn rate at which an alert goes off. */
function burnSteps(slo: SloModel): Step[] {
  const factors = [...new Set(burnRates(slo).map(({ factor }) => factor))].sort((a, b) => a - b);
  const colors = COLORS.slice(COLORS.length - factors.length);
  return [{ color: 'green' }, ...factors.map((above, index) => ({ above, color: colors[index] }))];
}
