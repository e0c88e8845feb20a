import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ContainerResources, ICapability, ImageSource, ServiceContext } from 'cdk8s-aspnetcore';
import { Construct } from 'constructs';
import { SingleTrack } from '../../src/delivery/single-track';
import { Workload } from '../../src/workload/workload';
import { manifestOf, messageOf } from './manifests';

/** The spec of the Deployment of a service that has these capabilities only, as it is written. */
export function deploymentWith(capabilities: ICapability[], cluster = ClusterProfile.managed()): any {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(shop);
  const context = new ServiceContext(new Construct(shop, 'web'), {
    serviceName: 'web',
    imageSource: ImageSource.registry(),
    labels: {},
    selectorLabels: {},
  });
  context.intent.addPort({ portName: 'http', containerPort: 8080, servicePort: 80 });
  const own = [new SingleTrack('registry.example.com/web:1'), new Workload(ContainerResources.of())];
  [...own, ...capabilities].forEach((capability) => capability.bind(context));
  context._rehearse();
  return manifestOf(context.scope, 'Deployment').spec;
}

/** The spec of its pods, as it is written. */
export function podWith(capabilities: ICapability[], cluster?: ClusterProfile): any {
  return deploymentWith(capabilities, cluster).template.spec;
}

/** What binding a capability to a service throws. */
export function refusalOf(capability: () => ICapability, cluster?: ClusterProfile): string {
  return messageOf(() => deploymentWith([capability()], cluster));
}
