import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { isName, memberOf, Mention } from '../plan/mention';
import { absentTargets } from './absent';
import { Rule } from './rule';

type Json = Record<string, any>;

/** KEDA takes a Deployment where nothing is said. Source: https://keda.sh/docs/latest/reference/scaledobject-spec/ */
function ofScaledObject({ scaleTargetRef }: Json): Json {
  return { apiVersion: 'apps/v1', kind: 'Deployment', ...memberOf(scaleTargetRef) };
}

/** The member that names the target, and what it says. */
const READERS: Record<string, (spec: Json) => [string, Json]> = {
  'autoscaling HorizontalPodAutoscaler': ({ scaleTargetRef }) => ['scaleTargetRef', memberOf(scaleTargetRef)],
  'keda.sh ScaledObject': (spec) => ['scaleTargetRef', ofScaledObject(spec)],
  'autoscaling.k8s.io VerticalPodAutoscaler': ({ targetRef }) => ['targetRef', memberOf(targetRef)],
  'argoproj.io Rollout': ({ workloadRef }) => ['workloadRef', memberOf(workloadRef)],
};

function targetsOf(object: SynthesizedObject): Mention[] {
  const read = READERS[`${groupOf(object.apiVersion)} ${object.kind}`];
  const [place, { apiVersion, kind, name }] = read?.(memberOf(object.manifest.spec)) ?? ['', {}];
  if (!isName(kind) || !isName(name)) {
    return [];
  }
  const group = isName(apiVersion) ? groupOf(apiVersion) : '';
  return [{ object, place, target: { group, kind, name, namespaceName: object.namespaceName } }];
}

/** What scales, or takes over the pods of something, names something that exists, in its own namespace. */
export class ReferenceScaleTarget implements Rule {
  public readonly checkId = 'reference-scale-target';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'What a HorizontalPodAutoscaler, ScaledObject, VerticalPodAutoscaler or the workloadRef of a Rollout names exists, in the same API group.';
  public readonly reason = 'Nothing is scaled; only its status says why.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    return absentTargets(this, objects.flatMap(targetsOf), objects, context);
  }
}
