type Json = Record<string, any>;

/** What a case changes of a pod that the level restricted admits; undefined takes a field away. */
export interface PodChange {
  readonly pod?: Json;
  readonly podContext?: Json;
  readonly container?: Json;
  readonly context?: Json;
  readonly annotations?: Json;
}

/**
 * What it is, the change, the strictest level that admits it, what stricter ones
 * refuse of it, and what the level baseline refuses where that is less.
 */
export type PodSecurityCase = [string, PodChange, 'restricted' | 'baseline' | 'privileged', string?, string?];

const CONTEXT = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const POD_CONTEXT = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

function defined(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

/** A pod's template with one container, `web`. */
export function podWith({ pod, podContext, container, context, annotations = {} }: PodChange): Json {
  const web = { name: 'web', image: 'web:1', securityContext: defined({ ...CONTEXT, ...context }), ...container };
  const securityContext = defined({ ...POD_CONTEXT, ...podContext });
  return { metadata: { annotations }, spec: { containers: [web], securityContext, ...pod } };
}

export const web = (what: string): string => `container "web" ${what}`;
export const pod = (what: string): string => `the pod ${what}`;
export const sysctl = (name: string, value = '1'): PodChange => ({ podContext: { sysctls: [{ name, value }] } });
export const volume = (source: Json): PodChange => ({ pod: { volumes: [{ name: 'data', ...source }] } });
export const selinux = (seLinuxOptions: Json): PodChange => ({ context: { seLinuxOptions } });
export const capabilities = (value: Json): PodChange => ({ context: { capabilities: value } });
