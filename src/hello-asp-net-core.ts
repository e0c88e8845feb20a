import { Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ClusterProfile } from './cluster/cluster-profile';
import { ImageSource } from './core/image-source';
import { parseImageReference } from './private/image-reference';
import { requireOptions, requireScopeAndId } from './private/options';
import { requireInteger } from './private/values';
import { LimitRangeProps } from './quota/limit-range';
import { NetworkIsolation } from './quota/network-isolation';
import { ResourceQuotaProps } from './quota/resource-quota';
import { TenantNamespace } from './quota/tenant-namespace';
import { Scaling } from './scaling/scaling';
import { NetworkAccess } from './security/network-access';
import { AspNetCoreService } from './web-service/aspnetcore-service';
import { ContainerResources } from './workload/container-resources';
import { ResolvedResources } from './workload/resolved-resources';

/** The names, numbers and words of the tutorial's deployment.yaml. */
const TUTORIAL = {
  name: 'kubernetes-hello',
  image: 'hello_asp_net_core:latest',
  port: 80,
  replicas: 1,
  selectorLabels: { app: 'kubernetes-hello-label' },
};

/** What may differ from the tutorial's deployment.yaml. */
export interface HelloAspNetCoreProps {
  /**
   * The container image.
   * @default hello_asp_net_core:latest
   */
  readonly image?: string;

  /**
   * Where the image comes from.
   * @default - this machine's Docker, or a registry when the image names one
   */
  readonly imageSource?: ImageSource;

  /**
   * The port that the container listens on.
   * @default 80
   */
  readonly port?: number;

  /**
   * How many pods there are.
   * @default 1
   */
  readonly replicas?: number;

  /**
   * What the container is promised and may take.
   * @default - requests of 100m CPU and 256Mi memory, limits of 500m CPU, 256Mi memory, 1Gi local storage
   */
  readonly resources?: ContainerResources;

  /**
   * The version of .NET in the image.
   * @default - unknown: settings that work on every version, .NET Core 3.1's included
   */
  readonly dotnetVersion?: string;

  /**
   * The cluster that it runs on.
   * @default - that of the app, else minikube
   */
  readonly cluster?: ClusterProfile;

  /**
   * The name of the namespace.
   * @default kubernetes-hello
   */
  readonly namespaceName?: string;

  /**
   * How much all pods of the namespace may ask for together.
   * @default - room for the replicas, one more while an update rolls, and one that is still ending
   */
  readonly quota?: ResourceQuotaProps;

  /**
   * The bounds of each container of the namespace.
   * @default - the service's own resources by default, twice its limits at most
   */
  readonly limits?: LimitRangeProps;
}

/**
 * The tutorial's `kubernetes-hello` as a chart: its Deployment field by field, safe defaults around it,
 * and a namespace of its own with a quota and limits.
 */
export class HelloAspNetCore extends Chart {
  /** The namespace, its quota and its limits. */
  public readonly tenant: TenantNamespace;
  /** The service. */
  public readonly service: AspNetCoreService;

  /** @throws when a prop is not valid; each message says which, and what to do */
  public constructor(scope: Construct, id: string, props: HelloAspNetCoreProps = {}) {
    super(...requireScopeAndId('HelloAspNetCore', scope, id), {
      namespace: requireOptions(id, 'HelloAspNetCoreProps', props).namespaceName ?? TUTORIAL.name,
    });
    const inherited = ClusterProfile.isDeclaredAt(this) ? undefined : ClusterProfile.minikube();
    (props.cluster ?? inherited)?.applyTo(this);
    const image = props.image ?? TUTORIAL.image;
    const replicas = props.replicas ?? TUTORIAL.replicas;
    requireInteger('number-invalid', this.node.path, 'replicas', replicas, 0, Number.MAX_SAFE_INTEGER);
    const resources = props.resources ?? ContainerResources.of();
    const amounts = resources._resolve(this.node.path);
    this.tenant = new TenantNamespace(this, 'namespace', {
      name: props.namespaceName ?? TUTORIAL.name,
      quota: props.quota ?? roomFor(replicas, amounts),
      limits: props.limits ?? boundsAround(amounts),
      networkIsolation: NetworkIsolation.NONE,
    });
    this.service = new AspNetCoreService(this, TUTORIAL.name, {
      image,
      imageSource: props.imageSource ?? sourceOf(this.node.path, image),
      port: props.port ?? TUTORIAL.port,
      selectorLabels: TUTORIAL.selectorLabels,
      resources,
      scaling: Scaling.replicas(replicas),
      // Whoever follows the tutorial reaches it from anywhere in the cluster, as there.
      network: NetworkAccess.unrestricted(),
      dotnetVersion: props.dotnetVersion,
    });
  }
}

/** An image that names a registry comes from there, any other one from this machine. */
function sourceOf(path: string, image: string): ImageSource {
  return parseImageReference(path, image).registry === undefined ? ImageSource.local() : ImageSource.registry();
}

function cpu(nano: bigint): Cpu {
  return Cpu.millis(Number(nano / 1_000_000n));
}

function size(nano: bigint): Size {
  return Size.kibibytes(Number(nano / 1_000_000_000n / 1024n));
}

/** All pods twice, as those that still terminate count, and room for one more, such as a shell to look around. */
function roomFor(replicas: number, { cpu: cpus, memory, ephemeralStorage }: ResolvedResources): ResourceQuotaProps {
  const pods = replicas * 2 + 1;
  const times = (amount: bigint) => amount * BigInt(pods);
  return {
    pods,
    cpu: { request: cpu(times(cpus.request)), limit: cpus.limit === undefined ? undefined : cpu(times(cpus.limit)) },
    memory: { request: size(times(memory.request)), limit: size(times(memory.limit)) },
    ephemeralStorage: { request: size(times(ephemeralStorage.request)), limit: size(times(ephemeralStorage.limit)) },
  };
}

/**
 * The service's own resources for a container that says nothing, and room around them. Where the service
 * goes without a CPU limit, so does the limit range, or it would give the limit back.
 */
function boundsAround({ cpu: cpus, memory }: ResolvedResources): LimitRangeProps {
  const limit = (factor: bigint) => ({
    cpu: cpus.limit === undefined ? undefined : cpu(cpus.limit * factor),
    memory: size(memory.limit * factor),
  });
  const least = (amount: bigint, divisor: bigint) => (amount / divisor > 0n ? amount / divisor : amount);
  return {
    container: {
      min: { cpu: cpu(least(cpus.request, 10n)), memory: size(least(memory.request, 8n)) },
      defaultRequest: { cpu: cpu(cpus.request), memory: size(memory.request) },
      defaultLimit: limit(1n),
      max: limit(2n),
    },
  };
}
