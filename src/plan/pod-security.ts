import { SynthesizedObject } from '../core/synthesized-object';
import { BASELINE_RULES } from './pod-security-baseline';
import { RESTRICTED_RULES } from './pod-security-restricted';
import { Refusal } from './pod-security-rule';
import { PodTemplate } from './pod-template';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The levels that refuse anything, the stricter one last. */
export type EnforcedLevel = 'baseline' | 'restricted';

/** What a namespace enforces. */
export interface PodSecurity {
  readonly level: EnforcedLevel;
  /** The minor version of Kubernetes 1 whose rules hold; infinite for the newest. */
  readonly minor: number;
}

/**
 * What a namespace enforces by its labels; undefined when it admits everything. A level or version that is
 * none is for the API server to refuse.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
 */
export function podSecurity(namespace: SynthesizedObject): PodSecurity | undefined {
  const labels = namespace.manifest.metadata?.labels ?? {};
  const level = labels[ENFORCE];
  const pinned = /^v1\.(\d+)$/.exec(labels[`${ENFORCE}-version`] ?? '');
  return level === 'baseline' || level === 'restricted'
    ? { level, minor: pinned ? Number(pinned[1]) : Infinity }
    : undefined;
}

/** All that a level refuses of a pod. */
export function podSecurityRefusals(pod: PodTemplate, { level, minor }: PodSecurity): Refusal[] {
  const rules = level === 'baseline' ? BASELINE_RULES : RESTRICTED_RULES;
  return rules.flatMap((rule) => rule(pod, minor));
}

/** The lowest level that admits a pod which a namespace refuses. */
export function admittingLevel(pod: PodTemplate, { minor }: PodSecurity): 'baseline' | 'privileged' {
  return podSecurityRefusals(pod, { level: 'baseline', minor }).length === 0 ? 'baseline' : 'privileged';
}
