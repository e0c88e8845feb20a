import { Finding, FindingSeverity, ICheck } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';

/** One rule of this library's: what docs/checks.md says of it stands beside the code that finds it. */
export interface Rule extends ICheck {
  /** The worst that its findings mean for synth. */
  readonly severity: FindingSeverity;
  /** What must hold, in a sentence or two. */
  readonly meaning: string;
  /** What happens on the cluster otherwise. */
  readonly reason: string;
}

/** A finding of a rule about an object. */
export function finding(
  { checkId, severity }: Rule,
  { path }: SynthesizedObject,
  problem: string,
  fix: string,
  milder?: FindingSeverity,
): Finding {
  return { checkId, severity: milder ?? severity, path, problem, fix };
}
