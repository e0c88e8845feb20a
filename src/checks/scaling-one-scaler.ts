import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { title } from '../plan/scaled-pods';
import { Scaler, scalersByTarget } from '../plan/scalers';
import { Rule } from './rule';

/** Scalers that are not one and the same object, written twice. */
function distinct(scalers: Scaler[]): SynthesizedObject[] {
  return [...new Map(scalers.map(({ object }) => [title(object), object])).values()];
}

/** `Deployment web`, of the key of a target. */
function targetTitle({ targetKey }: Scaler): string {
  return targetKey.split(' ').slice(2).join(' ');
}

/**
 * Nothing is scaled by two: each would undo what the other does. A ScaledObject makes an autoscaler of its own.
 * See https://keda.sh/docs/latest/concepts/scaling-deployments/
 */
export class ScalingOneScaler implements Rule {
  public readonly checkId = 'scaling-one-scaler';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'Nothing is scaled by two autoscalers.';
  public readonly reason = 'Each undoes what the other does.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return [...scalersByTarget(objects).values()].flatMap((scalers) => {
      const [first, ...more] = distinct(scalers);
      return more.map((object) => ({
        checkId: this.checkId,
        severity: FindingSeverity.ERROR,
        path: object.path,
        problem: `${title(object)} scales ${targetTitle(scalers[0])}, which ${title(first)} of ${first.path} scales already`,
        fix: 'keep one of them, with the metrics of both',
      }));
    });
  }
}
