import { k8s } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { ManagedObject } from '../core/managed-object';
import { ServiceModel } from '../core/model';
import { ServiceContext } from '../core/service-context';

/** How a service is reached. */
export class Exposure implements ICapability {
  /** From inside the cluster only, load-balanced by a ClusterIP Service. */
  public static clusterOnly(): Exposure {
    return new Exposure();
  }

  /** Which question this answers. */
  public readonly capabilityName = 'exposure';

  private constructor() {}

  /** Called by the service: creates the Service that all tracks share. */
  public bind(context: ServiceContext): void {
    const metadata = {
      name: context.serviceName,
      namespace: context.namespaceName,
      labels: context.serviceLabels(),
    };
    const props = { apiVersion: 'v1', kind: 'Service', metadata };
    new ManagedObject(context.scope, 'service', props, () => serviceSpec(context.model));
  }
}

/** The spec of the Service: it selects the pods of all tracks by the one label that only they carry. */
export function serviceSpec(model: ServiceModel): Record<string, unknown> | undefined {
  return k8s.toJson_ServiceSpec({
    type: 'ClusterIP',
    selector: model.selector,
    ports: model.ports.map((port) => ({
      name: port.portName,
      port: port.servicePort,
      protocol: 'TCP',
      targetPort: k8s.IntOrString.fromString(port.portName),
    })),
  });
}
