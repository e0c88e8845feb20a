import { Chart, Testing } from 'cdk8s';
import { App, ClusterProfile, ClusterProfileOptions } from 'cdk8s-aspnetcore';
import { Construct } from 'constructs';
import { messageOf } from '../support/manifests';

/** What a profile says without options: name, kubectl, pull policy, IDs, load balancer, ingress class, storage class. */
test.each<[string, (options?: ClusterProfileOptions) => ClusterProfile, unknown[]]>([
  [
    'minikube',
    (options) => ClusterProfile.minikube(options),
    ['kubectl', 'IfNotPresent', false, false, undefined, 'standard'],
  ],
  [
    'microk8s',
    (options) => ClusterProfile.microk8s(options),
    ['microk8s kubectl', 'IfNotPresent', false, false, undefined, undefined],
  ],
  ['kind', (options) => ClusterProfile.kind(options), ['kubectl', 'IfNotPresent', false, false, undefined, 'standard']],
  ['k3d', (options) => ClusterProfile.k3d(options), ['kubectl', 'IfNotPresent', false, true, 'traefik', 'local-path']],
  [
    'openshift',
    (options) => ClusterProfile.openshift(options),
    ['oc', 'Always', true, true, 'openshift-default', undefined],
  ],
  ['managed', (options) => ClusterProfile.managed(options), ['kubectl', 'Always', false, true, undefined, undefined]],
])('%s', (name, create, expected) => {
  for (const profile of [create(), create({}), ClusterProfile.named(name)]) {
    const { kubectl, imagePullPolicy, assignsUserIds, loadBalancer, ingressClassName, storageClassName } = profile;
    const said = [kubectl, imagePullPolicy, assignsUserIds, loadBalancer, ingressClassName, storageClassName];
    expect([profile.name, ...said]).toEqual([name, ...expected]);
    expect(profile.kubernetesVersion.toString()).toBe('1.27');
    expect([profile.gatewayClassName, profile.localImageRegistry]).toEqual([undefined, undefined]);
  }
});

test.each(['docker', '', 'Minikube', 'constructor'])('there is no cluster %j', (name) => {
  expect(messageOf(() => ClusterProfile.named(name))).toBe(
    `ClusterProfile.named: cluster ${JSON.stringify(name)} is unknown; ` +
      'use one of minikube, microk8s, kind, k3d, openshift, managed',
  );
});

test('a managed cluster has the name that its user gives it', () => {
  expect(ClusterProfile.managed({ name: 'aks-west' }).name).toBe('aks-west');
});

test('what the options say comes before what distribution and add-ons say', () => {
  const profile = ClusterProfile.minikube({
    kubernetesVersion: 'v1.31.2',
    addons: ['ingress', 'metallb'],
    ingressClassName: 'internal',
    gatewayClassName: 'istio',
    storageClassName: 'fast',
    loadBalancer: false,
  });
  expect(profile.kubernetesVersion.minor).toBe(31);
  expect(profile).toMatchObject({
    ingressClassName: 'internal',
    gatewayClassName: 'istio',
    storageClassName: 'fast',
    loadBalancer: false,
  });
});

test.each<[string, ClusterProfile, object]>([
  ['minikube ingress', ClusterProfile.minikube({ addons: ['ingress'] }), { ingressClassName: 'nginx' }],
  ['minikube metallb', ClusterProfile.minikube({ addons: ['metallb'] }), { loadBalancer: true }],
  ['microk8s ingress', ClusterProfile.microk8s({ addons: ['ingress'] }), { ingressClassName: 'public' }],
  [
    'microk8s storage',
    ClusterProfile.microk8s({ addons: ['hostpath-storage'] }),
    { storageClassName: 'microk8s-hostpath' },
  ],
  ['microk8s registry', ClusterProfile.microk8s({ addons: ['registry'] }), { localImageRegistry: 'localhost:32000' }],
  ['kind ingress-nginx', ClusterProfile.kind({ addons: ['ingress-nginx'] }), { ingressClassName: 'nginx' }],
  ['k3d ingress-nginx', ClusterProfile.k3d({ addons: ['ingress-nginx'] }), { ingressClassName: 'nginx' }],
])('add-on %s', (_name, profile, expected) => {
  expect(profile).toMatchObject(expected);
});

