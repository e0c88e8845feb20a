import { fail } from '../../private/errors';
import { requireString, show } from '../../private/values';
import { PrometheusAnalysisOptions } from './analysis-options';

/** What a question to Prometheus adds to a metric, checked. */
export function prometheusMetric(
  path: string,
  title: string,
  options: PrometheusAnalysisOptions,
): Record<string, unknown> {
  const { address, query, successCondition, failureCondition } = options;
  const like = 'use one like "http://prometheus.monitoring:9090"';
  requireString('delivery-invalid', path, `address of ${title}`, address, like);
  if (!/^https?:\/\/[^\s/@]+(\/\S*)?$/.test(address)) {
    fail('delivery-invalid', path, `address ${show(address)} of ${title} is no URL of a server`, like);
  }
  requireString('delivery-invalid', path, `query of ${title}`, query, 'use PromQL that gives one number');
  return {
    successCondition: condition(path, title, 'successCondition', successCondition),
    failureCondition:
      failureCondition === undefined ? undefined : condition(path, title, 'failureCondition', failureCondition),
    provider: { prometheus: { address, query } },
  };
}

/** One that does not look at the result is always true or never. */
function condition(path: string, title: string, what: string, value: string): string {
  const like = 'use one like "result[0] < 0.01"';
  requireString('delivery-invalid', path, `${what} of ${title}`, value, like);
  if (!/\bresult\b/.test(value)) {
    fail('delivery-invalid', path, `${what} ${show(value)} of ${title} does not look at the result`, like);
  }
  return value;
}
