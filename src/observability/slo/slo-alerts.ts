import { equal, series } from '../../private/promql';
import { BurnRate, burnRates, percentOf } from '../../slo/burn-rates';
import { recordedErrorRatio, TOTAL_RATE } from '../../slo/recorded';
import { Severities, SloModel } from '../../slo/slo-model';
import { AlertingRule } from '../prometheus-rule';

type Labels = Record<string, string>;

const SEVERITIES: (keyof Severities)[] = ['page', 'ticket'];
const NAMES: Severities = { page: 'ErrorBudgetBurnsFast', ticket: 'ErrorBudgetBurnsSlowly' };
const HOW: Severities = { page: 'fast', ticket: 'slowly' };

/** One alert for each severity: whatever row of the table is true, one person is called once. */
export function burnAlerts(slo: SloModel, labels: Labels): AlertingRule[] {
  const rates = burnRates(slo);
  return SEVERITIES.flatMap((severity) => {
    const rows = rates.filter((rate) => rate.severity === severity);
    return rows.length === 0 ? [] : [burnAlert(slo, labels, severity, rows)];
  });
}

function burnAlert(slo: SloModel, labels: Labels, severity: keyof Severities, rows: BurnRate[]): AlertingRule {
  return {
    alert: NAMES[severity],
    expr: rows.map((row) => conditionOf(slo, labels, row)).join(' or '),
    labels: { ...labels, severity: slo.severities[severity] },
    annotations: {
      summary: `${labels.service}: the error budget of ${slo.sloName} burns ${HOW[severity]}`,
      description:
        `{{ $value | humanizePercentage }} of the requests are bad, and ${percentOf(slo.budget)} may be. ` +
        `Objective: ${plain(slo.description)}. This fires at a burn rate above ${rows.map(spell).join(', or ')}.`,
      ...runbook(slo),
    },
  };
}

/** Without series no other alert fires, and all looks well. A service that may have no pods has none at times. */
export function missingAlert(slo: SloModel, labels: Labels): AlertingRule {
  return {
    alert: 'SloWithoutMetrics',
    expr: `absent(${series(TOTAL_RATE, equal(labels))})`,
    for: '15m',
    labels: { ...labels, severity: slo.severities.ticket },
    annotations: {
      summary: `${labels.service}: there are no metrics to work out ${slo.sloName} from`,
      description:
        `Nothing has been measured for 15 minutes, so no alert watches the objective: ${plain(slo.description)}. ` +
        'Look whether the pods run, offer their metrics, and are scraped every 75 s or more often.',
      ...runbook(slo),
    },
  };
}

function conditionOf({ budget }: SloModel, labels: Labels, { factor, longWindow, shortWindow }: BurnRate): string {
  const above = (window: string) => `${series(recordedErrorRatio(window), equal(labels))} > (${factor} * ${budget})`;
  return `(${above(longWindow)} and ${above(shortWindow)})`;
}

function spell({ factor, longWindow, shortWindow, budgetPercent }: BurnRate): string {
  return `${factor} over ${longWindow} and ${shortWindow} (${budgetPercent} % of the budget in ${longWindow})`;
}

function runbook({ runbookUrl }: SloModel): Record<string, string> {
  return runbookUrl === undefined ? {} : { runbook_url: runbookUrl };
}

/** Annotations are templates: what its user wrote is none. */
function plain(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}