test.each(['ingress', 'Traefik', '', 'constructor', '__proto__'])('kind has no add-on %j', (addon) => {
  expect(messageOf(() => ClusterProfile.kind({ addons: [addon] }))).toBe(
    `ClusterProfile.kind: add-on ${JSON.stringify(addon)} is unknown; use one of argo-rollouts, cert-manager, ` +
      'external-secrets, gateway-api, grafana-operator, ingress-nginx, keda, metrics-adapter, metrics-server, opentelemetry-operator, ' +
      'prometheus-adapter, prometheus-operator, traefik, vertical-pod-autoscaler, or list its CRDs',
  );
});

test('add-ons are the built-in and the declared ones, CRDs only the declared ones', () => {
  const profile = ClusterProfile.k3d({ addons: ['keda'], crds: ['widgets.example.com'] });
  expect(['traefik', 'metrics-server', 'keda', 'cert-manager'].map((name) => profile.hasAddon(name))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect([profile.hasCrd('widgets.example.com'), profile.hasCrd('gadgets.example.com')]).toEqual([true, false]);
});

test("priority classes are Kubernetes' own and the declared ones", () => {
  const profile = ClusterProfile.kind({ priorityClasses: ['gold'] });
  const names = ['system-cluster-critical', 'system-node-critical', 'gold', 'silver'];
  expect(names.map((name) => profile.hasPriorityClass(name))).toEqual([true, true, true, false]);
});

test.each<[string, ClusterProfile, string | undefined]>([
  ['minikube', ClusterProfile.minikube(), 'minikube image load web:1'],
  ['microk8s', ClusterProfile.microk8s(), 'docker save web:1 | microk8s ctr image import -'],
  ['kind', ClusterProfile.kind(), 'kind load docker-image web:1'],
  ['k3d', ClusterProfile.k3d(), 'k3d image import web:1'],
  ['openshift', ClusterProfile.openshift(), undefined],
  ['managed', ClusterProfile.managed(), undefined],
  [
    'a registry of its own',
    ClusterProfile.kind({ localImageRegistry: 'localhost:5000' }),
    'docker tag web:1 localhost:5000/web:1 && docker push localhost:5000/web:1',
  ],
])('how a local image gets to %s', (_name, profile, expected) => {
  expect(profile.loadImageCommand('web:1')).toBe(expected);
});

test('a profile is immutable, and keeps its own copy of the lists', () => {
  const addons = ['keda'];
  const profile = ClusterProfile.kind({ addons });
  addons.push('cert-manager');
  expect(profile.hasAddon('cert-manager')).toBe(false);
  expect([Object.isFrozen(profile), Object.isFrozen(profile.kubernetesVersion)]).toEqual([true, true]);
});

test('a profile holds for a construct and all below, until one says otherwise', () => {
  const app = new App({ cluster: ClusterProfile.k3d() });
  const shop = new Chart(app, 'shop');
  ClusterProfile.microk8s().applyTo(shop);
  const below = new Construct(shop, 'below');
  const other = new Chart(app, 'other');
  expect([app, shop, below, other].map((scope) => ClusterProfile.of(scope).name)).toEqual([
    'k3d',
    'microk8s',
    'microk8s',
    'k3d',
  ]);
});

test('where nobody says anything, the cluster is a managed one', () => {
  const chart = Testing.chart();
  expect([ClusterProfile.isDeclaredAt(chart), ClusterProfile.of(chart).name]).toEqual([false, 'managed']);
  ClusterProfile.kind().applyTo(chart);
  expect(ClusterProfile.isDeclaredAt(chart)).toBe(true);
});

test('a profile that comes too late is refused', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new Construct(chart, 'a');
  new Construct(chart, 'b');
  expect(messageOf(() => ClusterProfile.kind().applyTo(chart))).toBe(
    'shop: the cluster profile "kind" comes too late, after 2 children; ' +
      'call applyTo before you create anything below, or use new App({ cluster })',
  );
});
