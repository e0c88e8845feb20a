import type { ServiceContext } from '../../core/service-context';
import { Slo } from '../../slo/slo';
import { requireSlo } from '../burn-rate-metric';
import { prometheusTrigger } from './prometheus-trigger';
import { SloTriggerOptions } from './source-options';
import { TriggerPlan, TriggerValues } from './trigger-plan';

/** The burn rate of an objective, worked out anew at each question: nothing need be recorded. */
export function sloTrigger(
  values: TriggerValues,
  context: ServiceContext,
  slo: Slo,
  options: SloTriggerOptions,
): TriggerPlan {
  const { serverAddress = context.cluster.monitoring.prometheusAddress, burnRate = 1, authentication } = options;
  const { budget, errorRatio } = requireSlo(context.path, 'ScaleTrigger.slo', slo)._toModel(context);
  const query = `${errorRatio('5m')} / ${budget}`;
  const trigger = prometheusTrigger(values, { serverAddress, query, threshold: burnRate, authentication });
  return { ...trigger, needsPods: true };
}
