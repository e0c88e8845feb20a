import type { Cluster } from '../cluster.js';
import { autoscalerBounds } from './autoscaler-bounds.js';
import { badImage } from './bad-image.js';
import { configChange } from './config-change.js';
import { drain } from './drain.js';
import type { Ground } from './kit/ground.js';
import { rollingUpdate } from './rolling-update.js';
import * as subjects from './subjects.js';

/** A service of the library, and what is tried with it. Its problems are those of the drill; none is good. */
export interface Drill {
  readonly subject: string;
  readonly check: string;
  readonly run: (ground: Ground) => Promise<string[]>;
  /** Why it can't be tried on this cluster. */
  readonly skip?: (cluster: Cluster) => string | undefined;
}

export const DRILLS: readonly Drill[] = [
  {
    subject: 'hello',
    check: 'rolling update',
    run: (ground) => rollingUpdate(ground, subjects.helloRelease(ground.target)),
  },
  {
    subject: 'no surge',
    check: 'rolling update',
    run: (ground) => rollingUpdate(ground, subjects.tightRelease(ground.target)),
  },
  {
    subject: 'settings in a file',
    check: 'bad image and undo',
    run: (ground) => badImage(ground, subjects.badRelease(ground.target)),
  },
  {
    subject: 'settings as variables',
    check: 'config change',
    run: (ground) => configChange(ground, subjects.changedVariables(ground.target)),
  },
  {
    subject: 'settings in a file',
    check: 'config change',
    run: (ground) => configChange(ground, subjects.changedFile(ground.target)),
  },
  {
    subject: 'autoscaled',
    check: 'bounds of the autoscaler',
    run: (ground) => autoscalerBounds(ground, subjects.autoscaled(ground.target)),
  },
  { subject: 'four pods', check: 'drain', run: (ground) => drain(ground, subjects.drained(ground.target)) },
];
