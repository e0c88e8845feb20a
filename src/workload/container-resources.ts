import { CpuResources, EphemeralStorageResources, MemoryResources } from 'cdk8s-plus-27';
import { HugePages } from '../core/dedicated-resources';
import { ResolvedResources, resolveResources } from './resolved-resources';

/** How much of its node a container is promised, and how much it may take. */
export interface ContainerResourcesProps {
  /**
   * CPU. A request without a limit leaves the limit out, so the container may use what the node has to
   * spare; a limit alone is the request too.
   * @default - request 100m, limit 500m
   */
  readonly cpu?: CpuResources;

  /**
   * Memory. Either one alone is also the other: a container that may take more than it requests is the
   * first to be evicted when its node runs short.
   * @default - request and limit 256Mi
   */
  readonly memory?: MemoryResources;

  /**
   * Local storage: the container's logs, what it writes, and the pod's emptyDirs. A limit alone leaves
   * the request at its default where that fits.
   * @default - request 64Mi, limit 1Gi
   */
  readonly ephemeralStorage?: EphemeralStorageResources;

  /**
   * Huge pages, besides the memory. They are given to the container alone: request and limit are the same.
   * @default - none
   */
  readonly hugepages?: HugePages;

  /**
   * Devices and whatever else nodes report by a name with a domain, in whole numbers: `{ 'nvidia.com/gpu': 1 }`.
   * They are given to the container alone: request and limit are the same.
   * See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
   * @default - none
   */
  readonly extended?: Record<string, number>;
}

/**
 * Requests and limits of one container: always set, in units that can't be mistyped.
 * See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export class ContainerResources {
  /** Resources of a container; what is left out has the default of its property. */
  public static of(props: ContainerResourcesProps = {}): ContainerResources {
    return new ContainerResources(props);
  }

  private readonly props: ContainerResourcesProps;

  private constructor(props: ContainerResourcesProps) {
    this.props = props;
  }

  /**
   * The amounts in 10^-9 units, checked.
   * @internal
   */
  public _resolve(path: string): ResolvedResources {
    return resolveResources(path, this.props);
  }
}
