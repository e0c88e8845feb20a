import { PrometheusAuthMode, PrometheusTriggerOptions } from './source-options';
import { given, metadataOf, TriggerPlan, TriggerValues } from './trigger-plan';

/** Which parameter stands for which way to log in. */
const MODE_OF: Record<string, PrometheusAuthMode> = {
  bearerToken: PrometheusAuthMode.BEARER,
  username: PrometheusAuthMode.BASIC,
  cert: PrometheusAuthMode.TLS,
  customAuthHeader: PrometheusAuthMode.CUSTOM,
};

/** Source: https://keda.sh/docs/latest/scalers/prometheus/ */
export function prometheusTrigger(values: TriggerValues, options: PrometheusTriggerOptions): TriggerPlan {
  const like = 'http://prometheus.monitoring:9090';
  return {
    triggerType: 'prometheus',
    metadata: metadataOf({
      serverAddress: values.address('serverAddress', options.serverAddress, /^https?:\/\/[^\s/@]+(\/\S*)?$/, like),
      query: values.text('query', options.query, 'use PromQL that gives one number'),
      threshold: values.share('threshold', options.threshold),
      activationThreshold: given(options.activationThreshold, (value) => values.decimal('activationThreshold', value)),
      ignoreNullValues: given(options.ignoreNullValues, (value) => values.flag('ignoreNullValues', value)),
      authModes: authModes(values, options),
    }),
  };
}

function authModes(values: TriggerValues, { authModes: modes, authentication }: PrometheusTriggerOptions) {
  const known = Object.values(PrometheusAuthMode);
  if (modes !== undefined) {
    if (!Array.isArray(modes) || modes.length === 0) {
      values.refuse('no authModes', `use one of ${known.join(', ')}, or leave them out`);
    }
    return modes.map((mode) => values.oneOf('authModes', mode, known)).join(',');
  }
  const derived = known.filter((mode) => authentication?._parameters?.some((name) => MODE_OF[name] === mode));
  return derived.length === 0 ? undefined : derived.join(',');
}
