import {
  INetworkPolicyPeer,
  IPodSelector,
  LabelSelector,
  NetworkPolicyPeerConfig,
  PodSelectorConfig,
} from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { ICapability } from '../core/capability';
import { ImageSource } from '../core/image-source';
import { ServiceModel } from '../core/model';
import { IPodContributor } from '../core/pod-contributor';
import { ServiceContext } from '../core/service-context';
import { SERVICE_LABEL } from '../core/service-labels';
import { fail } from '../private/errors';
import { requireCall, requireScopeAndId } from '../private/options';
import { show } from '../private/values';
import { ContainerResources } from '../workload/container-resources';
import { AddVolumeOptions, MountedVolume } from '../workload/mounted-volume';
import { ServiceVolume } from '../workload/service-volume';
import { ExtraContainer, ExtraContainerOptions, SidecarOptions } from '../workload/sidecar';
import { WebServiceProps } from './web-service-props';

/** What every kind of service can do: bind capabilities, and take more containers and volumes. */
export abstract class ServiceBase extends Construct implements IPodSelector, INetworkPolicyPeer {
  /** The service's name, which is the name of its Deployment, Service and ServiceAccount. */
  public readonly serviceName: string;
  /** @internal */
  protected readonly _context: ServiceContext;
  private readonly capabilityNames = new Set<string>();

  /** @throws when the name or a label is not valid */
  public constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(...requireScopeAndId(new.target.name, scope, id));
    requireProps(this.node.path, props);
    requireCall('WebService.constructor', [props], this.node.path);
    installChecks(this);
    this._context = new ServiceContext(this, {
      serviceName: props.name ?? id,
      imageSource: props.imageSource ?? ImageSource.registry(),
      labels: props.labels ?? {},
      selectorLabels: props.selectorLabels ?? {},
    });
    this.serviceName = this._context.serviceName;
  }

  /** What this service has been resolved to. Reading it freezes the service: later changes throw. */
  public get model(): ServiceModel {
    return this._context.model;
  }

  /**
   * Binds a capability of your own, after all that are bound already.
   * @throws when the service has one of that name or has been rendered already, or what it contributes does not fit
   */
  public use(capability: ICapability): void {
    this._bindAll([capability]);
  }

  /**
   * Gives the pods a volume, and mounts it into the main container if a mount path says where.
   *
   * @param name its name in the pod, by which sidecars mount it
   * @param volume what it is
   * @param options where the main container sees it
   * @throws when the name or path is not valid or taken
   */
  public addVolume(name: string, volume: ServiceVolume, options: AddVolumeOptions = {}): void {
    requireCall('ServiceBase.addVolume', [name, volume, options], this.node.path);
    this.contribute(new MountedVolume(this.node.path, name, volume, options));
  }

  /**
   * Runs another container beside the main one, in the same network and with the same volumes: as a native
   * sidecar, which starts first and ends last, from Kubernetes 1.29, as an ordinary container before.
   * @throws when an option is not valid, or a name or port is taken
   */
  public addSidecar(options: SidecarOptions): void {
    requireCall('ServiceBase.addSidecar', [options], this.node.path);
    this.contribute(new ExtraContainer(this.node.path, options, true));
  }

  /**
   * Runs another container to its end before the main one starts, in every pod.
   * @throws when an option is not valid, or the name is taken
   */
  public addInitContainer(options: ExtraContainerOptions): void {
    requireCall('ServiceBase.addInitContainer', [options], this.node.path);
    this.contribute(new ExtraContainer(this.node.path, options, false));
  }

  /**
   * Lays a JSON merge patch (RFC 7386) over a container, in the API's own field names: maps are merged, null
   * removes, anything else replaces. Comes after all else, and holds for every track.
   *
   * @param containerName the name of the container: the service's own name for the main one
   * @param patch for example `{ stdin: true, resources: { limits: { cpu: null } } }`
   * @throws when the pods have no container of that name
   */
  public patchContainer(containerName: string, patch: any): void {
    requireCall('ServiceBase.patchContainer', [containerName, patch], this.node.path);
    this.contribute({ contribute: (pod) => pod.patchContainer(containerName, patch) });
  }

  /** The pods of the service, on every track, for a selector of cdk8s-plus. */
  public toPodSelectorConfig(): PodSelectorConfig {
    const { serviceName, namespaceName } = this._context;
    return {
      labelSelector: LabelSelector.of({ labels: { [SERVICE_LABEL]: serviceName } }),
      namespaces: namespaceName === undefined ? undefined : { names: [namespaceName] },
    };
  }

  /** The pods of the service, for a NetworkPolicy of cdk8s-plus. */
  public toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The service itself, for a NetworkPolicy of cdk8s-plus. */
  public toPodSelector(): IPodSelector | undefined {
    return this;
  }

  /** @internal */
  protected _bindAll(capabilities: ICapability[]): void {
    const { path } = this.node;
    for (const capability of capabilities) {
      requireCapability(path, capability);
      this._context.intent._requireOpen();
      const name = capability.capabilityName;
      if (this.capabilityNames.has(name)) {
        fail('capability-taken', path, `there is a capability "${name}" already`, 'bind each only once');
      }
      this.capabilityNames.add(name);
      capability.bind(this._context);
    }
    this._context._rehearse();
  }

  private contribute(contributor: IPodContributor): void {
    this._context.intent.addContributor(contributor);
    this._context._rehearse();
  }
}

/** JavaScript has no compiler to say so. */
function requireProps(path: string, props: WebServiceProps): void {
  if (typeof props !== 'object' || props === null) {
    fail('capability-invalid', path, `the props are ${show(props)}`, 'give at least { image }');
  }
  if (props.secrets !== undefined && !Array.isArray(props.secrets)) {
    fail('capability-invalid', path, `secrets is ${show(props.secrets)}`, 'give a list, like [Secrets.allKeys("db")]');
  }
  if (props.resources !== undefined && !(props.resources instanceof ContainerResources)) {
    const problem = `resources is ${show(props.resources)}`;
    fail('capability-invalid', path, problem, 'use ContainerResources.of({ cpu, memory })');
  }
}

function requireCapability(path: string, capability: ICapability): void {
  const answer = capability as ICapability | null | undefined;
  // A factory without its parentheses has a bind of its own: that of every function.
  if (typeof answer?.bind !== 'function' || typeof answer.capabilityName !== 'string') {
    const fix = 'use the class of that name, like Scaling.replicas(3) or HealthCheck.http("/healthz")';
    const problem = `a prop is ${typeof capability === 'function' ? 'a function' : show(capability)}, where an answer of a typed class is expected`;
    fail('capability-invalid', path, problem, fix);
  }
}
