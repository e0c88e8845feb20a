import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { PlannedLines, planQuotas, QuotaLine } from '../plan/quota-lines';
import { QuotaShare } from '../plan/quota-shares';
import { formatResource } from '../private/resource-names';
import { Rule } from './rule';

const SHOWN = 3;

function listed(words: string[]): string {
  const shown = words.length > SHOWN ? [...words.slice(0, SHOWN - 1), `${words.length - SHOWN + 1} more`] : words;
  return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** Whoever has more pods for a while. */
function growing({ counted }: PlannedLines): QuotaShare[] {
  return counted.filter(({ pods }) => pods.most > pods.serving);
}

/** `web 8 pods, up to 16 at once`, and of a Job `migrate up to 3 pods at once`. */
function describe({ object, pods: { serving, most } }: QuotaShare): string {
  return serving === 0
    ? `${object?.objectName} up to ${count(most)} at once`
    : `${object?.objectName} ${count(serving)}, up to ${most} at once`;
}

function count(pods: number): string {
  return `${pods} ${pods === 1 ? 'pod' : 'pods'}`;
}

/** What it would take the room for: updates, runs of Jobs, or both. */
function purpose(shares: QuotaShare[]): string {
  const runs = shares.some(({ object }) => isJob(object));
  const updates = shares.length === 0 || shares.some(({ object }) => !isJob(object));
  const words = [...(updates ? ['update all'] : []), ...(runs ? ['run every Job'] : [])];
  return `${words.join(' and ')} at once`;
}

function isJob(object: SynthesizedObject | undefined): boolean {
  return object?.kind === 'Job' || object?.kind === 'CronJob';
}

function isTooTight({ hard, serving, passing, most }: QuotaLine): boolean {
  return serving + passing <= hard && most > hard;
}

function held(planned: PlannedLines): Finding[] {
  const tight = planned.lines.filter(isTooTight);
  if (tight.length === 0) {
    return [];
  }
  const short = tight.map(
    ({ line, hard, most }) => `${line} ${formatResource(line, hard)} of ${formatResource(line, most)}`,
  );
  const shares = growing(planned);
  const updates = shares.filter(({ object }) => !isJob(object));
  const details = [
    ...(shares.length === 0 ? [] : [listed(shares.map(describe))]),
    ...(updates.length === 0 ? [] : ['terminating pods count']),
  ];
  const who = details.length === 0 ? '' : ` (${details.join('; ')})`;
  const minReady = updates.some(({ object }) => object?.kind === 'Deployment')
    ? ', or set minReady in Delivery.rollingUpdate: fewer pods then terminate at once'
    : '';
  const what = tight.some(({ line, shares: ofLine }) => ofLine.some(({ share }) => share.perPod.has(line)))
    ? 'pods'
    : 'objects';
  const raise = tight.map(({ line, most }) => `${line} to ${formatResource(line, most)}`);
  return [
    {
      checkId: 'quota-rolls-out',
      severity: FindingSeverity.WARNING,
      path: planned.quota.path,
      problem: `the quota is enough to run, but has ${listed(short)} that it takes to ${purpose(shares)}${who}, so some ${what} are refused until others are gone`,
      fix: `raise ${listed(raise)}${minReady}`,
    },
  ];
}

/**
 * A quota that everything fits into also lets every update and every Job go ahead at once. Where it does not,
 * the API server refuses pods in the midst of a rollout, and their controllers try again until old pods are gone.
 */
export class QuotaRollsOut implements Rule {
  public readonly checkId = 'quota-rolls-out';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'The quota also lets every update and every Job go ahead at once.';
  public readonly reason = 'Pods are refused in the midst of a rollout, and come only when old ones are gone.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return planQuotas(objects).flatMap(held);
  }
}
