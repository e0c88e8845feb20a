/** How the garbage collector works. See https://learn.microsoft.com/dotnet/standard/garbage-collection/workstation-server-gc */
export enum GcMode {
  /** One heap: little memory. */
  WORKSTATION = 'workstation',
  /** A heap for each processor: more throughput, more memory. With one processor .NET takes WORKSTATION. */
  SERVER = 'server',
}

/** Settings of the .NET runtime itself. See https://learn.microsoft.com/dotnet/core/runtime-config/ */
export interface DotnetRuntimeOptions {
  /**
   * The garbage collector's mode (`gcServer`).
   * @default - the app's own: server in ASP.NET Core
   */
  readonly gcMode?: GcMode;

  /**
   * Whether full collections run beside the app's threads (`gcConcurrent`).
   * @default - the app's own: true in .NET
   */
  readonly concurrentGc?: boolean;

  /**
   * The most that the garbage collector's heap may take, 1 to 100 percent of the memory limit
   * (`GCHeapHardLimitPercent`). Leave room for threads, native libraries and files in /tmp in memory.
   * From .NET Core 3.0.
   * @default - .NET's own, 75
   */
  readonly heapHardLimitPercent?: number;

  /**
   * How hard the garbage collector tries to keep the heap small, 0 (not at all) to 9
   * (`GCConserveMemory`). From .NET 6.
   * @default - the app's own: 0 in .NET
   */
  readonly conserveMemory?: number;

  /**
   * The number of processors that the app believes in, 1 to 65535 (`PROCESSOR_COUNT`): it sizes the thread
   * pool and the heaps.
   * @default - the CPU limit rounded up, or the CPU request where there is no limit
   */
  readonly processorCount?: number;

  /**
   * Whether the app runs without the data of cultures (`DOTNET_SYSTEM_GLOBALIZATION_INVARIANT`), which most
   * small images do not have.
   * @default - the image's own
   */
  readonly globalizationInvariant?: boolean;

  /**
   * The number of threads that the thread pool starts without delay, 1 to 32767
   * (`ThreadPool_ForceMinWorkerThreads`).
   * @default - the number of processors
   */
  readonly threadPoolMinThreads?: number;

  /**
   * Whether the runtime opens its diagnostic socket in /tmp (`EnableDiagnostics`), which `dotnet-trace`,
   * `dotnet-dump` and `dotnet-monitor` need. It is reachable from inside the pod only.
   * @default - the image's own: true in .NET
   */
  readonly diagnostics?: boolean;
}
