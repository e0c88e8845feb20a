import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ContainerResources } from './container-resources';

/** CPU in thousandths of a core, memory in MiB. */
function sized(cpuRequest: number, cpuLimit: number, memory: number): ContainerResources {
  const size = Size.mebibytes(memory);
  return ContainerResources.of({
    cpu: { request: Cpu.millis(cpuRequest), limit: Cpu.millis(cpuLimit) },
    memory: { request: size, limit: size },
  });
}

/**
 * Resources of containers by name, for .NET services. The memory is request and limit; .NET's heap takes three
 * quarters of it at most. Up to a limit of one core .NET sees one processor, collects garbage on one heap and
 * needs little memory; above, ASP.NET Core's server garbage collection has a heap for each core of the limit,
 * so the memory grows with it. Requests are what a service of that size uses on a usual day, limits what it
 * needs at its start, when its code is compiled, and at its peaks. Each has the default of ephemeral storage,
 * request 64Mi and limit 1Gi.
 *
 * | size         | CPU request | CPU limit | memory | processors that .NET sees |
 * | ------------ | ----------- | --------- | ------ | ------------------------- |
 * | `nano`       | 50m         | 250m      | 128Mi  | 1                         |
 * | `small`      | 100m        | 500m      | 256Mi  | 1                         |
 * | `medium`     | 250m        | 1         | 512Mi  | 1                         |
 * | `large`      | 500m        | 2         | 1Gi    | 2                         |
 * | `extraLarge` | 1           | 4         | 2Gi    | 4                         |
 *
 * See https://learn.microsoft.com/en-us/dotnet/core/runtime-config/garbage-collector
 */
export class ContainerSize {
  /**
   * CPU 50m to 250m, memory 128Mi: jobs, and services that are asked now and then. An empty ASP.NET Core service
   * takes about half of the memory, and a quarter of a core makes its start slow: give its startup probe time.
   */
  public static nano(): ContainerResources {
    return sized(50, 250, 128);
  }

  /** CPU 100m to 500m, memory 256Mi: the same as `ContainerResources.of()`, for a service of little traffic. */
  public static small(): ContainerResources {
    return sized(100, 500, 256);
  }

  /** CPU 250m to 1, memory 512Mi: a usual service with a database and some caches. */
  public static medium(): ContainerResources {
    return sized(250, 1000, 512);
  }

  /** CPU 500m to 2, memory 1Gi: a busy service, the first size in which requests run on two processors. */
  public static large(): ContainerResources {
    return sized(500, 2000, 1024);
  }

  /** CPU 1 to 4, memory 2Gi: few large replicas in place of many, or large payloads and caches in memory. */
  public static extraLarge(): ContainerResources {
    return sized(1000, 4000, 2048);
  }

  private constructor() {
    // Only its static methods are of use.
  }
}
