import { Construct } from 'constructs';
import { AspNetCoreRuntime, ContainerShape } from '../config/aspnetcore-runtime';
import { ResolvedResources } from '../workload/resolved-resources';
import { WebService } from './web-service';
import { WebServiceProps } from './web-service-props';

/** One ASP.NET Core service. */
export interface AspNetCoreServiceProps extends WebServiceProps {
  /**
   * The version of .NET in the image, like `8.0` or `net8.0`. It decides how the port is told
   * (`ASPNETCORE_HTTP_PORTS` from .NET 8, else `ASPNETCORE_URLS`), how runtime settings are spelled
   * (`DOTNET_` from .NET 6, else `COMPlus_`), and whether the heap needs an explicit limit (before .NET 5).
   * @default - unknown: settings that work on every version
   */
  readonly dotnetVersion?: string;

  /**
   * Whether the runtime opens its diagnostic socket in /tmp, which `dotnet-trace` and `dotnet-dump` need.
   * It is reachable from inside the container only.
   * @default true
   */
  readonly diagnostics?: boolean;
}

/** A web service in ASP.NET Core, of any version: its port, its /tmp and its runtime's limits agree with the pod's. */
export class AspNetCoreService extends WebService {
  /** @throws when a prop is not valid; each message says which, and what to do */
  public constructor(scope: Construct, id: string, props: AspNetCoreServiceProps) {
    super(scope, id, props);
    const shape = shapeOf(this._workload.containerAmounts!);
    this.use(new AspNetCoreRuntime(props.dotnetVersion, props.diagnostics ?? true, shape));
  }
}

function shapeOf(amounts: ResolvedResources): ContainerShape {
  return {
    cpuRequest: amounts.cpu.request,
    cpuLimit: amounts.cpu.limit,
    memoryLimit: amounts.memory.limit,
    storageLimit: amounts.ephemeralStorage.limit,
  };
}
