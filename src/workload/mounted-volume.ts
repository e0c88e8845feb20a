import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { fail } from '../private/errors';
import { requireMountPath } from '../private/mount-path';
import { ServiceVolume } from './service-volume';

/** Where the main container sees a volume. */
export interface AddVolumeOptions {
  /**
   * An absolute path.
   * @default - the main container does not mount it, only sidecars do
   */
  readonly mountPath?: string;

  /**
   * Whether the main container may only read it.
   * @default false
   */
  readonly readOnly?: boolean;
}

/** Writes a volume into the pods of every track, and mounts it into the main container. */
export class MountedVolume implements IPodContributor {
  private readonly path: string;
  private readonly name: string;
  private readonly volume: ServiceVolume;
  private readonly options: AddVolumeOptions;

  public constructor(path: string, name: string, volume: ServiceVolume, options: AddVolumeOptions) {
    this.path = path;
    this.name = name;
    this.volume = volume;
    this.options = options;
  }

  public contribute(pod: PodDraft): void {
    const { mountPath, readOnly } = this.options;
    if (this.volume._isHostPath && !pod.isPrivileged) {
      fail(
        'volume-invalid',
        this.path,
        `volume "${this.name}" reaches into the node, which Pod Security refuses under this security profile`,
        'use another volume, or SecurityProfile.none() in a namespace of the level privileged',
      );
    }
    pod.addVolume(this.volume._toVolume(this.path, this.name, pod.cluster.storageClassName));
    if (mountPath !== undefined) {
      pod.main.addMount({ name: this.name, mountPath: requireMountPath(this.path, 'mount path', mountPath), readOnly });
    }
  }
}
