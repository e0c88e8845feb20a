import { ImagePullPolicy, k8s } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { Environment } from './environment';

/** A container while the capabilities still write on it. Every render starts from an empty one. */
export class ContainerDraft {
  /** The container's name. */
  public readonly name: string;
  /** The image as the pod names it. */
  public readonly image: string;
  /** When the kubelet asks the registry. */
  public readonly imagePullPolicy: ImagePullPolicy;
  /** Its environment variables. */
  public readonly environment: Environment;
  /** Requests and limits. */
  public resources?: k8s.ResourceRequirements;
  /** What the container may do on its node. */
  public securityContext?: k8s.SecurityContext;
  /** Tells when the container has started. */
  public startupProbe?: k8s.Probe;
  /** Tells whether it may get requests. */
  public readinessProbe?: k8s.Probe;
  /** Tells whether it must be restarted. */
  public livenessProbe?: k8s.Probe;
  /** What happens after its start and before its end. */
  public lifecycle?: k8s.Lifecycle;
  /** Overrides the image's entry point. */
  public command?: string[];
  /** Overrides the image's arguments. */
  public args?: string[];
  private readonly path: string;
  private readonly ports: k8s.ContainerPort[] = [];
  private readonly mounts: k8s.VolumeMount[] = [];
  private readonly envSources: k8s.EnvFromSource[] = [];

  /**
   * @param path the construct path, for messages
   * @param name the container's name
   * @param image the image as the pod names it
   * @param imagePullPolicy when the kubelet asks the registry
   */
  public constructor(path: string, name: string, image: string, imagePullPolicy: ImagePullPolicy) {
    this.path = path;
    this.name = name;
    this.image = image;
    this.imagePullPolicy = imagePullPolicy;
    this.environment = new Environment(path);
  }

  /** Opens a port. */
  public addPort(port: k8s.ContainerPort): void {
    this.ports.push(port);
  }

  /** Takes all keys of a Secret or ConfigMap as variables; those of `environment` win over them. */
  public addEnvFrom(source: k8s.EnvFromSource): void {
    this.envSources.push(source);
  }

  /**
   * Mounts a volume of the pod.
   * @throws when something is mounted at the same path
   */
  public addMount(mount: k8s.VolumeMount): void {
    if (this.mounts.some((other) => other.mountPath === mount.mountPath)) {
      fail(
        'container-invalid',
        this.path,
        `container "${this.name}" has two volumes mounted at ${mount.mountPath}`,
        'mount each volume at a path of its own',
      );
    }
    this.mounts.push(mount);
  }

  /** Whether something is mounted at a path. */
  public hasMount(mountPath: string): boolean {
    return this.mounts.some((mount) => mount.mountPath === mountPath);
  }

  /** The container as the Kubernetes API writes it. */
  public toContainer(): k8s.Container {
    return {
      name: this.name,
      image: this.image,
      imagePullPolicy: this.imagePullPolicy,
      command: this.command,
      args: this.args,
      ports: this.ports,
      envFrom: this.envSources,
      env: this.environment.toEnvVars(),
      resources: this.resources,
      securityContext: this.securityContext,
      startupProbe: this.startupProbe,
      readinessProbe: this.readinessProbe,
      livenessProbe: this.livenessProbe,
      lifecycle: this.lifecycle,
      volumeMounts: this.mounts,
    };
  }
}
