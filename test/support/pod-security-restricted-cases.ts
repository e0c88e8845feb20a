import { capabilities, pod, PodSecurityCase, volume, web } from './pod-security-pod';

/** One case or more for each rule of the level restricted, as of Kubernetes 1.36. */
export const RESTRICTED_CASES: PodSecurityCase[] = [
  ['NFS', volume({ nfs: { server: 'files', path: '/' } }), 'baseline', pod('uses the nfs volume "data"')],
  ['an emptyDir', volume({ emptyDir: {} }), 'restricted'],
  ['a volume without a source', volume({}), 'restricted'],
  ['a volume of an image', volume({ image: { reference: 'data:1' } }), 'restricted'],
  ['a volume of a secret', volume({ secret: { secretName: 'data' } }), 'restricted'],
  [
    'privilege escalation',
    { context: { allowPrivilegeEscalation: true } },
    'baseline',
    web('does not set allowPrivilegeEscalation false'),
  ],
  [
    'privilege escalation unsaid',
    { context: { allowPrivilegeEscalation: undefined } },
    'baseline',
    web('does not set allowPrivilegeEscalation false'),
  ],
  ['perhaps root', { podContext: { runAsNonRoot: undefined } }, 'baseline', web('does not set runAsNonRoot true')],
  ['root by the container', { context: { runAsNonRoot: false } }, 'baseline', web('sets runAsNonRoot false')],
  [
    'root by the pod, not by its containers',
    { podContext: { runAsNonRoot: false }, context: { runAsNonRoot: true } },
    'baseline',
    pod('sets runAsNonRoot false'),
  ],
  [
    'not root by the container',
    { podContext: { runAsNonRoot: undefined }, context: { runAsNonRoot: true } },
    'restricted',
  ],
  [
    'root in a user namespace',
    { podContext: { runAsNonRoot: false, runAsUser: 0 }, pod: { hostUsers: false } },
    'restricted',
  ],
  ['the user 0', { context: { runAsUser: 0 } }, 'baseline', web('sets runAsUser 0')],
  [
    'the user 0 of the pod, not of its containers',
    { podContext: { runAsUser: 0 }, context: { runAsUser: 1654 } },
    'baseline',
    pod('sets runAsUser 0'),
  ],
  ['another user', { context: { runAsUser: 1654 } }, 'restricted'],
  ['seccomp unsaid', { podContext: { seccompProfile: undefined } }, 'baseline', web('does not set seccompProfile')],
  [
    'seccomp by the container',
    { podContext: { seccompProfile: undefined }, context: { seccompProfile: { type: 'RuntimeDefault' } } },
    'restricted',
  ],
  ['own seccomp', { context: { seccompProfile: { type: 'Localhost', localhostProfile: 'web.json' } } }, 'restricted'],
  ['capabilities kept', capabilities({ drop: ['NET_RAW'] }), 'baseline', web('does not drop the capabilities ALL')],
  [
    'capabilities unsaid',
    { context: { capabilities: undefined } },
    'baseline',
    web('does not drop the capabilities ALL'),
  ],
  [
    'an init container',
    {
      pod: {
        initContainers: [{ name: 'migrate', image: 'web:1', securityContext: { allowPrivilegeEscalation: false } }],
      },
    },
    'baseline',
    'container "migrate" does not drop the capabilities ALL',
  ],
  [
    'Windows',
    { podContext: { seccompProfile: undefined }, pod: { os: { name: 'windows' } }, container: { securityContext: {} } },
    'restricted',
  ],
  [
    'a Windows host process',
    {
      pod: {
        os: { name: 'windows' },
        hostNetwork: true,
        securityContext: { runAsNonRoot: true, windowsOptions: { hostProcess: true } },
      },
      container: { securityContext: {} },
    },
    'privileged',
    'the pod sets hostNetwork, the pod sets windowsOptions.hostProcess',
  ],
];
