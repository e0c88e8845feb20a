import { fail } from '../private/errors';
import { requireCall } from '../private/options';
import { show } from '../private/values';

const SYNTAX = /^v?1\.(\d{1,3})(?:\.\d+.*)?$/;

/** The oldest Kubernetes whose API this library writes for. */
const FLOOR = 27;

/**
 * A Kubernetes minor version. What a cluster of that version does not know is not emitted for it.
 */
export class KubernetesVersion {
  /** The oldest supported version, 1.27: what is written for it is right on every later one. */
  public static floor(): KubernetesVersion {
    return new KubernetesVersion(FLOOR);
  }

  /**
   * Reads a version as Kubernetes writes it.
   *
   * @param version for example `1.31`, `v1.31.2` or `v1.31.2-gke.100`
   * @throws when it is no Kubernetes version, or older than 1.27
   */
  public static of(version: string): KubernetesVersion {
    const match = typeof version === 'string' ? SYNTAX.exec(version) : null;
    if (!match) {
      fail(
        'kubernetes-version-invalid',
        'KubernetesVersion.of',
        `version ${show(version)} is not one of Kubernetes`,
        'use one like "1.31", as kubectl version prints it',
      );
    }
    const minor = Number(match[1]);
    if (minor < FLOOR) {
      fail(
        'kubernetes-version-invalid',
        'KubernetesVersion.of',
        `version ${show(version)} is older than 1.${FLOOR}`,
        `upgrade the cluster: the oldest supported version is 1.${FLOOR}`,
      );
    }
    return new KubernetesVersion(minor);
  }

  /** The number after `1.`. */
  public readonly minor: number;

  private constructor(minor: number) {
    this.minor = minor;
  }

  /**
   * Whether this version is 1.`minor` or later.
   * @param minor the number after `1.`
   */
  public isAtLeast(minor: number): boolean {
    requireCall('KubernetesVersion.isAtLeast', [minor]);
    return this.minor >= minor;
  }

  /** The version as `1.31`. */
  public toString(): string {
    return `1.${this.minor}`;
  }
}
