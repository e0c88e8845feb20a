import { ImagePullPolicy } from 'cdk8s-plus-27';
import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
import { parseImageReference } from '../private/image-reference';
import { isLabelValue } from '../private/labels';
import { requireCall } from '../private/options';
import { show } from '../private/values';

/** How images are pulled from a registry. */
export interface RegistryImageOptions {
  /**
   * When the kubelet asks the registry.
   * @default - the cluster profile's: Always, or IfNotPresent on local clusters
   */
  readonly pullPolicy?: ImagePullPolicy;
}

/** What is known of a container image once the cluster is known. */
export interface ResolvedImage {
  /** The reference as the pod names it, with the cluster's registry prefix if it has one. */
  readonly reference: string;
  /** When the kubelet asks the registry. */
  readonly pullPolicy: ImagePullPolicy;
  /** The tag, where there is one that can be a label's value. */
  readonly version?: string;
}

/** Where a container image comes from. */
export class ImageSource {
  /** A registry that the cluster can reach. */
  public static registry(options: RegistryImageOptions = {}): ImageSource {
    requireCall('ImageSource.registry', [options]);
    return new ImageSource(false, options.pullPolicy);
  }

  /**
   * The Docker of the machine that builds it: pull policy and registry prefix are the cluster profile's.
   * The image must be brought into the cluster by `ClusterProfile.loadImageCommand` before its pods start.
   */
  public static local(): ImageSource {
    return new ImageSource(true);
  }

  /** Whether the image is built on this machine and must be brought to the cluster. */
  public readonly isLocal: boolean;
  private readonly pullPolicy?: ImagePullPolicy;

  private constructor(isLocal: boolean, pullPolicy?: ImagePullPolicy) {
    this.isLocal = isLocal;
    this.pullPolicy = pullPolicy;
  }

  /**
   * The image as a pod on a cluster names and pulls it.
   * @internal
   */
  public _resolve(path: string, image: string, cluster: ClusterProfile): ResolvedImage {
    const { tag } = parseImageReference(path, image);
    const version = tag !== undefined && isLabelValue(tag) ? tag : undefined;
    if (!this.isLocal) {
      return { reference: image, pullPolicy: this.pullPolicy ?? cluster.imagePullPolicy, version };
    }
    if (cluster.localImageRegistry !== undefined) {
      return { reference: `${cluster.localImageRegistry}/${image}`, pullPolicy: ImagePullPolicy.ALWAYS, version };
    }
    if (cluster.loadImageCommand(image) === undefined) {
      fail(
        'image-not-reachable',
        path,
        `image ${show(image)} is built on this machine, where the cluster "${cluster.name}" can't see it`,
        'push it to a registry and name it there, or give the cluster profile a localImageRegistry',
      );
    }
    return { reference: image, pullPolicy: ImagePullPolicy.NEVER, version };
  }
}
