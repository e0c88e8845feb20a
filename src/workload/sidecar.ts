import { Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-27';
import { ContainerDraft } from '../core/container-draft';
import { ImageSource } from '../core/image-source';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { requireDnsLabel, requirePortName } from '../private/names';
import { requireInteger, requirePlainObject } from '../private/values';
import { ContainerResources } from './container-resources';
import { requireMountPath } from '../private/mount-path';
import { toRequirements } from './resolved-resources';
import { requireProbes } from './sidecar-probes';

/** Native sidecars are on by default from here on: init containers that start first and end last. */
const NATIVE_SIDECARS = 29;

/** A volume of the pod in a container. */
export interface VolumeMountOptions {
  /** The name of the volume, as it was added to the service. */
  readonly volumeName: string;
  /** Where the container sees it: an absolute path. */
  readonly mountPath: string;
  /**
   * Whether the container may only read it.
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A port that a container besides the main one opens. */
export interface ContainerPortOptions {
  /** Its name, at most 15 characters, unique in the pod. */
  readonly portName: string;
  /** Its number, unique in the pod, since all containers of a pod share one network. */
  readonly containerPort: number;
}

/** A container besides the main one, in the same network and with the same volumes. */
export interface ExtraContainerOptions {
  /** Its name, unique in the pod. */
  readonly name: string;
  /** Its image. */
  readonly image: string;
  /**
   * Where the image comes from.
   * @default ImageSource.registry()
   */
  readonly imageSource?: ImageSource;
  /**
   * Overrides the image's entry point.
   * @default - the image's
   */
  readonly command?: string[];
  /**
   * Overrides the image's arguments.
   * @default - the image's
   */
  readonly args?: string[];
  /**
   * Its environment variables.
   * @default - none
   */
  readonly env?: Record<string, string>;
  /**
   * What it is promised and may take.
   * @default - requests of 50m CPU and 64Mi memory, limits of 250m CPU, 64Mi memory, 128Mi local storage
   */
  readonly resources?: ContainerResources;
  /**
   * Volumes of the pod that it sees.
   * @default - none
   */
  readonly volumeMounts?: VolumeMountOptions[];
}

/** A container that runs as long as the main one. */
export interface SidecarOptions extends ExtraContainerOptions {
  /**
   * The ports that it opens. The Service does not offer them.
   * @default - none
   */
  readonly ports?: ContainerPortOptions[];
  /**
   * Tells when it has started. A native sidecar holds the main container back until then.
   * @default - it counts as started when its process runs
   */
  readonly startupProbe?: k8s.Probe;
  /**
   * Tells whether the pod may get requests, together with the main container's.
   * @default - none
   */
  readonly readinessProbe?: k8s.Probe;
  /**
   * Tells whether it must be restarted.
   * @default - none
   */
  readonly livenessProbe?: k8s.Probe;
}

function smallResources(): ContainerResources {
  return ContainerResources.of({
    cpu: { request: Cpu.millis(50), limit: Cpu.millis(250) },
    memory: { limit: Size.mebibytes(64) },
    ephemeralStorage: { limit: Size.mebibytes(128) },
  });
}

/** Writes a container besides the main one into the pods of every track. */
export class ExtraContainer implements IPodContributor {
  private readonly path: string;
  private readonly options: SidecarOptions;
  private readonly runsOn: boolean;

  /** @param runsOn whether it runs as long as the main container, or ends before that starts */
  public constructor(path: string, options: SidecarOptions, runsOn: boolean) {
    this.path = path;
    this.options = options;
    this.runsOn = runsOn;
    requireDnsLabel(path, 'container name', options.name);
    for (const port of options.ports ?? []) {
      requirePortName(path, port.portName);
      requireInteger('port-invalid', path, `port ${port.portName}`, port.containerPort, 1, 65535);
    }
    requireProbes(path, options);
    const what = `env of the container "${options.name}"`;
    requirePlainObject('env-invalid', path, what, options.env ?? {}, 'use values by name, like { LANG: "en" }');
  }

  public contribute(pod: PodDraft): void {
    const container = this.toContainer(pod);
    if (!this.runsOn) {
      pod.addInitContainer(container);
    } else if (pod.cluster.kubernetesVersion.isAtLeast(NATIVE_SIDECARS)) {
      pod.addInitContainer(container, { restartPolicy: 'Always' });
    } else {
      pod.addContainer(container);
    }
  }

  private toContainer(pod: PodDraft): k8s.Container {
    const { options, path } = this;
    const source = options.imageSource ?? ImageSource.registry();
    const image = source._resolve(path, options.image, pod.cluster);
    const draft = new ContainerDraft(path, options.name, image.reference, image.pullPolicy);
    draft.command = options.command;
    draft.args = options.args;
    draft.resources = toRequirements((options.resources ?? smallResources())._resolve(path));
    draft.startupProbe = options.startupProbe;
    draft.readinessProbe = options.readinessProbe;
    draft.livenessProbe = options.livenessProbe;
    const origin = `the container ${options.name}`;
    Object.entries(options.env ?? {}).forEach(([name, value]) => draft.environment.add({ name, value, origin }));
    (options.ports ?? []).forEach(({ portName, containerPort }) =>
      draft.addPort({ name: portName, containerPort, protocol: 'TCP' }),
    );
    (options.volumeMounts ?? []).forEach(({ volumeName, mountPath, readOnly }) =>
      draft.addMount({ name: volumeName, mountPath: requireMountPath(path, 'mount path', mountPath), readOnly }),
    );
    return draft.toContainer();
  }
}
