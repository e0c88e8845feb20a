import { Chart } from 'cdk8s';
import {
  ClusterProfile,
  Exposure,
  Issuer,
  Metric,
  Scaling,
  ServiceVolume,
  Tls,
  WebService,
  WebServiceProps,
} from 'cdk8s-aspnetcore';
import { KubernetesAlert, KubernetesAlertsOptions } from '../../../src/observability/kubernetes-alerts/alert-options';
import { Alerts } from '../../../src/observability/kubernetes-alerts/alerts';
import { manifestOf, testApp } from '../../support/manifests';

export const CLUSTER = ClusterProfile.managed({
  addons: ['argo-rollouts', 'cert-manager', 'ingress-nginx', 'keda', 'metrics-server', 'prometheus-operator'],
  monitoring: { selectorLabels: { release: 'prom' } },
});

/** A service, and nothing that it has not been given. */
export function service(
  props: Partial<WebServiceProps> = {},
  name = 'web',
  namespace: string | undefined = 'shop',
): WebService {
  const shop = new Chart(testApp({ cluster: CLUSTER }), 'shop', { namespace });
  return new WebService(shop, name, { image: 'web:1', ...props });
}

/** Its PrometheusRule, once it has alerts. */
export function ruleOf(web: WebService, options: KubernetesAlertsOptions = {}): any {
  web.use(Alerts.kubernetes(options));
  return manifestOf(web, 'PrometheusRule');
}

/** Its alerts. */
export function alertsOf(web: WebService, options: KubernetesAlertsOptions = {}): any[] {
  return ruleOf(web, options).spec.groups[0].rules;
}

/** The expression of an alert. */
export function exprOf(web: WebService, name: KubernetesAlert): string | undefined {
  return alertsOf(web).find(({ alert }) => alert === name)?.expr;
}

/** A service with all that alerts are for. */
export function complete(): WebService {
  const web = service({
    scaling: Scaling.automatic({ min: 2, max: 5, metrics: [Metric.cpu({ targetPercent: 60 })] }),
    exposure: Exposure.ingress({
      hosts: ['a.example.com'],
      tls: Tls.certManager({ issuer: Issuer.cluster('letsencrypt') }),
    }),
  });
  web.addVolume('data', ServiceVolume.persistentVolumeClaim('web-data'), { mountPath: '/data' });
  return web;
}
