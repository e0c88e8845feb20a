import { ImagePullPolicy } from 'cdk8s-plus-27';
import { IConstruct } from 'constructs';
import { parseImageReference } from '../private/image-reference';
import { fail } from '../private/errors';
import { requireCall } from '../private/options';
import { deepFreeze } from '../private/plain';
import { requireDnsDomain } from '../private/names';
import { requireInteger, show } from '../private/values';
import { ClusterProfileOptions, ManagedClusterOptions } from './cluster-profile-options';
import { addonFacts, Distribution, K3D, KIND, MANAGED, MICROK8S, MINIKUBE, OPENSHIFT } from './distributions';
import { KubernetesVersion } from './kubernetes-version';
import { monitoringOf } from './monitoring';
import { Monitoring } from './monitoring-options';

/** Source: RFC 1035 section 4.2. */
const DNS_PORT = 53;

/** Source: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ (clusterDomain, as kubeadm sets it). */
const CLUSTER_DOMAIN = 'cluster.local';

const CONTEXT_KEY = 'cdk8s-aspnetcore/cluster';

/** Source: https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/ */
const SYSTEM_PRIORITY_CLASSES = ['system-cluster-critical', 'system-node-critical'];

/**
 * What the target cluster is and has: immutable data that every capability asks. Set it once, by
 * `new App({ cluster })` or by `applyTo(chart)` before the chart has children.
 */
export class ClusterProfile {
  /** What holds where nobody has said anything. */
  private static undeclared?: ClusterProfile;

  /** minikube: locally built images come by `minikube image load`. */
  public static minikube(options: ClusterProfileOptions = {}): ClusterProfile {
    requireCall('ClusterProfile.minikube', [options]);
    return new ClusterProfile(MINIKUBE, options);
  }

  /** MicroK8s: locally built images come by `microk8s ctr image import`, or by its `registry` add-on. */
  public static microk8s(options: ClusterProfileOptions = {}): ClusterProfile {
    requireCall('ClusterProfile.microk8s', [options]);
    return new ClusterProfile(MICROK8S, options);
  }

  /** kind: locally built images come by `kind load docker-image`. */
  public static kind(options: ClusterProfileOptions = {}): ClusterProfile {
    requireCall('ClusterProfile.kind', [options]);
    return new ClusterProfile(KIND, options);
  }

  /** k3d (k3s in Docker): locally built images come by `k3d image import`. */
  public static k3d(options: ClusterProfileOptions = {}): ClusterProfile {
    requireCall('ClusterProfile.k3d', [options]);
    return new ClusterProfile(K3D, options);
  }

  /** OpenShift: its security context constraints assign user and group IDs, so none are written. */
  public static openshift(options: ClusterProfileOptions = {}): ClusterProfile {
    requireCall('ClusterProfile.openshift', [options]);
    return new ClusterProfile(OPENSHIFT, options);
  }

  /** AKS, EKS, GKE or any other Kubernetes: nothing is taken for granted but what the options say. */
  public static managed(options: ManagedClusterOptions = {}): ClusterProfile {
    requireCall('ClusterProfile.managed', [options]);
    return new ClusterProfile({ ...MANAGED, name: options.name ?? MANAGED.name }, options);
  }

  /**
   * A profile by its name, as in `CLUSTER=microk8s npm run synth`.
   *
   * @param name `minikube`, `microk8s`, `kind`, `k3d`, `openshift` or `managed`
   * @throws when there is no profile of that name
   */
  public static named(name: string): ClusterProfile {
    const known = [MINIKUBE, MICROK8S, KIND, K3D, OPENSHIFT, MANAGED];
    const distribution = known.find((candidate) => candidate.name === name);
    if (!distribution) {
      const names = known.map((candidate) => candidate.name).join(', ');
      fail('cluster-unknown', 'ClusterProfile.named', `cluster ${show(name)} is unknown`, `use one of ${names}`);
    }
    return new ClusterProfile(distribution, {});
  }

  /** The profile that holds at a construct: its own, its nearest parent's, else `managed()`. */
  public static of(scope: IConstruct): ClusterProfile {
    requireCall('ClusterProfile.of', [scope]);
    return (
      (scope.node.tryGetContext(CONTEXT_KEY) as ClusterProfile | undefined) ??
      (ClusterProfile.undeclared ??= ClusterProfile.managed())
    );
  }

  /** Whether a construct or one of its parents was given a profile. */
  public static isDeclaredAt(scope: IConstruct): boolean {
    requireCall('ClusterProfile.isDeclaredAt', [scope]);
    return scope.node.tryGetContext(CONTEXT_KEY) !== undefined;
  }

