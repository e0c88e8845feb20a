import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';

/** How a cluster gets a load balancer, and how the profile learns of it. */
interface LoadBalancerHint {
  readonly name: string;
  readonly install: string;
  readonly declare: string;
}

/** Source: https://minikube.sigs.k8s.io/docs/handbook/accessing/, https://microk8s.io/docs/addon-metallb, https://kind.sigs.k8s.io/docs/user/loadbalancer/ */
const LOCAL: Record<string, LoadBalancerHint> = {
  minikube: {
    name: 'metallb',
    install: 'minikube addons enable metallb && minikube addons configure metallb',
    declare: 'addons: ["metallb"]',
  },
  microk8s: {
    name: 'metallb',
    install: 'microk8s enable metallb:<first address>-<last address>',
    declare: 'addons: ["metallb"]',
  },
  kind: { name: 'cloud-provider-kind', install: 'cloud-provider-kind', declare: 'loadBalancer: true' },
};

/**
 * Says what the load balancer needs of the cluster.
 * @throws when the cluster has none
 */
export function requireLoadBalancer({ path, cluster, scope }: ServiceContext, loadBalancerClass?: string): void {
  const hint = cluster.isLocal && Object.hasOwn(LOCAL, cluster.name) ? LOCAL[cluster.name] : undefined;
  if (!cluster.loadBalancer) {
    const run = hint ? `run "${hint.install}"` : 'install the Helm chart "metallb" (see https://metallb.io)';
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" gives a Service of type LoadBalancer no address`,
      `${run} and say so in the cluster profile: ${hint?.declare ?? 'loadBalancer: true'}; or use Exposure.nodePort()`,
    );
  }
  const needed = Prerequisites.of(scope);
  if (hint) {
    needed.add({ name: hint.name, install: hint.install, neededBy: path });
  }
  if (loadBalancerClass !== undefined) {
    const name = `load balancers of the class ${loadBalancerClass}`;
    needed.add({ name, install: 'install the controller that serves this class', neededBy: path });
  }
}
