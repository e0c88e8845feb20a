import { ApiObject } from 'cdk8s';
import { ManagedObject } from '../../core/managed-object';
import { TrackServiceModel } from '../../core/route';
import { ServiceContext } from '../../core/service-context';
import { LoadBalancerServiceOptions, ServiceExposureOptions } from './service-options';
import { requireServiceOptions } from './service-settings';
import { serviceSpec, ServiceType, trackServiceSpec } from './service-spec';

/**
 * Creates the Service that all tracks share, for what routes to it too, and gives the pods its extra ports.
 * @throws when an option is not valid, or a port taken
 */
export function createService(context: ServiceContext, options: ServiceExposureOptions = {}): ApiObject {
  return createServiceOfType(context, 'ClusterIP', options);
}

/** A Service of any type; a headless one is of type ClusterIP, and its intent says so already. */
export function createServiceOfType(
  context: ServiceContext,
  type: ServiceType,
  options: LoadBalancerServiceOptions,
): ApiObject {
  const { path, scope, intent } = context;
  requireServiceOptions(context, options);
  openPorts(context, options);
  const annotations = { ...options.annotations };
  const metadata = {
    name: context.serviceName,
    namespace: context.namespaceName,
    labels: context.serviceLabels(),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
  const props = { apiVersion: 'v1', kind: 'Service', metadata };
  const service = new ManagedObject(scope, 'service', props, () =>
    serviceSpec(context.model, { path, type, options, headless: intent.headless }),
  );
  intent.routing.services.forEach((trackService) => createTrackService(context, trackService, annotations));
  return service;
}

/** A Service of one track is for what tells the tracks apart, inside the cluster; it has the settings of proxies. */
function createTrackService(
  context: ServiceContext,
  { serviceName, trackName }: TrackServiceModel,
  annotations: Record<string, string>,
): void {
  const own = context.intent.tracks.find((track) => track.objectName === serviceName);
  const metadata = {
    name: serviceName,
    namespace: context.namespaceName,
    // What comes and goes with a track carries its labels, so that one command can delete all of it.
    labels: own === undefined ? context.serviceLabels() : context.trackLabels(own),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
  const id = `service-${serviceName}`;
  new ManagedObject(context.scope, id, { apiVersion: 'v1', kind: 'Service', metadata }, () =>
    trackServiceSpec(context.model, trackName),
  );
}

function openPorts({ intent }: ServiceContext, options: LoadBalancerServiceOptions): void {
  intent.offerMainPort({ servicePort: options.servicePort, appProtocol: options.appProtocol });
  for (const { portName, containerPort, servicePort = containerPort, appProtocol, offered } of options.extraPorts ??
    []) {
    intent.addPort({ portName, containerPort, servicePort, appProtocol, offered });
  }
}
