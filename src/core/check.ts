import { CheckContext } from './check-context';
import { SynthesizedObject } from './synthesized-object';

/** What a finding means for synth. */
export enum FindingSeverity {
  /** It cannot work: synth stops and writes nothing. */
  ERROR = 'error',
  /** It may be meant: synth prints it and goes on. */
  WARNING = 'warning',
}

/** One thing that a check has found. */
export interface Finding {
  /** The id of the check. */
  readonly checkId: string;
  /** What it means for synth. */
  readonly severity: FindingSeverity;
  /** The construct path of what is wrong. */
  readonly path: string;
  /** What is wrong with which value. */
  readonly problem: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A finding that somebody has silenced, and why. */
export interface SuppressedFinding {
  /** What was found. */
  readonly finding: Finding;
  /** Why it may stay. */
  readonly reason: string;
}

/** One rule over all that an app renders, whoever rendered it. */
export interface ICheck {
  /** A stable id, like `quota-fits`. */
  readonly checkId: string;

  /**
   * Looks at all objects of the app, in the order in which they are written.
   *
   * @param objects the objects, whoever rendered them
   * @param context what else is known, such as what exists outside the app
   * @returns what is wrong; nothing when all is well
   */
  check(objects: SynthesizedObject[], context: CheckContext): Finding[];
}
