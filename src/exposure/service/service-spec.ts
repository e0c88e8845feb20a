import { k8s } from 'cdk8s-plus-27';
import { PortModel, ServiceModel } from '../../core/model';
import { INSTANCE_LABEL } from '../../core/service-labels';
import { trackNamed } from '../../core/track-objects';
import { LoadBalancerServiceOptions } from './service-options';

/** The type of a Service, as the API writes it. */
export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer';

/** What a Service's spec is made of, besides the model. */
export interface ServiceSettings {
  readonly path: string;
  readonly type: ServiceType;
  readonly headless: boolean;
  readonly options: LoadBalancerServiceOptions;
}

/** The spec of the service's own Service: it selects all pods that get its requests. */
export function serviceSpec(model: ServiceModel, settings: ServiceSettings): Record<string, unknown> {
  const { options, headless } = settings;
  const spec = k8s.toJson_ServiceSpec({
    type: settings.type,
    clusterIp: headless ? 'None' : undefined,
    selector: model.liveSelector,
    ports: portsOf(model.ports, settings),
    ...affinityOf(settings),
    externalTrafficPolicy: options.externalTrafficPolicy,
    internalTrafficPolicy: options.internalTrafficPolicy,
    ipFamilyPolicy: options.ipFamilyPolicy,
    ipFamilies: options.ipFamilies,
    loadBalancerSourceRanges: options.loadBalancerSourceRanges,
    loadBalancerClass: options.loadBalancerClass,
    allocateLoadBalancerNodePorts: options.allocateLoadBalancerNodePorts,
  });
  // Newer than the serialiser, which would drop it.
  return { ...spec, trafficDistribution: options.trafficDistribution };
}

/** The spec of a Service of one track: inside the cluster only. */
export function trackServiceSpec(model: ServiceModel, trackName: string): Record<string, unknown> {
  const { objectName } = trackNamed(model, trackName);
  return k8s.toJson_ServiceSpec({
    type: 'ClusterIP',
    selector: { ...model.selector, [INSTANCE_LABEL]: objectName },
    ports: portsOf(model.ports, { headless: false, options: {} }),
  })!;
}

/** Clients of a headless Service come to the pods' own ports, so it says no others. */
function portsOf(
  ports: PortModel[],
  { headless, options }: Pick<ServiceSettings, 'headless' | 'options'>,
): k8s.ServicePort[] {
  const nodePorts = new Map(options.extraPorts?.map(({ portName, nodePort }) => [portName, nodePort]));
  nodePorts.set(ports[0].portName, options.nodePort);
  return ports
    .filter(({ offered }) => offered !== false)
    .map(({ portName, servicePort, containerPort, appProtocol }) => ({
      name: portName,
      port: headless ? containerPort : servicePort,
      protocol: 'TCP',
      appProtocol,
      targetPort: k8s.IntOrString.fromString(portName),
      nodePort: nodePorts.get(portName),
    }));
}

function affinityOf({
  path,
  options,
}: ServiceSettings): Pick<k8s.ServiceSpec, 'sessionAffinity' | 'sessionAffinityConfig'> {
  const { sessionAffinity } = options;
  return sessionAffinity === undefined
    ? {}
    : {
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIp: { timeoutSeconds: sessionAffinity._timeoutSeconds(path) } },
      };
}
