import type { Drill } from './drills.js';

/** A drill with manifests that are deliberately wrong, and the problem that it must find. */
export interface Proof extends Omit<Drill, 'subject'> {
  readonly broken: string;
  readonly finds: RegExp;
}
