import { show } from '../private/values';
import { badCapabilities, badProfile, COMMON_RULES, procMount } from './pod-security-baseline';
import {
  containerContextRule,
  contextRule,
  podRule,
  PodSecurityRule,
  since,
  unlessUserNamespace,
  unlessWindows,
} from './pod-security-rule';

type Json = Record<string, any>;

const VOLUME_TYPES = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected'],
  'secret',
];

/** The type of a volume; without a source it is an emptyDir. */
function volumeType(volume: Json): string {
  return Object.keys(volume).find((key) => key !== 'name' && volume[key]) ?? 'emptyDir';
}

const volumeTypes = podRule(({ spec }) =>
  ((spec.volumes ?? []) as Json[])
    .filter((volume) => !VOLUME_TYPES.includes(volumeType(volume)))
    .map((volume) => `uses the ${volumeType(volume)} volume ${show(volume.name)}`),
);

const privilegeEscalation = containerContextRule((context) =>
  context.allowPrivilegeEscalation === false ? [] : ['does not set allowPrivilegeEscalation false'],
);

/** What the pod says holds for containers that say nothing; but nothing makes up for a wrong word. */
const rootSaid = contextRule((context) => (context.runAsNonRoot === false ? ['sets runAsNonRoot false'] : []));
const rootUnsaid = containerContextRule((context, pod) =>
  typeof (context.runAsNonRoot ?? pod.spec.securityContext?.runAsNonRoot) === 'boolean'
    ? []
    : ['does not set runAsNonRoot true'],
);

const rootUser = contextRule((context) => (context.runAsUser === 0 ? ['sets runAsUser 0'] : []));

const seccompSaid = contextRule((context) => badProfile(context, 'seccompProfile'));
const seccompUnsaid = containerContextRule((context, pod) =>
  context.seccompProfile || pod.spec.securityContext?.seccompProfile ? [] : ['does not set seccompProfile'],
);

const capabilities = containerContextRule((context) => [
  ...((context.capabilities?.drop ?? []).includes('ALL') ? [] : ['does not drop the capabilities ALL']),
  ...badCapabilities(context, ['NET_BIND_SERVICE']),
]);

/**
 * The level restricted: what a well-behaved application needs.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const RESTRICTED_RULES: PodSecurityRule[] = [
  ...COMMON_RULES,
  procMount,
  volumeTypes,
  unlessWindows(privilegeEscalation),
  unlessUserNamespace(rootSaid),
  unlessUserNamespace(rootUnsaid),
  since(23, unlessUserNamespace(rootUser)),
  unlessWindows(seccompSaid),
  unlessWindows(seccompUnsaid),
  since(22, unlessWindows(capabilities)),
];
