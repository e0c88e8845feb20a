import { show } from '../private/values';
import { objectsIn } from './pod-template';
import {
  containerContextRule,
  containerRule,
  contextRule,
  podRule,
  PodSecurityRule,
  since,
  unlessUserNamespace,
} from './pod-security-rule';

type Json = Record<string, any>;

const CAPABILITIES = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP'],
  ...['SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

/** The safe sysctls, each with the minor version that took it in. */
const SYSCTLS: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
]);

/** The profiles of the runtime or of the node's administrator, for AppArmor and seccomp alike. */
const PROFILE_TYPES = ['RuntimeDefault', 'Localhost'];

const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** What a list holds; what is no list is for the API server to refuse. */
function items(value: unknown): any[] {
  return Array.isArray(value) ? value : [];
}

/** A profile that takes the protection of the runtime away. */
export function badProfile(context: Json, field: 'appArmorProfile' | 'seccompProfile'): string[] {
  const profile = context[field];
  return profile && !PROFILE_TYPES.includes(profile.type) ? [`sets ${field} ${show(profile.type)}`] : [];
}

/** The capabilities beyond those of a list that a security context adds. */
export function badCapabilities(context: Json, allowed: string[]): string[] {
  return items(context.capabilities?.add)
    .filter((name) => !allowed.includes(name))
    .map((name) => `adds the capability ${name}`);
}

const hostNamespaces = podRule(({ spec }) =>
  ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => spec[field] === true).map((field) => `sets ${field}`),
);

const hostProcess = contextRule((context) =>
  context.windowsOptions?.hostProcess === true ? ['sets windowsOptions.hostProcess'] : [],
);

const privileged = containerContextRule((context) => (context.privileged === true ? ['sets privileged'] : []));

const hostPaths = podRule(({ spec }) =>
  objectsIn(spec.volumes)
    .filter((volume) => volume.hostPath)
    .map((volume) => `uses the hostPath volume ${show(volume.name)}`),
);

const hostPorts = containerRule((container) =>
  objectsIn(container.ports)
    .filter((port) => port.hostPort)
    .map((port) => `opens the host port ${port.hostPort}`),
);

const appArmorAnnotations = podRule(({ annotations }) =>
  Object.entries(annotations)
    .filter(
      ([key, value]) => key.startsWith(APPARMOR_ANNOTATION) && !/^(|runtime\/default|localhost\/.*)$/s.test(value),
    )
    .map(([key, value]) => `sets the annotation ${key} to ${show(value)}`),
);

const seLinux = contextRule(({ seLinuxOptions }, minor) => {
  const { type = '', user, role } = seLinuxOptions ?? {};
  const isAllowed = SELINUX_TYPES.includes(type ?? '') || (minor >= 31 && type === 'container_engine_t');
  return [
    ...(isAllowed ? [] : [`sets the SELinux type ${show(type)}`]),
    ...(user ? [`sets the SELinux user ${show(user)}`] : []),
    ...(role ? [`sets the SELinux role ${show(role)}`] : []),
  ];
});

/** The level restricted keeps this one in user namespaces too. */
export const procMount = containerContextRule((context) =>
  (context.procMount ?? 'Default') === 'Default' ? [] : [`sets procMount ${show(context.procMount)}`],
);

const sysctls = podRule(({ spec }, minor) =>
  objectsIn(spec.securityContext?.sysctls)
    .filter(({ name }) => !SYSCTLS.has(name as string) || SYSCTLS.get(name as string)! > minor)
    .map(({ name }) => `sets the sysctl ${name}`),
);

const hosts = containerRule((container) =>
  [
    ...[container.livenessProbe, container.readinessProbe, container.startupProbe],
    ...[container.lifecycle?.postStart, container.lifecycle?.preStop],
  ]
    .flatMap((action) => [action?.httpGet?.host, action?.tcpSocket?.host])
    .filter((host) => host)
    .map((host) => `names the host ${show(host)} in a probe or lifecycle hook`),
);

/** What the levels baseline and restricted have in common. */
export const COMMON_RULES: PodSecurityRule[] = [
  hostNamespaces,
  hostProcess,
  privileged,
  hostPorts,
  contextRule((context) => badProfile(context, 'appArmorProfile')),
  appArmorAnnotations,
  seLinux,
  sysctls,
  since(34, hosts),
];

/**
 * The level baseline: no known way to more privileges.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const BASELINE_RULES: PodSecurityRule[] = [
  ...COMMON_RULES,
  containerContextRule((context) => badCapabilities(context, CAPABILITIES)),
  hostPaths,
  unlessUserNamespace(procMount),
  contextRule((context) => badProfile(context, 'seccompProfile')),
];
