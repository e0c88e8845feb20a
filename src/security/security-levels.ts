import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
import { requireInteger, show } from '../private/values';
import { SecurityOptions } from './security-options';

/** A Pod Security Standard as this library fulfils it. */
export interface SecurityLevel {
  readonly levelName: string;
  /** The user that runs where nobody says another one; undefined leaves it to the image. */
  readonly userId?: number;
  readonly mayBeRoot: boolean;
  readonly readOnlyRootFilesystem: boolean;
  readonly dropped?: string[];
  /** The capabilities that may be added. */
  readonly addable: string[];
}

/**
 * The user is above 10000, so that it collides with no user of the node; any UID runs a .NET image, whose
 * files are readable by all. The images' own 1654 is below what most scanners ask for.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const RESTRICTED: SecurityLevel = {
  levelName: 'restricted',
  userId: 10001,
  mayBeRoot: false,
  readOnlyRootFilesystem: true,
  dropped: ['ALL', 'NET_RAW'],
  addable: ['NET_BIND_SERVICE'],
};

/** Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const BASELINE: SecurityLevel = {
  levelName: 'baseline',
  mayBeRoot: true,
  readOnlyRootFilesystem: false,
  addable: [
    ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP'],
    ...['SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
  ],
};

/** Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/ (SELinux, both levels). */
const SELINUX_TYPES = ['container_t', 'container_init_t', 'container_kvm_t'];

/** The version from which on pods have a field for AppArmor. */
const APPARMOR_FIELD = 30;

const MAX_ID = 2147483647;

/** Checks what a user says against a level and a cluster. */
export function requireSecurity(
  path: string,
  level: SecurityLevel,
  options: SecurityOptions,
  cluster: ClusterProfile,
): void {
  requireIds(path, level, options);
  const stray = (options.addCapabilities ?? []).find((name) => !level.addable.includes(name));
  if (stray !== undefined) {
    const other = level.mayBeRoot ? 'SecurityProfile.none()' : 'SecurityProfile.baseline()';
    fail(
      'security-invalid',
      path,
      `capability ${show(stray)} is not one that Pod Security ${level.levelName} allows`,
      `use ${level.addable.join(', ')}, or ${other}`,
    );
  }
  const { seLinuxType } = options;
  if (seLinuxType !== undefined && !SELINUX_TYPES.includes(seLinuxType)) {
    const problem = `SELinux type ${show(seLinuxType)} is not one that Pod Security ${level.levelName} allows`;
    fail('security-invalid', path, problem, `use ${SELINUX_TYPES.join(', ')}`);
  }
  if (options.appArmor && !cluster.kubernetesVersion.isAtLeast(APPARMOR_FIELD)) {
    fail(
      'security-invalid',
      path,
      `appArmor needs Kubernetes 1.${APPARMOR_FIELD}, the cluster "${cluster.name}" has ${cluster.kubernetesVersion.toString()}`,
      'leave it out (the container runtime applies its profile anyway), or give the cluster profile its kubernetesVersion',
    );
  }
}

function requireIds(path: string, level: SecurityLevel, options: SecurityOptions): void {
  if (options.userId === 0 && !level.mayBeRoot) {
    const problem = `userId 0 is root, which Pod Security ${level.levelName} refuses`;
    fail('security-invalid', path, problem, 'use another user, or SecurityProfile.baseline()');
  }
  const ids = { userId: options.userId, groupId: options.groupId, fsGroup: options.fsGroup };
  for (const [what, id] of Object.entries(ids)) {
    if (id !== undefined) {
      requireInteger('security-invalid', path, what, id, 0, MAX_ID);
    }
  }
}

/** The users and groups of a pod, none where the cluster assigns them. */
export interface SecurityIds {
  readonly userId?: number;
  readonly groupId?: number;
  readonly fsGroup?: number;
}

/** Groups follow the user unless somebody says otherwise. */
export function idsOf(level: SecurityLevel, options: SecurityOptions, cluster: ClusterProfile): SecurityIds {
  if (cluster.assignsUserIds) {
    return {};
  }
  const userId = options.userId ?? level.userId;
  const groupId = options.groupId ?? userId;
  return { userId, groupId, fsGroup: options.fsGroup ?? groupId };
}

/** The security context of every container. */
export function containerContext(
  level: SecurityLevel,
  options: SecurityOptions,
  cluster: ClusterProfile,
): k8s.SecurityContext {
  const { userId, groupId } = idsOf(level, options, cluster);
  return {
    allowPrivilegeEscalation: false,
    ...(level.dropped && { capabilities: { drop: level.dropped } }),
    ...((options.readOnlyRootFilesystem ?? level.readOnlyRootFilesystem) && { readOnlyRootFilesystem: true }),
    ...(!level.mayBeRoot && { runAsNonRoot: true }),
    ...(userId !== undefined && { runAsUser: userId }),
    ...(groupId !== undefined && { runAsGroup: groupId }),
  };
}

/** The security context of the pod. */
export function podContext(
  level: SecurityLevel,
  options: SecurityOptions,
  cluster: ClusterProfile,
): k8s.PodSecurityContext {
  const { userId, groupId, fsGroup } = idsOf(level, options, cluster);
  return {
    ...(!level.mayBeRoot && { runAsNonRoot: true }),
    ...(userId !== undefined && { runAsUser: userId }),
    ...(groupId !== undefined && { runAsGroup: groupId }),
    ...(fsGroup !== undefined && { fsGroup, fsGroupChangePolicy: 'OnRootMismatch' }),
    ...(options.seLinuxType !== undefined && { seLinuxOptions: { type: options.seLinuxType } }),
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
