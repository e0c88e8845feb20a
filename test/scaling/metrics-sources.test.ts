import { ClusterProfile, Prerequisites } from 'cdk8s-aspnetcore';
import { Metric } from '../../src/scaling/metric';
import { refusal, service } from './automatic-service';

const CUSTOM = [Metric.pods('http_requests_per_second', { averageValue: 100 })];

test.each<[string, ClusterProfile, Metric[], string]>([
  [
    'a metric of the pods',
    ClusterProfile.kind(),
    CUSTOM,
    'the cluster "kind" has no metrics adapter, which serves the metric http_requests_per_second',
  ],
  [
    'a metric from outside, although KEDA is there',
    ClusterProfile.managed({ addons: ['keda'] }),
    [Metric.external('q', { value: 1 })],
    'the cluster "managed" has no metrics adapter, which serves the metric q',
  ],
])('without an adapter there is no %s', (_name, cluster, metrics, problem) => {
  expect(refusal({ min: 1, max: 2, metrics }, cluster)).toBe(
    `shop/web: ${problem}; run helm install prometheus-adapter prometheus-adapter --repo https://prometheus-community.github.io/helm-charts ` +
      '--namespace monitoring --create-namespace, and say so in the cluster profile: addons: ["prometheus-adapter"], ' +
      'or ["metrics-adapter"] for any other one; or use Scaling.eventDriven with KEDA',
  );
});

function prerequisites(cluster: ClusterProfile, metrics?: Metric[]): string[] {
  return Prerequisites.of(service({ min: 1, max: 2, metrics }, cluster)).all.map(
    ({ name, install, neededBy }) => `${neededBy} ${name}: ${install}`,
  );
}

const COMPONENTS = 'https://github.com/kubernetes-sigs/metrics-server/releases/latest/download/components.yaml';

test.each<[ClusterProfile, string]>([
  [ClusterProfile.minikube(), 'minikube addons enable metrics-server'],
  [ClusterProfile.microk8s(), 'microk8s enable metrics-server'],
  [
    ClusterProfile.kind(),
    "helm install metrics-server metrics-server --repo https://kubernetes-sigs.github.io/metrics-server --namespace kube-system --set 'args={--kubelet-insecure-tls}'",
  ],
  [ClusterProfile.managed(), `kubectl apply -f ${COMPONENTS} unless "kubectl top pods" works already (AKS, GKE)`],
])('CPU needs metrics-server', (cluster, install) => {
  expect(prerequisites(cluster)).toEqual([`shop/web metrics-server: ${install}`]);
});

test('metrics-server is a prerequisite where it is too, like any other add-on', () => {
  const there = 'shop/web metrics-server: there already, as the cluster profile says, when "kubectl top pods" works';
  expect(prerequisites(ClusterProfile.k3d())).toEqual([there]);
  expect(prerequisites(ClusterProfile.managed({ addons: ['metrics-server'] }))).toEqual([there]);
});

test('what an adapter must serve is a prerequisite', () => {
  const metrics = [...CUSTOM, Metric.external('q', { value: 1 })];
  expect(prerequisites(ClusterProfile.minikube({ addons: ['metrics-adapter'] }), metrics)).toEqual([
    'shop/web metric http_requests_per_second: a rule for it in the metrics adapter; kubectl get --raw /apis/custom.metrics.k8s.io/v1beta1 lists it',
    'shop/web metric q: a rule for it in the metrics adapter; kubectl get --raw /apis/external.metrics.k8s.io/v1beta1 lists it',
  ]);
});
