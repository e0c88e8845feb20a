import { Chart } from 'cdk8s';
import {
  ClusterProfile,
  Delivery,
  Metric,
  RolloutMigration,
  RolloutStep,
  Scaling,
  ScaleTrigger,
  WebService,
} from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { KubernetesAlert } from '../../../src/observability/kubernetes-alerts/alert-options';
import { Alerts } from '../../../src/observability/kubernetes-alerts/alerts';
import { crdFieldsMissing } from '../../support/crd-fields';
import { manifestOf, testApp } from '../../support/manifests';
import { alertsOf, CLUSTER, complete, exprOf, ruleOf, service } from './support';

test('one PrometheusRule has them all, with the labels that Prometheus wants', () => {
  const rule = ruleOf(complete());
  expect(rule.apiVersion).toBe('monitoring.coreos.com/v1');
  expect(rule.metadata).toEqual({
    name: 'web-alerts',
    namespace: 'shop',
    labels: {
      'app.kubernetes.io/name': 'web',
      'app.kubernetes.io/instance': 'web',
      'app.kubernetes.io/version': '1',
      'app.kubernetes.io/component': 'web',
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
      release: 'prom',
    },
  });
  expect(rule.spec.groups.map(({ name }: any) => name as string)).toEqual(['web-alerts']);
  expect(rule.spec.groups[0].rules.map(({ alert }: any) => alert as string)).toEqual(Object.values(KubernetesAlert));
  expect(crdFieldsMissing('monitoring.coreos.com_prometheusrules.yaml', rule)).toEqual([
    'PrometheusRule.spec.groups.interval',
    'PrometheusRule.spec.groups.rules.record',
  ]);
});

test('there are only alerts of what the service has', () => {
  expect(alertsOf(service()).map(({ alert }) => alert as string)).toEqual([
    'NoPodReady',
    'PodCrashLooping',
    'PodNotReady',
    'ContainerOutOfMemory',
    'CpuThrottled',
    'ReleaseStuck',
    'QuotaNearlyUsed',
  ]);
});

test('alerts can be left out', () => {
  const without = Object.values(KubernetesAlert).filter((alert) => alert !== KubernetesAlert.POD_NOT_READY);
  expect(alertsOf(complete(), { without }).map(({ alert }) => alert as string)).toEqual(['PodNotReady']);
});

test('thresholds, severities, labels and runbooks are the user’s', () => {
  const options = {
    pageSeverity: 'critical',
    ticketSeverity: 'warning',
    labels: { team: 'blue' },
    quotaUsedPercent: 100,
    volumeUsedPercent: 50,
    certificateDays: 1,
  };
  const alerts = Object.fromEntries(alertsOf(complete(), options).map((rule) => [rule.alert, rule]));
  expect(alerts.NoPodReady.labels).toEqual({ service: 'web', severity: 'critical', team: 'blue' });
  expect(alerts.QuotaNearlyUsed.labels).toEqual({ severity: 'warning', team: 'blue' });
  expect(alerts.QuotaNearlyUsed.expr).toMatch(/ >= 1$/);
  expect(alerts.VolumeNearlyFull.expr).toMatch(/ >= 0\.5$/);
  expect(alerts.CertificateNearExpiry.expr).toContain(' - time() < 86400 and ');
});

test.each([
  ['https://run.example.com/web', 'https://run.example.com/web/NoPodReady'],
  ['https://run.example.com/web/', 'https://run.example.com/web/NoPodReady'],
  ['https://run.example.com/web#', 'https://run.example.com/web#NoPodReady'],
  ['https://run.example.com/?alert=', 'https://run.example.com/?alert=NoPodReady'],
])('the runbook of %s', (runbookUrl, expected) => {
  expect(alertsOf(service(), { runbookUrl })[0].annotations.runbook_url).toBe(expected);
});

test('all tracks are watched', () => {
  const web = service({ delivery: Delivery.canary({ image: 'web:2', weight: 10 }) });
  const expr = exprOf(web, KubernetesAlert.RELEASE_STUCK);
  expect(expr).toContain('deployment=~"(web|web-canary)"');
  expect(crashing(web)).toContain('pod=~"web-[4-9bcdf]{5,10}-[a-z0-9]{5}|web-canary-[4-9bcdf]{5,10}-[a-z0-9]{5}"');
});

