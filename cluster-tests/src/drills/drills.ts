import type { Cluster } from '../cluster.js';
import { Duration } from 'cdk8s';
import { autoscalerBounds } from './autoscaler-bounds.js';
import { badImage } from './bad-image.js';
import { blueGreen } from './blue-green.js';
import { canary } from './canary.js';
import { configChange } from './config-change.js';
import { drain } from './drain.js';
import { endpoints } from './endpoints.js';
import type { Ground } from './kit/ground.js';
import { limits } from './limits.js';
import { nodeLoss } from './node-loss.js';
import { quota } from './quota.js';
import { rollingUpdate } from './rolling-update.js';
import * as subjects from './subjects/index.js';

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
  {
    subject: 'room for a rollout',
    check: 'quota as planned',
    run: (ground) => quota(ground, subjects.roomyQuota(ground.target)),
  },
  {
    subject: 'room for the need',
    check: 'quota as planned',
    run: (ground) => quota(ground, subjects.tightQuota(ground.target)),
  },
  { subject: 'container bounds', check: 'limits', run: (ground) => limits(ground, subjects.bounds(ground.target)) },
  {
    subject: 'behind ingress-nginx',
    check: 'canary comes and goes',
    run: (ground) => canary(ground, subjects.canaryStory(ground.target)),
  },
  {
    subject: 'two colors',
    check: 'blue-green switch',
    run: (ground) => blueGreen(ground, subjects.colorSwitch(ground.target)),
  },
  {
    subject: 'canary and migration',
    check: 'endpoints',
    run: (ground) => endpoints(ground, subjects.beside(ground.target)),
  },
  {
    subject: 'two nodes',
    check: 'node lost',
    run: (ground) => nodeLoss(ground, subjects.losing(ground.target, 'drill', Duration.seconds(3))),
    skip: onlyStandIn,
  },
];

/** Nobody's real node is switched off. */
export function onlyStandIn({ hasStandInNodes }: Cluster): string | undefined {
  return hasStandInNodes ? undefined : 'needs nodes that may be switched off';
}
