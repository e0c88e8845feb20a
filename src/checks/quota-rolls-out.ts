import { Finding, FindingSeverity, ICheck } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { PlannedLines, planQuotas, QuotaLine } from '../plan/quota-lines';
import { formatResource } from '../private/resource-names';

const SHOWN = 3;

function listed(words: string[]): string {
  const shown = words.length > SHOWN ? [...words.slice(0, SHOWN - 1), `${words.length - SHOWN + 1} more`] : words;
  return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** Whoever has more pods for a while: `web 8 pods, up to 16 at once`. */
function growing({ counted }: PlannedLines): string[] {
  return counted
    .filter(({ pods }) => pods.most > pods.serving)
    .map(({ object, pods }) => `${object?.objectName} ${pods.serving} pods, up to ${pods.most} at once`);
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
  const raise = tight.map(({ line, most }) => `${line} to ${formatResource(line, most)}`);
  return [
    {
      checkId: 'quota-rolls-out',
      severity: FindingSeverity.WARNING,
      path: planned.quota.path,
      problem: `the quota is enough to run, but has ${listed(short)} that it takes to update all at once (${listed(growing(planned))}; terminating pods count), so some pods are refused until others are gone`,
      fix: `raise ${listed(raise)}, or set minReady in Delivery.rollingUpdate: fewer pods then terminate at once`,
    },
  ];
}

/**
 * A quota that everything fits into also lets every update and every Job go ahead at once. Where it does not,
 * the API server refuses pods in the midst of a rollout, and their controllers try again until old pods are gone.
 */
export class QuotaRollsOut implements ICheck {
  public readonly checkId = 'quota-rolls-out';

  public check(objects: SynthesizedObject[]): Finding[] {
    return planQuotas(objects).flatMap(held);
  }
}
