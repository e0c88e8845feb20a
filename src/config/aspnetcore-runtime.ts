import { ICapability } from '../core/capability';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { ceilQuantity } from '../private/quantity';
import { DotnetRuntimeOptions } from './dotnet-settings';
import { DotnetTraits } from './dotnet-version';
import { tellPorts } from './listening-port';
import { flag, heapPercent, hexadecimal, RuntimeVariable, runtimeVariables } from './runtime-variables';

/** What runtimes that see the memory limit take by themselves. */
const DEFAULT_HEAP_PERCENT = 75;

/** What the runtime must know of its container, in 10^-9 units. */
export interface ContainerShape {
  readonly cpuRequest: bigint;
  readonly cpuLimit?: bigint;
  readonly memoryLimit: bigint;
}

/** What is known of the app and its container. */
export interface AspNetCoreRuntimeProps {
  /**
   * The version of .NET, like `8.0` or `net8.0`.
   * @default - unknown: settings that work on every version
   */
  readonly dotnetVersion?: string;
  /** The container's amounts. */
  readonly shape: ContainerShape;
  /**
   * What the user said about the runtime.
   * @default - nothing
   */
  readonly runtime?: DotnetRuntimeOptions;
}

/** What an ASP.NET Core container needs around it: its port, a writable /tmp, and limits that its runtime sees. */
export class AspNetCoreRuntime implements ICapability {
  public readonly capabilityName = 'aspnetcore';
  private readonly props: AspNetCoreRuntimeProps;

  public constructor(props: AspNetCoreRuntimeProps) {
    this.props = props;
  }

  /** @throws when the version or a setting of the runtime is not valid, or the port is told in two ways */
  public bind(context: ServiceContext): void {
    const { path } = context;
    const { dotnetVersion, shape, runtime = {} } = this.props;
    const traits = DotnetTraits.of(path, dotnetVersion);
    const chosen = chosenVariables(path, traits, shape, runtime);
    const defaults = defaultVariables(traits, shape);
    const contribute = (pod: PodDraft) => {
      const { environment } = pod.main;
      const served = pod.ports.filter(({ servesHttp }, index) => index === 0 || servesHttp === true);
      tellPorts(path, environment, served, traits);
      chosen.forEach(([name, value]) => environment.add({ name, value, origin: 'the prop runtime' }));
      defaults.forEach(([name, value]) => environment.addDefault({ name, value, origin: 'the .NET defaults' }));
    };
    context.intent.addContributor({ contribute });
  }
}

/** What the user asked for, by the variables' full names. */
function chosenVariables(
  path: string,
  traits: DotnetTraits,
  shape: ContainerShape,
  runtime: DotnetRuntimeOptions,
): RuntimeVariable[] {
  const invariant = flag(path, 'globalizationInvariant', runtime.globalizationInvariant);
  return [
    ...prefixed(traits, runtimeVariables(path, traits, runtime)),
    ...heapVariables(traits, shape, heapPercent(path, traits, runtime)),
    // The same on all versions: it is read by the class library, not by the runtime.
    ...(invariant === undefined
      ? []
      : [['DOTNET_SYSTEM_GLOBALIZATION_INVARIANT', invariant] satisfies RuntimeVariable]),
  ];
}

/** What the runtime would otherwise take from the node instead of from the container. */
function defaultVariables(traits: DotnetTraits, shape: ContainerShape): RuntimeVariable[] {
  const processors = `${ceilQuantity(shape.cpuRequest)}`;
  return [
    ...(shape.cpuLimit === undefined ? prefixed(traits, [['PROCESSOR_COUNT', processors]]) : []),
    ...(traits.ignoresCgroupV2 ? heapVariables(traits, shape, DEFAULT_HEAP_PERCENT) : []),
  ];
}

function prefixed(traits: DotnetTraits, variables: RuntimeVariable[]): RuntimeVariable[] {
  return variables.flatMap(([name, value]) =>
    traits.runtimePrefixes.map((prefix): RuntimeVariable => [`${prefix}${name}`, value]),
  );
}

/** The heap's limit: in percent where the runtime knows the memory limit, else in bytes. */
function heapVariables(traits: DotnetTraits, shape: ContainerShape, percent: number | undefined): RuntimeVariable[] {
  if (percent === undefined) {
    return [];
  }
  return traits.ignoresCgroupV2
    ? [['COMPlus_GCHeapHardLimit', hexadecimal((ceilQuantity(shape.memoryLimit) * BigInt(percent)) / 100n)]]
    : prefixed(traits, [['GCHeapHardLimitPercent', hexadecimal(BigInt(percent))]]);
}
