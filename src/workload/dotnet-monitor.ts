import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { requireServiceName } from '../private/names';
import { requireCall } from '../private/options';
import { requireInteger } from '../private/values';
import { ContainerResources } from './container-resources';
import { ServiceVolume } from './service-volume';
import { ExtraContainer, SidecarOptions } from './sidecar';

const CONTAINER = 'dotnet-monitor';
const SHARED = '/diag';
const SOCKET = `${SHARED}/dotnet-monitor.sock`;

/**
 * Names, ports, settings and recommended resources.
 * Source: https://github.com/dotnet/dotnet-monitor/blob/main/documentation/kubernetes.md
 */
const API_PORT = 52323;
const METRICS_PORT = 52325;

/** What may differ from the usual `dotnet monitor` sidecar. */
export interface DotnetMonitorOptions {
  /**
   * The image; version 8 or later, which needs no root.
   * @default mcr.microsoft.com/dotnet/monitor:8
   */
  readonly image?: string;

  /**
   * The port of the metrics endpoint, which asks for no key.
   * @default 52325
   */
  readonly metricsPort?: number;

  /**
   * How much the shared directory holds. A full dump is as large as the memory of the process.
   * @default Size.gibibytes(1)
   */
  readonly sharedSize?: Size;

  /**
   * What the sidecar is promised and may take.
   * @default - requests of 50m CPU and 256Mi memory, limits of 250m CPU and 256Mi memory
   */
  readonly resources?: ContainerResources;
}

/**
 * `dotnet monitor` as a sidecar: dumps, traces, logs and metrics of the running service, over a diagnostic
 * socket in a directory that both containers share. Its API listens on localhost only: reach it by
 * `kubectl port-forward pod/NAME 52323`.
 */
export class DotnetMonitor implements ICapability, IPodContributor {
  /**
   * With the API key that `dotnet monitor generatekey` makes.
   *
   * @param secretName a Secret with the keys `Authentication__MonitorApiKey__Subject` and
   * `Authentication__MonitorApiKey__PublicKey`; a changed key is taken up without a restart
   */
  public static withApiKey(secretName: string, options: DotnetMonitorOptions = {}): DotnetMonitor {
    requireCall('DotnetMonitor.withApiKey', [secretName, options]);
    return new DotnetMonitor(secretName, options);
  }

  /** Without any key, on local clusters only: whoever reaches the API can read the memory of the process. */
  public static withoutAuthentication(options: DotnetMonitorOptions = {}): DotnetMonitor {
    requireCall('DotnetMonitor.withoutAuthentication', [options]);
    return new DotnetMonitor(undefined, options);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'dotnet-monitor';
  private readonly secretName?: string;
  private readonly options: DotnetMonitorOptions;
  private path = '';

  private constructor(secretName: string | undefined, options: DotnetMonitorOptions) {
    this.secretName = secretName;
    this.options = options;
  }

  /**
   * Called by the service.
   * @throws when there is no key on a cluster that is not local, or the metrics port is not valid
   */
  public bind(context: ServiceContext): void {
    this.path = context.path;
    if (this.secretName !== undefined) {
      requireServiceName(this.path, 'name of the API key Secret', this.secretName);
    } else if (!context.cluster.isLocal) {
      fail(
        'monitor-unsafe',
        this.path,
        `dotnet monitor without a key would let anyone in the pod read memory, on the cluster "${context.cluster.name}"`,
        'use DotnetMonitor.withApiKey, with a Secret from dotnet monitor generatekey',
      );
    }
    requireInteger('port-invalid', this.path, 'metrics port', this.metricsPort, 1, 65535);
    context.intent.addContributor(this);
  }

  /** Called for the pods of each track. */
  public contribute(pod: PodDraft): void {
    const { environment } = pod.main;
    const off = ['DOTNET_EnableDiagnostics', 'COMPlus_EnableDiagnostics'].find(
      (name) => environment.find(name)?.value === '0',
    );
    if (off !== undefined) {
      fail('monitor-unsafe', this.path, `dotnet monitor sees nothing while ${off} is 0`, 'leave diagnostics on');
    }
    pod.addVolume(ServiceVolume.emptyDir({ sizeLimit: this.sharedSize })._toVolume(this.path, 'diag'));
    pod.addVolume(ServiceVolume.emptyDir()._toVolume(this.path, 'monitor-tmp'));
    if (this.secretName !== undefined) {
      pod.addVolume(ServiceVolume.secret(this.secretName)._toVolume(this.path, 'monitor-key'));
    }
    // Without nosuspend the service would not start before the sidecar answers.
    environment.add({ name: 'DOTNET_DiagnosticPorts', value: `${SOCKET},nosuspend`, origin: 'dotnet-monitor' });
    pod.main.addMount({ name: 'diag', mountPath: SHARED });
    new ExtraContainer(this.path, this.sidecar(), true).contribute(pod);
  }

  private get metricsPort(): number {
    return this.options.metricsPort ?? METRICS_PORT;
  }

  private get sharedSize(): Size {
    return this.options.sharedSize ?? Size.gibibytes(1);
  }

  private sidecar(): SidecarOptions {
    const key = { volumeName: 'monitor-key', mountPath: '/etc/dotnet-monitor', readOnly: true };
    return {
      name: CONTAINER,
      image: this.options.image ?? 'mcr.microsoft.com/dotnet/monitor:8',
      args: this.secretName === undefined ? ['collect', '--no-auth'] : ['collect'],
      env: {
        DOTNETMONITOR_DiagnosticPort__ConnectionMode: 'Listen',
        DOTNETMONITOR_Storage__DefaultSharedPath: SHARED,
        DOTNETMONITOR_Urls: `http://localhost:${API_PORT}`,
        DOTNETMONITOR_Metrics__Endpoints: `http://+:${this.metricsPort}`,
      },
      ports: [{ portName: 'diag-metrics', containerPort: this.metricsPort }],
      resources: this.options.resources ?? monitorResources(this.sharedSize),
      volumeMounts: [
        { volumeName: 'diag', mountPath: SHARED },
        { volumeName: 'monitor-tmp', mountPath: '/tmp' },
        ...(this.secretName === undefined ? [] : [key]),
      ],
    };
  }
}

function monitorResources(sharedSize: Size): ContainerResources {
  return ContainerResources.of({
    cpu: { request: Cpu.millis(50), limit: Cpu.millis(250) },
    memory: { limit: Size.mebibytes(256) },
    ephemeralStorage: { limit: sharedSize },
  });
}
