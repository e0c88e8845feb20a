import { Severities, SloModel } from './slo-model';

/** One row of the table by which an error budget is watched. */
export interface BurnRate {
  /** Who has to know. */
  readonly severity: keyof Severities;
  /** How many times faster than evenly over the period the budget is spent. */
  readonly factor: number;
  /** Over which window it must have been so, that it matters. */
  readonly longWindow: string;
  /** Over which window it must be so still, that the alert ends soon after its cause. */
  readonly shortWindow: string;
  /** How many percent of the period's budget are spent in the long window at that rate. */
  readonly budgetPercent: number;
}

/**
 * The table of the SRE workbook, which for a period of 30 days gives 14.4, 6, 3 and 1.
 * Source: https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
const ROWS = [
  { severity: 'page', longWindow: '1h', shortWindow: '5m', hours: 1, budgetPercent: 2 },
  { severity: 'page', longWindow: '6h', shortWindow: '30m', hours: 6, budgetPercent: 5 },
  { severity: 'ticket', longWindow: '1d', shortWindow: '2h', hours: 24, budgetPercent: 10 },
  { severity: 'ticket', longWindow: '3d', shortWindow: '6h', hours: 72, budgetPercent: 10 },
] as const;

/** All windows of the table, shortest first. */
export const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

/**
 * The burn rates to alert at. Below 1 an objective is kept, so no alert is set lower; and what more than all requests
 * would have to fail for is left out.
 */
export function burnRates({ periodDays, budget }: Pick<SloModel, 'periodDays' | 'budget'>): BurnRate[] {
  return ROWS.map(({ hours, budgetPercent, ...row }) => {
    const periodHours = periodDays * 24;
    const factor = Math.max(1, round((budgetPercent * periodHours) / (100 * hours), 3));
    return { ...row, factor, budgetPercent: round((factor * hours * 100) / periodHours, 1) };
  }).filter(({ factor }) => factor * budget < 1);
}

/** So many percent, as people read it. */
export function percentOf(share: number): string {
  return `${round(share * 100, 5)} %`;
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
