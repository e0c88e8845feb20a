import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { requireDnsLabel } from '../private/names';
import { requireCall } from '../private/options';
import { formatQuantity } from '../private/quantity';
import { requireSize } from '../private/units';
import { requireMountPath } from '../private/mount-path';
import { checkedSources, items, named } from './volume-files';

/** An empty directory that lives as long as its pod. */
export interface EmptyDirOptions {
  /**
   * The most that it may hold; the pod is evicted beyond. It counts towards the container's limit of
   * ephemeral storage, or, in memory, towards its limit of memory.
   * @default Size.mebibytes(128)
   */
  readonly sizeLimit?: Size;

  /**
   * Keep it in memory instead of on the node's disk.
   * @default false
   */
  readonly inMemory?: boolean;
}

/** A ConfigMap or Secret as files. */
export interface FilesVolumeOptions {
  /**
   * The keys to show, and their file names below the mount path.
   * @default - every key, as a file of the same name
   */
  readonly files?: Record<string, string>;

  /**
   * Whether the pod may start without the ConfigMap or Secret.
   * @default false
   */
  readonly optional?: boolean;
}

/** A volume of its own for each pod, which ends with the pod. */
export interface EphemeralVolumeOptions {
  /** How much it holds. */
  readonly size: Size;

  /**
   * The StorageClass.
   * @default - the cluster profile's, else the cluster's own default
   */
  readonly storageClassName?: string;
}

/** Reads the pod's Secrets: no one else on the node, and the pod's group. Octal 0440. */
const SECRET_MODE = 0o440;

type Source = (path: string, clusterStorageClass?: string) => Omit<k8s.Volume, 'name'>;

/**
 * Storage that the containers of a pod share.
 * See https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class ServiceVolume {
  /** A directory that is empty when the pod starts, and gone when it ends. */
  public static emptyDir(options: EmptyDirOptions = {}): ServiceVolume {
    requireCall('ServiceVolume.emptyDir', [options]);
    return new ServiceVolume((path) => ({
      emptyDir: {
        sizeLimit: quantity(path, 'sizeLimit', options.sizeLimit ?? Size.mebibytes(128)),
        medium: options.inMemory ? 'Memory' : undefined,
      },
    }));
  }

  /** The keys of a ConfigMap as files. */
  public static configMap(name: string, options: FilesVolumeOptions = {}): ServiceVolume {
    requireCall('ServiceVolume.configMap', [name, options]);
    return new ServiceVolume((path) => ({
      configMap: { name: named(path, 'ConfigMap', name), items: items(path, options), optional: options.optional },
    }));
  }

  /** The keys of a Secret as files, readable by the pod's group only. */
  public static secret(name: string, options: FilesVolumeOptions = {}): ServiceVolume {
    requireCall('ServiceVolume.secret', [name, options]);
    return new ServiceVolume((path) => ({
      secret: {
        secretName: named(path, 'Secret', name),
        items: items(path, options),
        optional: options.optional,
        defaultMode: SECRET_MODE,
      },
    }));
  }

  /** A PersistentVolumeClaim that exists. Several pods on several nodes need one that is ReadWriteMany. */
  public static persistentVolumeClaim(claimName: string): ServiceVolume {
    return new ServiceVolume((path) => ({
      persistentVolumeClaim: { claimName: named(path, 'PersistentVolumeClaim', claimName) },
    }));
  }

  /** A claim that is created and deleted with each pod, for scratch space beyond the node's disk. */
  public static ephemeral(options: EphemeralVolumeOptions): ServiceVolume {
    requireCall('ServiceVolume.ephemeral', [options]);
    return new ServiceVolume((path, clusterStorageClass) => ({
      ephemeral: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: storageClass(path, options.storageClassName ?? clusterStorageClass),
            resources: { requests: { storage: quantity(path, 'size', options.size) } },
          },
        },
      },
    }));
  }

  /** Several ConfigMaps, Secrets, tokens or pod fields in one directory. */
  public static projected(sources: k8s.VolumeProjection[]): ServiceVolume {
    requireCall('ServiceVolume.projected', [sources]);
    return new ServiceVolume((path) => ({ projected: { sources: checkedSources(path, sources) } }));
  }

  /** A directory of the node. Pod Security `restricted` and `baseline` refuse it. */
  public static hostPath(directory: string): ServiceVolume {
    return new ServiceVolume((path) => ({ hostPath: { path: requireMountPath(path, 'host path', directory) } }), true);
  }

  /**
   * Whether it reaches into the node.
   * @internal
   */
  public readonly _isHostPath: boolean;
  private readonly source: Source;

  private constructor(source: Source, isHostPath = false) {
    this.source = source;
    this._isHostPath = isHostPath;
  }

  /**
   * The volume as the Kubernetes API writes it; checked.
   * @internal
   */
  public _toVolume(path: string, name: string, clusterStorageClass?: string): k8s.Volume {
    return { name: requireDnsLabel(path, 'volume name', name), ...this.source(path, clusterStorageClass) };
  }
}

function quantity(path: string, what: string, size: Size): k8s.Quantity {
  return k8s.Quantity.fromString(formatQuantity(requireSize('volume-invalid', path, what, size), 'binary'));
}

function storageClass(path: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : named(path, 'StorageClass', name);
}
