import { k8s } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { Environment } from '../core/environment';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { ceilQuantity, formatQuantity } from '../private/quantity';
import { show } from '../private/values';
import { DotnetTraits } from './dotnet-version';

const PORTS = 'ASPNETCORE_HTTP_PORTS';
const URLS = 'ASPNETCORE_URLS';

/** What the runtime must know of its container, in 10^-9 units. */
export interface ContainerShape {
  readonly cpuRequest: bigint;
  readonly cpuLimit?: bigint;
  readonly memoryLimit: bigint;
  readonly storageLimit: bigint;
}

/** What an ASP.NET Core container needs around it: its port, a writable /tmp, and limits that its runtime sees. */
export class AspNetCoreRuntime implements ICapability, IPodContributor {
  public readonly capabilityName = 'aspnetcore';
  private readonly version?: string;
  private readonly diagnostics: boolean;
  private readonly shape: ContainerShape;
  private path = '';
  private traits?: DotnetTraits;

  public constructor(version: string | undefined, diagnostics: boolean, shape: ContainerShape) {
    this.version = version;
    this.diagnostics = diagnostics;
    this.shape = shape;
  }

  public bind(context: ServiceContext): void {
    this.path = context.path;
    this.traits = DotnetTraits.of(context.path, this.version);
    context.intent.addContributor(this);
  }

  public contribute(pod: PodDraft): void {
    const environment = pod.main.environment;
    const traits = this.traits!;
    setPort(this.path, environment, pod.ports[0].containerPort, traits);
    const set = (name: string, value: string) =>
      traits.runtimePrefixes.forEach((prefix) =>
        environment.addDefault({ name: `${prefix}${name}`, value, origin: 'the .NET runtime settings' }),
      );
    if (!this.diagnostics) {
      set('EnableDiagnostics', '0');
    }
    if (this.shape.cpuLimit === undefined) {
      set('PROCESSOR_COUNT', ceilQuantity(this.shape.cpuRequest).toString());
    }
    if (traits.ignoresCgroupV2) {
      const value = heapHardLimit(this.shape.memoryLimit);
      environment.addDefault({ name: 'COMPlus_GCHeapHardLimit', value, origin: 'the memory limit' });
    }
    this.addTmp(pod);
  }

  /** The root file system is read-only, and .NET writes uploads, caches and its diagnostic socket to /tmp. */
  private addTmp(pod: PodDraft): void {
    const sizeLimit = k8s.Quantity.fromString(formatQuantity(this.shape.storageLimit, 'binary'));
    pod.addVolume({ name: 'tmp', emptyDir: { sizeLimit } });
    pod.main.addMount({ name: 'tmp', mountPath: '/tmp' });
  }
}

/** 75% of the memory limit, which is what later runtimes take by themselves; the setting is hexadecimal. */
function heapHardLimit(memoryLimit: bigint): string {
  return `0x${((ceilQuantity(memoryLimit) * 3n) / 4n).toString(16).toUpperCase()}`;
}

/** The port of one URL as Kestrel reads it, `http://+:8080` or `http://+`, which stands for 80. */
function portOf(url: string): string {
  return /:(\d+)\/?$/.exec(url)?.[1] ?? (url.startsWith('https') ? '443' : '80');
}

/** Tells Kestrel the port that the service and the probes use, and lets nothing else tell it another. */
function setPort(path: string, environment: Environment, port: number, traits: DotnetTraits): void {
  const ports = environment.find(PORTS);
  const urls = environment.find(URLS);
  if (ports && urls) {
    fail(
      'env-conflict',
      path,
      `both ${PORTS} (from ${ports.origin}) and ${URLS} (from ${urls.origin}) are set`,
      'leave both out and set the prop port',
    );
  }
  const given = ports ?? urls;
  if (given === undefined) {
    const name = traits.hasHttpPorts ? PORTS : URLS;
    const value = traits.hasHttpPorts ? `${port}` : `http://+:${port}`;
    environment.add({ name, value, origin: 'the prop port' });
    return;
  }
  const listed = (given.value ?? '').split(';');
  const listens = ports ? listed : listed.map(portOf);
  if (given.value !== undefined && !listens.includes(`${port}`)) {
    fail(
      'env-conflict',
      path,
      `${given.name} ${show(given.value)} (from ${given.origin}) does not listen on the port ${port}`,
      'leave it out and set the prop port',
    );
  }
}
