import { containersOf, PodTemplate } from './pod-template';

type Json = Record<string, any>;

/** One thing of a pod that a level of the Pod Security Standards refuses. */
export interface Refusal {
  /** The container; undefined for the pod itself. */
  readonly container?: string;
  /** What it does, beginning with the verb: `sets runAsUser 0`. */
  readonly what: string;
  /** Whether it is a thing that a SecurityProfile decides. */
  readonly byProfile: boolean;
}

/** One rule of a level, as of a minor version of Kubernetes 1. */
export type PodSecurityRule = (pod: PodTemplate, minor: number) => Refusal[];

/** A rule on the pod itself. */
export function podRule(find: (pod: PodTemplate, minor: number) => string[]): PodSecurityRule {
  return (pod, minor) => find(pod, minor).map((what) => ({ what, byProfile: false }));
}

/** A rule on what each container says outside of its security context. */
export function containerRule(find: (container: Json, minor: number) => string[]): PodSecurityRule {
  return (pod, minor) =>
    containersOf(pod).flatMap((container) =>
      find(container, minor).map((what) => ({ container: container.name, what, byProfile: false })),
    );
}

/** A rule on the security context of each container. */
export function containerContextRule(find: (context: Json, pod: PodTemplate) => string[]): PodSecurityRule {
  return (pod) =>
    containersOf(pod).flatMap((container) =>
      find(container.securityContext ?? {}, pod).map((what) => ({ container: container.name, what, byProfile: true })),
    );
}

/** A rule on the security context of the pod and of each container alike. */
export function contextRule(find: (context: Json, minor: number) => string[]): PodSecurityRule {
  return (pod, minor) => [
    ...find(pod.spec.securityContext ?? {}, minor).map((what) => ({ what, byProfile: true })),
    ...containerContextRule((context) => find(context, minor))(pod, minor),
  ];
}

/** A rule that came with a minor version. */
export function since(first: number, rule: PodSecurityRule): PodSecurityRule {
  return (pod, minor) => (minor >= first ? rule(pod, minor) : []);
}

/** A rule that pods in a user namespace of their own need not keep, from 1.35 on. */
export function unlessUserNamespace(rule: PodSecurityRule): PodSecurityRule {
  return (pod, minor) => (minor >= 35 && pod.spec.hostUsers === false ? [] : rule(pod, minor));
}

/** A rule on what Windows pods do not have, from 1.25 on. */
export function unlessWindows(rule: PodSecurityRule): PodSecurityRule {
  return (pod, minor) => (minor >= 25 && pod.spec.os?.name === 'windows' ? [] : rule(pod, minor));
}
