import type { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { requirePlainObject, show } from '../private/values';
import { CURRENT_BURN_RATE, recordedLabels } from '../slo/recorded';
import { isRecorded } from '../slo/recorded-slos';
import { Slo } from '../slo/slo';

/** Colons, which recorded series have, are better not in the path of a metrics API. */
export const BURN_RATE_METRIC = 'slo_current_burn_rate';

/** How the burn rate of an objective is found. */
export interface BurnRateSource {
  readonly sloName: string;
  /** The labels of its series. */
  readonly selector: Record<string, string>;
  /** What the adapter needs to serve it by a name. */
  readonly install: (metricName: string) => string;
}

/** The recorded burn rate of an objective of the service, checked. */
export function burnRateOf(context: ServiceContext, slo: Slo, options: object): BurnRateSource {
  const { path, serviceName, namespaceName } = context;
  requirePlainObject('scaling-invalid', path, 'options of Metric.slo', options, 'use them like { burnRate: 1 }');
  const { sloName } = requireSlo(path, 'Metric.slo', slo)._toModel(context);
  if (!isRecorded(context, slo)) {
    const problem = `Metric.slo reads the burn rate of "${sloName}", which nobody records`;
    fail('scaling-invalid', path, problem, 'keep the Slo in a constant, and give it to slos of the service too');
  }
  return { sloName, selector: recordedLabels(serviceName, sloName, namespaceName), install: adapterRule };
}

/** An objective, else an error. */
export function requireSlo(path: string, what: string, slo: Slo): Slo {
  if (!(slo instanceof Slo)) {
    const problem = `${what} got ${show(slo)}, which is no Slo`;
    fail('scaling-invalid', path, problem, 'use one like Slo.latency({ … })');
  }
  return slo;
}

/**
 * The labels say the namespace, so the adapter need not.
 * Source: https://github.com/kubernetes-sigs/prometheus-adapter/blob/master/docs/externalmetrics.md
 */
function adapterRule(metricName: string): string {
  const rule = {
    seriesQuery: CURRENT_BURN_RATE,
    resources: { namespaced: false },
    name: { as: metricName },
    metricsQuery: 'max(<<.Series>>{<<.LabelMatchers>>})',
  };
  return `the rule ${JSON.stringify(rule)} under rules.external of prometheus-adapter's Helm chart`;
}
