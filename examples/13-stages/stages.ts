import { ClusterProfile, ContainerResources, ContainerSize, Exposure, GatewayReference } from 'cdk8s-aspnetcore';

/** What differs from stage to stage. What is not here is the same everywhere. */
export interface ShopSettings {
  readonly cluster: ClusterProfile;
  /** The version of the image. */
  readonly version: string;
  readonly exposure: Exposure;
  readonly replicas: number;
  readonly size: ContainerResources;
  readonly logLevel: 'Debug' | 'Information' | 'Warning';
}

const cloud = ClusterProfile.managed({ kubernetesVersion: '1.33', addons: ['gateway-api'] });

/** On the gateway of the platform's team. */
function publicly(host: string): Exposure {
  return Exposure.gateway({
    gateway: GatewayReference.of({ name: 'public', namespaceName: 'edge' }),
    hosts: [host],
    controllerNamespace: 'envoy-gateway-system',
  });
}

/** In the order in which a release goes through them. */
export const stages = {
  local: {
    cluster: ClusterProfile.minikube(),
    version: '2.4.0',
    exposure: Exposure.clusterOnly(),
    replicas: 1,
    size: ContainerSize.small(),
    logLevel: 'Debug',
  },
  staging: {
    cluster: cloud,
    version: '2.4.0',
    exposure: publicly('staging.shop.example.com'),
    replicas: 2,
    size: ContainerSize.small(),
    logLevel: 'Information',
  },
  production: {
    cluster: cloud,
    version: '2.3.1',
    exposure: publicly('shop.example.com'),
    replicas: 3,
    size: ContainerSize.medium(),
    logLevel: 'Warning',
  },
} satisfies Record<string, ShopSettings>;
