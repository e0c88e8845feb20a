import { Construct } from 'constructs';
import { DataProtection } from '../config/data-protection';
import { DotnetRuntimeOptions } from '../config/dotnet-settings';
import { AspNetCoreRuntime, ContainerShape } from '../config/aspnetcore-runtime';
import { ForwardedHeaders } from '../exposure/forwarded-headers';
import { Logging } from '../observability/logging/logging';
import { requireCall } from '../private/options';
import { DotnetShutdown } from '../workload/dotnet-shutdown';
import { ResolvedResources } from '../workload/resolved-resources';
import { Shutdown } from '../workload/shutdown';
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
   * Settings of the .NET runtime: garbage collector, processors, threads, culture, diagnostics.
   * @default - the image's own
   */
  readonly runtime?: DotnetRuntimeOptions;

  /**
   * Where the pods keep the keys of cookies and antiforgery tokens.
   * @default - each pod its own; synth warns when several serve
   */
  readonly dataProtection?: DataProtection;

  /**
   * How the app writes its records to stdout.
   * @default - as in the image
   */
  readonly logging?: Logging;
}

/** A web service in ASP.NET Core, of any version: its port, its /tmp and its runtime's limits agree with the pod's. */
export class AspNetCoreService extends WebService {
  /** @throws when a prop is not valid; each message says which, and what to do */
  public constructor(scope: Construct, id: string, props: AspNetCoreServiceProps) {
    super(scope, id, props);
    requireCall('AspNetCoreService.constructor', [props], this.node.path);
    const shape = shapeOf(this._workload.containerAmounts!);
    this._bindAll([
      new DotnetShutdown(props.shutdown ?? Shutdown.graceful()),
      new AspNetCoreRuntime({ dotnetVersion: props.dotnetVersion, shape, runtime: props.runtime }),
      ...(props.logging === undefined ? [] : [props.logging]),
      props.dataProtection ?? DataProtection._undeclared(),
      ...(props.exposure?._isProxied ? [new ForwardedHeaders()] : []),
    ]);
  }
}

function shapeOf(amounts: ResolvedResources): ContainerShape {
  return {
    cpuRequest: amounts.cpu.request,
    cpuLimit: amounts.cpu.limit,
    memoryLimit: amounts.memory.limit,
  };
}
