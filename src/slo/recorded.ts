/** The names of the series that recording rules make of an objective, by Prometheus' convention level:metric:operations. */

/** The objective, from 0 to 1. */
export const OBJECTIVE = 'slo:objective:ratio';

/** The share of requests that may fail: 1 - objective. */
export const ERROR_BUDGET = 'slo:error_budget:ratio';

/** How many times faster than evenly over the period the budget is being spent, over the last five minutes. */
export const CURRENT_BURN_RATE = 'slo:current_burn_rate:ratio';

/** The share of the period's budget that is left, below 0 when it is overspent. */
export const BUDGET_REMAINING = 'slo:error_budget_remaining:ratio';

/** Requests a second that broke the promise, over the last five minutes. */
export const BAD_RATE = 'slo:requests_bad:rate5m';

/** Requests a second that count, over the last five minutes. */
export const TOTAL_RATE = 'slo:requests:rate5m';

/** The share of bad requests over a window, like `5m`. */
export function recordedErrorRatio(window: string): string {
  return `slo:error_ratio:rate${window}`;
}

/** The labels of all recorded series of one objective. */
export function recordedLabels(
  serviceName: string,
  sloName: string,
  namespaceName: string | undefined,
): Record<string, string> {
  return {
    ...(namespaceName === undefined ? {} : { namespace: namespaceName }),
    service: serviceName,
    slo: sloName,
  };
}
