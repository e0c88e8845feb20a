import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsByKey } from '../plan/described-template';
import { title } from '../plan/scaled-pods';
import { scalersByTarget } from '../plan/scalers';
import { Rule } from './rule';

/** What is scaled does not name its replicas: each apply would set them back to what the manifest says. */
export class ScalingReplicasOmitted implements Rule {
  public readonly checkId = 'scaling-replicas-omitted';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'What is scaled does not name its replicas.';
  public readonly reason = 'Each apply sets them back to what the manifest says.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const scalers = scalersByTarget(objects);
    const known = scalers.size === 0 ? new Map<string, SynthesizedObject>() : objectsByKey(objects);
    return [...scalers].flatMap(([key, [{ object }]]) => {
      const target = known.get(key);
      const replicas = target?.manifest.spec?.replicas;
      return target === undefined || replicas === undefined || replicas === null
        ? []
        : [
            {
              checkId: this.checkId,
              severity: FindingSeverity.WARNING,
              path: target.path,
              problem: `${title(target)} names replicas ${replicas}, to which each apply sets back what ${title(object)} has changed`,
              fix: 'leave replicas out, once ScalingHandover has kept them from falling to 1',
            },
          ];
    });
  }
}
