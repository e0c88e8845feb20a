import { Size } from 'cdk8s';
import { Cpu, CpuResources, EphemeralStorageResources, MemoryResources } from 'cdk8s-plus-27';
import { HugePages } from '../core/dedicated-resources';
import { requireCpu, requireSize } from '../private/units';
import { requirePlainObject } from '../private/values';
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
    requireShape(path, this.props);
    return resolveResources(path, this.props);
  }
}

const LIKE_CPU = 'use one like { request: Cpu.millis(250) }';
const LIKE_SIZE = 'use one like { limit: Size.mebibytes(512) }';

/** JavaScript has no compiler: what is no amount would be taken for one that was left out. */
function requireShape(path: string, props: ContainerResourcesProps): void {
  const code = 'resources-invalid';
  requirePlainObject(
    code,
    path,
    'props of the resources',
    props,
    'use them like { cpu: { request: Cpu.millis(250) } }',
  );
  const { cpu, memory, ephemeralStorage, hugepages } = props;
  if (cpu !== undefined) {
    requirePlainObject(code, path, 'cpu', cpu, LIKE_CPU);
    sidesOf(cpu).forEach(([side, amount]) => requireCpu(code, path, `CPU ${side}`, amount as Cpu));
  }
  for (const [name, size] of Object.entries({ memory, storage: ephemeralStorage })) {
    if (size !== undefined) {
      requirePlainObject(code, path, name === 'memory' ? name : 'ephemeralStorage', size, LIKE_SIZE);
      sidesOf(size).forEach(([side, amount]) => requireSize(code, path, `${name} ${side}`, amount as Size));
    }
  }
  if (hugepages !== undefined) {
    requirePlainObject(code, path, 'hugepages', hugepages, 'use sizes like { pages2Mi: Size.mebibytes(64) }');
  }
}

function sidesOf({ request, limit }: { readonly request?: unknown; readonly limit?: unknown }): [string, unknown][] {
  return Object.entries({ limit, request }).filter(([, amount]) => amount !== undefined);
}
