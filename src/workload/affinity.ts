import { k8s } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { requireLabel } from '../private/labels';
import { requireDnsLabel } from '../private/names';
import { requireInteger } from '../private/values';
import type { NodeAffinityOptions, NodeRequirement } from './node-affinity';
import type { PodAffinityOptions, PodAffinityRule } from './pod-affinity';

/** The label that tells nodes apart. */
export const HOST = 'kubernetes.io/hostname';

/** The affinity to nodes as the Kubernetes API writes it, checked. */
export function nodeAffinity(path: string, options: NodeAffinityOptions): k8s.NodeAffinity {
  const { required = [], preferred = [] } = options;
  const expressions = (requirements: NodeRequirement[]) => requirements.map((requirement) => requirement._toKube(path));
  const preferences = preferred.map(({ requirements, weight = 100 }) => {
    if (requirements.length === 0) {
      fail('scheduling-invalid', path, 'a node preference has no requirements', 'give it one, or leave it out');
    }
    requireInteger('scheduling-invalid', path, 'node preference weight', weight, 1, 100);
    return { weight, preference: { matchExpressions: expressions(requirements) } };
  });
  return {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: required.length === 0 ? [] : [{ matchExpressions: expressions(required) }],
    },
    preferredDuringSchedulingIgnoredDuringExecution: preferences,
  };
}

/** Affinity and anti-affinity have the same shape. */
export interface PodTerms {
  readonly requiredDuringSchedulingIgnoredDuringExecution: k8s.PodAffinityTerm[];
  readonly preferredDuringSchedulingIgnoredDuringExecution: k8s.WeightedPodAffinityTerm[];
}

/** The affinity to pods, or against them, as the Kubernetes API writes it, checked. */
export function podTerms(path: string, what: string, options: PodAffinityOptions = {}): PodTerms {
  const { required = [], preferred = [] } = options;
  if (required.some((rule) => rule.weight !== undefined)) {
    const problem = `a required rule of ${what} has a weight, which only preferences have`;
    fail('scheduling-invalid', path, problem, 'leave the weight out or move the rule to preferred');
  }
  return {
    requiredDuringSchedulingIgnoredDuringExecution: required.map((rule) => term(path, what, rule)),
    preferredDuringSchedulingIgnoredDuringExecution: preferred.map((rule) => ({
      weight: requireInteger('scheduling-invalid', path, `weight of ${what}`, rule.weight ?? 100, 1, 100),
      podAffinityTerm: term(path, what, rule),
    })),
  };
}

function term(path: string, what: string, rule: PodAffinityRule): k8s.PodAffinityTerm {
  const { labels, topologyKey = HOST, namespaces } = rule;
  const entries = Object.entries(labels);
  if (entries.length === 0) {
    fail('scheduling-invalid', path, `a rule of ${what} has no labels`, 'name the labels of the other pods');
  }
  entries.forEach(([key, value]) => requireLabel(path, key, value));
  requireLabel(path, topologyKey, '');
  namespaces?.forEach((name) => requireDnsLabel(path, 'namespace', name));
  return { labelSelector: { matchLabels: { ...labels } }, topologyKey, namespaces: namespaces && [...namespaces] };
}
