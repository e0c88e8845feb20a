import { ApiObject } from 'cdk8s';
import { Protocol, Service, ServiceType, StatefulSet } from 'cdk8s-plus-27';
import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
import { PortModel } from './model';
import { ServiceEndpointOptions } from './service-endpoint-options';

/** What .NET's service discovery calls an endpoint that has no name. */
const NAMELESS = 'default';

function portsOf(service: Service): PortModel[] {
  return service.ports
    .filter((port) => port.protocol === undefined || port.protocol === Protocol.TCP)
    .map((port) => ({
      portName: port.name ?? NAMELESS,
      servicePort: port.port,
      containerPort: port.targetPort ?? port.port,
    }));
}

/** A Service of cdk8s-plus as it stands: its ports and selector may still become more. */
export function endpointOfService(service: Service): ServiceEndpointOptions {
  const path = service.node.path;
  if (service.type === ServiceType.EXTERNAL_NAME) {
    fail('connection-invalid', path, 'the Service is an ExternalName', 'use connectToExternal with its host');
  }
  const ports = portsOf(service);
  if (ports.length === 0) {
    fail('connection-invalid', path, 'the Service has no TCP port', 'give it one by bind');
  }
  const selector: Record<string, string> = ApiObject.of(service).toJson().spec.selector ?? {};
  return {
    serviceName: service.name,
    namespaceName: service.metadata.namespace,
    ports,
    podLabels: Object.keys(selector).length > 0 ? selector : undefined,
    headless: service.clusterIP === 'None',
    clusterDomain: ClusterProfile.of(service).clusterDomain,
  };
}

/** A StatefulSet of cdk8s-plus, by the Service that governs it. */
export function endpointOfStatefulSet(statefulSet: StatefulSet): ServiceEndpointOptions {
  return { ...endpointOfService(statefulSet.service), statefulSetName: statefulSet.name };
}
