import { FindingSeverity } from '../core/check';
import { ClusterProfile } from '../cluster/cluster-profile';

/** The version of a cluster, or what is taken for it, as the end of a sentence. */
export function versionWords({ kubernetesVersion, _isVersionKnown }: ClusterProfile): string {
  const version = kubernetesVersion.toString();
  return _isVersionKnown ? `the cluster has ${version}` : `the ClusterProfile names no version, which means ${version}`;
}

/** How bad it is that a version is too old: where nobody has said it, the cluster may well be newer. */
export function tooOld({ _isVersionKnown }: ClusterProfile): FindingSeverity {
  return _isVersionKnown ? FindingSeverity.ERROR : FindingSeverity.WARNING;
}
