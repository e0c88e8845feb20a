import { foundBy } from '../support/rule-findings';

const FIX = 'where the cluster has it, or leave the object out';

function found(apiVersion: string, kind: string, kubernetesVersion?: string): string[] {
  return foundBy('api-version-served', [{ apiVersion, kind, metadata: { name: 'x' } }], { kubernetesVersion }).map(
    (line) => line.replace(`shop/${kind}-x: `, ''),
  );
}

test.each([
  ['apps/v1', 'Deployment', undefined],
  ['v1', 'List', undefined],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', undefined],
  ['flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', '1.29'],
  ['v1', 'Endpoints', '1.32'],
  ['gateway.networking.k8s.io/v1', 'Gateway', undefined],
  ['example.com/v1', 'Deployment', undefined],
  ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', undefined],
])('%s %s on %s is fine', (apiVersion, kind, version) => {
  expect(found(apiVersion, kind, version)).toEqual([]);
});

test.each([
  [
    'extensions/v1beta1',
    'Ingress',
    undefined,
    'error extensions/v1beta1 of the Ingress "x" is removed since Kubernetes 1.22, the ClusterProfile names no version, which means 1.27; use the apiVersion networking.k8s.io/v1',
  ],
  [
    'policy/v1beta1',
    'PodSecurityPolicy',
    '1.30',
    'error policy/v1beta1 of the PodSecurityPolicy "x" is removed since Kubernetes 1.25, the cluster has 1.30; leave it out: nothing has taken its place',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1',
    'FlowSchema',
    '1.28',
    `error flowcontrol.apiserver.k8s.io/v1 of the FlowSchema "x" comes with Kubernetes 1.29, the cluster has 1.28; say kubernetesVersion 1.29 or later in the ClusterProfile ${FIX}`,
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1',
    'FlowSchema',
    undefined,
    `warning flowcontrol.apiserver.k8s.io/v1 of the FlowSchema "x" comes with Kubernetes 1.29, the ClusterProfile names no version, which means 1.27; say kubernetesVersion 1.29 or later in the ClusterProfile ${FIX}`,
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema',
    '1.28',
    'warning flowcontrol.apiserver.k8s.io/v1beta3 of the FlowSchema "x" is removed in Kubernetes 1.32, to which the cluster will be upgraded; plan to move to its successor before the cluster is upgraded',
  ],
  [
    'v1',
    'Endpoints',
    '1.33',
    'warning v1 of the Endpoints "x" is deprecated since Kubernetes 1.33; plan to move to its successor before the cluster is upgraded',
  ],
  [
    'resource.k8s.io/v1beta2',
    'DeviceClass',
    '1.33',
    'warning resource.k8s.io/v1beta2 of the DeviceClass "x" is off unless the API server is told to serve it; start it with --runtime-config=resource.k8s.io/v1beta2=true, or leave the object out',
  ],
  [
    'autoscaling/v2beta2',
    'HorizontalPodAutoscaler',
    '1.30',
    'error autoscaling/v2beta2 of the HorizontalPodAutoscaler "x" is removed since Kubernetes 1.26, the cluster has 1.30; use the apiVersion autoscaling/v2',
  ],
  [
    'v1',
    'Deployment',
    undefined,
    'error v1 of the Deployment "x" is no kind that Kubernetes has; use the apiVersion apps/v1',
  ],
  [
    'apps/v1',
    'Deploymnet',
    '1.31',
    'error apps/v1 of the Deploymnet "x" is no kind that Kubernetes has; check the apiVersion and the kind for typing errors',
  ],
  [
    'apps/v1',
    'NewSet',
    '1.37',
    'warning apps/v1 of the NewSet "x" is no kind that Kubernetes has; check the apiVersion and the kind for typing errors',
  ],
])('%s %s on %s', (apiVersion, kind, version, expected) => {
  expect(found(apiVersion, kind, version)).toEqual([expected]);
});

test('a custom resource definition of the app may add a kind to any group', () => {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'policies.networking.k8s.io' },
    spec: { group: 'networking.k8s.io', names: { kind: 'AdminPolicy' } },
  };
  const policy = { apiVersion: 'networking.k8s.io/v1alpha1', kind: 'AdminPolicy', metadata: { name: 'x' } };
  expect(foundBy('api-version-served', [definition, policy])).toEqual([]);
  expect(foundBy('api-version-served', [policy]).length).toBe(1);
});
