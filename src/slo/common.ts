import { ServiceContext } from '../core/service-context';
import { MeasuredModel } from '../core/series';
import { ErrorCode, fail } from '../private/errors';
import { requireLabel } from '../private/labels';
import { requireDnsLabel } from '../private/names';
import { requireSeconds } from '../private/seconds';
import { requirePlainObject, requireString, show } from '../private/values';
import { burnRates } from './burn-rates';
import { Objective } from './objective';
import { RequestRates, SloModel } from './slo-model';
import { SloOptions } from './slo-options';

const DAY = 24 * 60 * 60;

/** The four windows of the alerts reach three days back; a quarter of a year is as long as anybody remembers. */
const LEAST_DAYS = 7;
const MOST_DAYS = 90;

/** What is different from one kind of objective to the other. */
export interface SloKind {
  readonly sloName: string;
  readonly rates: SloModel['rates'];
  readonly alive?: SloModel['alive'];
  readonly promise: Objective;
  /** The promise without its period. */
  readonly description: string;
}

/** How messages call an objective, once its name is one. */
export function titleOf(path: string, name: string, options: object, like: string): string {
  requireDnsLabel(path, 'name of an SLO', name);
  const title = `the SLO "${name}"`;
  requirePlainObject('slo-invalid', path, `options of ${title}`, options, `use some like ${like}`);
  return title;
}

/** What the service measures, without which there is nothing to promise. */
export function measuredBy({ path, intent }: ServiceContext, title: string): MeasuredModel {
  return (
    intent.measured ??
    fail(
      'slo-invalid',
      path,
      `${title} has no metrics to be worked out from`,
      'add metrics: Metrics.prometheus(), or telemetry: OpenTelemetry.otlp({ … })',
    )
  );
}

/** An objective with what all kinds have, checked. */
export function sloModel(path: string, title: string, kind: SloKind, options: SloOptions): SloModel {
  const { promise, sloName, rates, alive } = kind;
  const periodDays = daysOf(path, title, options);
  if (burnRates({ periodDays, budget: promise.budget }).length === 0) {
    const problem = `${title} promises so little over ${periodDays} days that no alert could ever fire`;
    fail('slo-invalid', path, problem, `raise ${promise.percent} percent, or shorten the period`);
  }
  const { pageSeverity = 'page', ticketSeverity = 'ticket' } = options;
  return {
    sloName,
    description: `${kind.description}, over ${periodDays} days`,
    objective: promise.objective,
    budget: promise.budget,
    periodDays,
    runbookUrl: runbookOf(path, title, options),
    severities: {
      page: requireSeverity('slo-invalid', path, `pageSeverity of ${title}`, pageSeverity),
      ticket: requireSeverity('slo-invalid', path, `ticketSeverity of ${title}`, ticketSeverity),
    },
    rates,
    errorRatio: (window, pods) => shareOf(rates(window, pods)),
    alive,
  };
}

/** The share of bad requests; nothing while there are none at all, since 0 / 0 would spoil every average. */
function shareOf({ bad, total }: RequestRates): string {
  return `${bad} / (${total} > 0)`;
}

/** Alertmanager's routes go by it: any text will do, but none would be no label. */
export function requireSeverity(code: ErrorCode, path: string, what: string, value: string): string {
  requireString(code, path, what, value, 'use one like "critical"');
  requireLabel(path, 'severity', value);
  return value;
}

function daysOf(path: string, title: string, { period }: SloOptions): number {
  if (period === undefined) {
    return 30;
  }
  const what = `period of ${title}`;
  const days = requireSeconds('slo-invalid', path, what, period, 1) / DAY;
  if (!Number.isInteger(days) || days < LEAST_DAYS || days > MOST_DAYS) {
    const fix = `use whole days from ${LEAST_DAYS} to ${MOST_DAYS}, like Duration.days(28)`;
    fail('slo-invalid', path, `${what} of ${days} days is not valid`, fix);
  }
  return days;
}

function runbookOf(path: string, title: string, { runbookUrl }: SloOptions): string | undefined {
  if (runbookUrl === undefined) {
    return undefined;
  }
  const like = 'use one like "https://runbooks.example.com/web"';
  requireString('slo-invalid', path, `runbookUrl of ${title}`, runbookUrl, like);
  if (!/^https?:\/\/[^\s{}]+$/.test(runbookUrl)) {
    fail('slo-invalid', path, `runbookUrl ${show(runbookUrl)} of ${title} is no URL`, like);
  }
  return runbookUrl;
}
