import { ClusterProfile, ClusterProfileOptions } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { ServiceBinder } from '../../../src/exposure/service/service-binder';
import { exposed, refusalOf } from './support';

const METALLB: ClusterProfileOptions = { addons: ['metallb'] };
const MINIKUBE = 'minikube addons enable metallb && minikube addons configure metallb';
const MICROK8S = 'microk8s enable metallb:<first address>-<last address>';

test.each<[ClusterProfile, string, string, string]>([
  [ClusterProfile.minikube(), 'minikube', `run "${MINIKUBE}"`, 'addons: ["metallb"]'],
  [ClusterProfile.microk8s(), 'microk8s', `run "${MICROK8S}"`, 'addons: ["metallb"]'],
  [ClusterProfile.kind(), 'kind', 'run "cloud-provider-kind"', 'loadBalancer: true'],
  [
    ClusterProfile.managed({ loadBalancer: false }),
    'managed',
    'install the Helm chart "metallb" (see https://metallb.io)',
    'loadBalancer: true',
  ],
  [
    ClusterProfile.managed({ name: 'kind', loadBalancer: false }),
    'kind',
    'install the Helm chart "metallb" (see https://metallb.io)',
    'loadBalancer: true',
  ],
])('a cluster without a load balancer is refused (%#)', (cluster, name, run, declare) => {
  expect(refusalOf(ServiceBinder.loadBalancer(), cluster)).toBe(
    `shop/web: the cluster "${name}" gives a Service of type LoadBalancer no address; ${run} and say so in the cluster profile: ${declare}; or use Exposure.nodePort()`,
  );
});

test.each<[ClusterProfile, object[]]>([
  [ClusterProfile.minikube(METALLB), [{ name: 'metallb', install: MINIKUBE, neededBy: 'shop/web' }]],
  [ClusterProfile.microk8s(METALLB), [{ name: 'metallb', install: MICROK8S, neededBy: 'shop/web' }]],
  [
    ClusterProfile.kind({ loadBalancer: true }),
    [{ name: 'cloud-provider-kind', install: 'cloud-provider-kind', neededBy: 'shop/web' }],
  ],
  [ClusterProfile.k3d(), []],
  [ClusterProfile.openshift(), []],
  [ClusterProfile.managed(), []],
])('one that has it only by an add-on needs that add-on (%#)', (cluster, prerequisites) => {
  const { context } = exposed(ServiceBinder.loadBalancer(), cluster);
  expect(Prerequisites.of(context.scope).all).toEqual(prerequisites);
});

test('a class of load balancers needs its controller', () => {
  const { context } = exposed(ServiceBinder.loadBalancer({ loadBalancerClass: 'example.com/x' }));
  expect(Prerequisites.of(context.scope).all).toEqual([
    {
      name: 'load balancers of the class example.com/x',
      install: 'install the controller that serves this class',
      neededBy: 'shop/web',
    },
  ]);
});
