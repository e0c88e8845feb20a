import { fail } from '../private/errors';
import { formatQuantity, QuantityFormat } from '../private/quantity';
import { requireInteger, requirePlainObject, show } from '../private/values';

/** What a metric is compared with, as the API writes it. */
export type MetricTarget = Record<string, unknown>;

/**
 * A target of ten times the request: beyond it the request says nothing of what the pods use, and the
 * scheduler would pack nodes by a number that means nothing.
 */
const MOST_PERCENT = 1000;

/** What the controller compares in: thousandths. Above, numbers of JavaScript are no longer exact in these. */
const STEPS = 1000;
const MOST_VALUE = Number.MAX_SAFE_INTEGER / STEPS;

type Values = Record<string, unknown>;

/** The one of two members that is given. */
function theOne(path: string, what: string, options: Values, members: [string, string], like: string): string {
  requirePlainObject('scaling-invalid', path, `options of the ${what}`, options, `use them like ${like}`);
  const [given, ...more] = members.filter((member) => options[member] !== undefined);
  if (given === undefined) {
    fail('scaling-invalid', path, `${what} has neither ${members.join(' nor ')}`, `give one, like ${like}`);
  }
  if (more.length > 0) {
    fail('scaling-invalid', path, `${what} has both ${members.join(' and ')}`, 'keep one of them');
  }
  return given;
}

/** A share of what the pods request, or an amount a pod. */
export function resourceTarget<T>(
  path: string,
  what: string,
  options: { readonly targetPercent?: number; readonly averageValue?: T },
  format: QuantityFormat,
  amount: (what: string, value: T) => bigint,
): MetricTarget {
  const members: [string, string] = ['targetPercent', 'averageValue'];
  if (theOne(path, what, options, members, '{ targetPercent: 70 }') === 'averageValue') {
    const value = amount(`${what}: averageValue`, options.averageValue!);
    return { type: 'AverageValue', averageValue: formatQuantity(value, format) };
  }
  const label = `${what}: targetPercent`;
  const percent = requireInteger('scaling-invalid', path, label, options.targetPercent!, 1, MOST_PERCENT);
  return { type: 'Utilization', averageUtilization: percent };
}

/** A plain number as the API's quantity. */
function quantityOf(path: string, what: string, value: unknown): string {
  const thousandths = typeof value === 'number' ? Math.round(value * STEPS) : NaN;
  const exact = thousandths / STEPS === value && thousandths > 0 && value <= MOST_VALUE;
  if (!exact) {
    const problem = `${what} ${show(value)} is not valid`;
    fail('scaling-invalid', path, problem, 'use a number above 0 with at most three decimals, like 100 or 0.5');
  }
  return formatQuantity(BigInt(thousandths) * 1_000_000n, 'decimal');
}

/** An amount of a metric of one's own for each pod. */
export function podsTarget(path: string, what: string, averageValue: number): MetricTarget {
  return { type: 'AverageValue', averageValue: quantityOf(path, `${what}: averageValue`, averageValue) };
}

/** An amount of a metric of one's own, as it is or for each pod. */
export function valueTarget(
  path: string,
  what: string,
  options: { readonly value?: number; readonly averageValue?: number },
): MetricTarget {
  const given = theOne(path, what, options, ['value', 'averageValue'], '{ averageValue: 30 }');
  const quantity = quantityOf(path, `${what}: ${given}`, (options as Values)[given]);
  return given === 'value' ? { type: 'Value', value: quantity } : { type: 'AverageValue', averageValue: quantity };
}
