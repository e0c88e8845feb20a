import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { fail } from '../private/errors';
import { requirePlainObject, show } from '../private/values';
import type { FittedQuotaOptions } from './fitted-resource-quota';

/**
 * Options of a fitted quota, and a chart that it can be in.
 * @throws when either is of another type
 */
export function requireFitted(chart: Chart, options: FittedQuotaOptions): FittedQuotaOptions {
  const path = 'ResourceQuota.fittedTo';
  if (!Construct.isConstruct(chart) || !Chart.isChart(chart)) {
    const fix = 'give the chart that gets the quota; objects of the whole app are counted by { countedIn: app }';
    fail('quota-invalid', path, `chart is ${show(chart)}, no Chart`, fix);
  }
  return requireFittedOptions(chart.node.path, options);
}

/** @throws when it is of another type, or out of bounds */
export function requireFittedOptions(path: string, options: FittedQuotaOptions): FittedQuotaOptions {
  const like = 'use them like { headroomPercent: 30 }';
  return requirePlainObject('quota-invalid', path, 'options of the fitted quota', options, like);
}

/** @throws when it is of another type, or out of bounds */
export function requirePercent(path: string, percent: number): number {
  if (typeof percent !== 'number' || !(percent >= 0 && percent <= 10_000)) {
    const fix = 'use a number from 0 to 10000, like 20';
    fail('quota-invalid', path, `headroomPercent ${show(percent)} is not valid`, fix);
  }
  return percent;
}

/** @throws when it is of another type, or out of bounds */
export function requireConstruct(path: string, countedIn: unknown): void {
  if (!Construct.isConstruct(countedIn)) {
    fail('quota-invalid', path, `countedIn is ${show(countedIn)}, no construct`, 'give the app, or a chart');
  }
}