/** The expression of an alert about single pods, of a service that has its alerts already. */
function crashing(web: WebService): string {
  const { rules } = manifestOf(web, 'PrometheusRule').spec.groups[0];
  return rules.find(({ alert }: { alert: string }) => alert === 'PodCrashLooping').expr;
}

const STUCK_ROLLOUT =
  'max by (name, phase) (rollout_info{exported_namespace="shop",name="web",phase=~"Timeout|Error|Abort|InvalidSpec"} or ' +
  'rollout_info{namespace="shop",name="web",phase=~"Timeout|Error|Abort|InvalidSpec"}) == 1';
const STUCK_DEPLOYMENT =
  'max by (namespace, deployment) (kube_deployment_status_condition{namespace="shop",deployment="web",condition="Progressing",status="false"}) == 1';

test.each([
  ['in place of the Deployment', undefined, [STUCK_ROLLOUT]],
  ['beside it', RolloutMigration.onSuccess(), [STUCK_DEPLOYMENT, STUCK_ROLLOUT]],
])('a Rollout %s is watched', (_, migration, expected) => {
  const delivery = Delivery.progressive({ image: 'web:2', steps: [RolloutStep.weight(50)], migration } as any);
  const rules = alertsOf(service({ delivery })).filter(({ alert }) => alert === 'ReleaseStuck');
  expect(rules.map(({ expr }) => expr as string)).toEqual(expected);
});

test.each<[string, Scaling, string | undefined]>([
  ['a fixed number', Scaling.replicas(3), undefined],
  [
    'KEDA',
    Scaling.eventDriven({ min: 1, max: 4, triggers: [ScaleTrigger.cpu({ targetPercent: 50 })] }),
    '"(keda-hpa-)?(web)"',
  ],
  ['two equal bounds', Scaling.automatic({ min: 3, max: 3, metrics: [Metric.cpu({ targetPercent: 60 })] }), undefined],
])('the autoscaler of %s', (_, scaling, name) => {
  const expr = exprOf(service({ scaling }), KubernetesAlert.AUTOSCALER_AT_MAXIMUM);
  expect(/horizontalpodautoscaler=~("[^"]+")/.exec(expr ?? '')?.[1]).toBe(name);
});

test.each([
  [46, `${'w'.repeat(46)}-[4-9bcdf]{5,10}-[a-z0-9]{5}`],
  [47, `${'w'.repeat(47)}-[a-z0-9-]+`],
  [60, `${'w'.repeat(58)}[a-z0-9-]+`],
])('the pods of a name of %i characters', (length, pattern) => {
  const web = service({}, 'w'.repeat(length));
  expect(exprOf(web, KubernetesAlert.POD_CRASH_LOOPING)).toContain(`pod=~"${pattern}"`);
});

test('where the namespace is not known no expression names one, and its quotas are not watched', () => {
  const shop = new Chart(testApp({ cluster: CLUSTER }), 'shop');
  const alerts = alertsOf(new WebService(shop, 'web', { image: 'web:1' }));
  expect(alerts.map(({ alert }) => alert as string)).not.toContain('QuotaNearlyUsed');
  expect(alerts.filter(({ expr }) => (expr as string).includes('namespace='))).toEqual([]);
});

test('the operator and kube-state-metrics are prerequisites', () => {
  const web = service();
  web.use(Alerts.kubernetes());
  expect(Prerequisites.of(web).all.map(({ name, neededBy }) => [name, neededBy])).toEqual([
    ['prometheus-operator', 'shop/web'],
    ['kube-state-metrics', 'shop/web'],
  ]);
});

test('a cluster without the operator is refused', () => {
  const shop = new Chart(testApp({ cluster: ClusterProfile.microk8s() }), 'shop', { namespace: 'shop' });
  const web = new WebService(shop, 'web', { image: 'web:1' });
  expect(() => web.use(Alerts.kubernetes())).toThrow(
    'shop/web: the cluster "microk8s" has no prometheus-operator, which reads prometheusrules; run microk8s enable observability, ' +
      'and say so in the cluster profile: addons: ["prometheus-operator"], or crds: ["prometheusrules.monitoring.coreos.com"]; or leave out alerts',
  );
});