  /** The name of the distribution, for messages. */
  public readonly name: string;
  /**
   * The version of its API server. Where nobody says one it is 1.27, the oldest supported: what is written for it is
   * right on every later one, and checks only warn of what needs a later one, as the cluster may well be newer.
   */
  public readonly kubernetesVersion: KubernetesVersion;
  /**
   * Whether somebody has said that version.
   * @internal
   */
  public readonly _isVersionKnown: boolean;
  /** The command that reaches its API: `kubectl`, `microk8s kubectl` or `oc`. */
  public readonly kubectl: string;
  /** Pull policy of images that come from a registry. */
  public readonly imagePullPolicy: ImagePullPolicy;
  /** Registry prefix of locally built images, where there is one. */
  public readonly localImageRegistry?: string;
  /** Whether it runs on a developer's machine: minikube, MicroK8s, kind or k3d. */
  public readonly isLocal: boolean;
  /** Whether the cluster assigns user and group IDs itself and refuses fixed ones. */
  public readonly assignsUserIds: boolean;
  /** Whether a Service of type LoadBalancer gets an address. */
  public readonly loadBalancer: boolean;
  /** Whether the network plug-in enforces NetworkPolicies. */
  public readonly enforcesNetworkPolicies: boolean;
  /** The domain of the cluster's DNS, `cluster.local` as a rule. */
  public readonly clusterDomain: string;
  /** The port that the pods of the cluster's DNS listen on. */
  public readonly dnsPort: number;
  /** The IngressClass of new Ingresses, where there is one. */
  public readonly ingressClassName?: string;
  /** The GatewayClass of new Gateways, where there is one. */
  public readonly gatewayClassName?: string;
  /** The StorageClass of new claims; undefined means the cluster's own default. */
  public readonly storageClassName?: string;
  /** How it is watched. */
  public readonly monitoring: Monitoring;
  private readonly addons: string[];
  private readonly crds: string[];
  private readonly priorityClasses: string[];
  private readonly loadImage?: string;

  private constructor(distribution: Distribution, options: ClusterProfileOptions) {
    const where = `ClusterProfile.${distribution.name}`;
    const asked = [...distribution.builtIn, ...(options.addons ?? [])];
    const facts = addonFacts(where, distribution, asked);
    const version = options.kubernetesVersion;
    this.name = distribution.name;
    this.kubectl = distribution.kubectl;
    this.kubernetesVersion = version === undefined ? KubernetesVersion.floor() : KubernetesVersion.of(version);
    this._isVersionKnown = version !== undefined;
    this.imagePullPolicy = distribution.pullPolicy;
    this.isLocal = distribution.isLocal;
    this.assignsUserIds = distribution.assignsUserIds;
    this.loadImage = distribution.loadImage;
    const merged = Object.assign({}, distribution, ...facts) as ClusterProfileOptions;
    this.loadBalancer = options.loadBalancer ?? merged.loadBalancer ?? false;
    this.ingressClassName = options.ingressClassName ?? merged.ingressClassName;
    this.gatewayClassName = options.gatewayClassName ?? merged.gatewayClassName;
    this.storageClassName = options.storageClassName ?? merged.storageClassName;
    this.localImageRegistry = options.localImageRegistry ?? merged.localImageRegistry;
    this.enforcesNetworkPolicies = options.networkPolicies ?? distribution.networkPolicies;
    this.clusterDomain = requireDnsDomain(where, 'clusterDomain', options.clusterDomain ?? CLUSTER_DOMAIN);
    const dnsPort = options.dnsPort ?? distribution.dnsPort ?? DNS_PORT;
    this.dnsPort = requireInteger('cluster-invalid', where, 'dnsPort', dnsPort, 1, 65535);
    this.monitoring = monitoringOf(where, merged.monitoring, options.monitoring);
    this.addons = [...asked, ...facts.flatMap(({ brings = [] }) => brings)];
    this.crds = [...(options.crds ?? [])];
    this.priorityClasses = [...SYSTEM_PRIORITY_CLASSES, ...(options.priorityClasses ?? [])];
    if (this.localImageRegistry !== undefined) {
      parseImageReference(where, `${this.localImageRegistry}/x`);
    }
    deepFreeze(this);
  }

  /** Whether an add-on is installed, by the name that the profile's user gave it. */
  public hasAddon(name: string): boolean {
    return this.addons.includes(name);
  }

  /** Whether a custom resource definition was declared, as `certificates.cert-manager.io`. */
  public hasCrd(name: string): boolean {
    return this.crds.includes(name);
  }

  /** Whether a PriorityClass exists: Kubernetes' own two, and the declared ones. */
  public hasPriorityClass(name: string): boolean {
    return this.priorityClasses.includes(name);
  }

  /**
   * The shell command that brings a locally built image to where this cluster finds it; undefined
   * when it has no way for local images.
   */
  public loadImageCommand(image: string): string | undefined {
    if (this.localImageRegistry !== undefined) {
      const remote = `${this.localImageRegistry}/${image}`;
      return `docker tag ${image} ${remote} && docker push ${remote}`;
    }
    return this.loadImage?.replace('{image}', image);
  }

  /**
   * Makes this the profile of a construct and of all that will be created below it.
   * @throws when it already has children, which would have been built for another profile
   */
  public applyTo(scope: IConstruct): void {
    requireCall('ClusterProfile.applyTo', [scope]);
    if (scope.node.children.length > 0) {
      fail(
        'cluster-too-late',
        scope.node.path,
        `the cluster profile "${this.name}" comes too late, after ${scope.node.children.length} children`,
        'call applyTo before you create anything below, or use new App({ cluster })',
      );
    }
    scope.node.setContext(CONTEXT_KEY, this);
  }
}
