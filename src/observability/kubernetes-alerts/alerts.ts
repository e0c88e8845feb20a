import { ICapability } from '../../core/capability';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { requirePrometheusOperator } from '../prometheus-operator';
import { AlertingRule, createPrometheusRule } from '../prometheus-rule';
import { alertingRule } from './alert-draft';
import { KubernetesAlertsOptions } from './alert-options';
import { AlertSettings, alertSettings } from './alert-settings';
import { objectAlerts } from './object-alerts';
import { podAlerts } from './pod-alerts';
import { watchedOf } from './watched';

/** Alerts of a service besides those of its objectives. */
export class Alerts implements ICapability {
  /**
   * What Kubernetes knows of the service, of all tracks, as one PrometheusRule `<service>-alerts`: see
   * `KubernetesAlert` for each alert. Only alerts of what the service has are there: none of an autoscaler where
   * nothing scales, of a certificate or a volume where it has none.
   */
  public static kubernetes(options: KubernetesAlertsOptions = {}): Alerts {
    return new Alerts(options);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'alerts';
  private readonly options: KubernetesAlertsOptions;

  private constructor(options: KubernetesAlertsOptions) {
    this.options = options;
  }

  /**
   * Called by the service.
   * @throws when an option is not valid, or the cluster has no Prometheus Operator
   */
  public bind(context: ServiceContext): void {
    const settings = alertSettings(context.path, this.options);
    requirePrometheusOperator(context, 'prometheusrules', 'leave out alerts');
    needKubeStateMetrics(context);
    const name = `${context.serviceName}-alerts`;
    createPrometheusRule(context, 'kubernetes-alerts', name, () => [{ name, rules: rulesOf(context, settings) }]);
  }
}

function rulesOf(context: ServiceContext, settings: AlertSettings): AlertingRule[] {
  const watched = watchedOf(context);
  const drafts = [...podAlerts(watched, context.cluster.kubectl), ...objectAlerts(watched, settings)];
  return drafts
    .filter(({ alert }) => !settings.without.includes(alert))
    .map((draft) => alertingRule(context.serviceName, draft, settings));
}

/** Most of the series are its. */
function needKubeStateMetrics({ scope, cluster, path }: ServiceContext): void {
  Prerequisites.of(scope).add({
    name: 'kube-state-metrics',
    install: `part of kube-prometheus-stack; check by: ${cluster.kubectl} get pods -A -l app.kubernetes.io/name=kube-state-metrics`,
    neededBy: path,
  });
}
