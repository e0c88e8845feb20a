import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { isName, memberOf, Mention } from '../plan/mention';
import { spoken } from '../plan/spoken';
import { targetOf } from '../plan/targets';
import { absentTargets } from './absent';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** KEDA takes a Deployment where nothing is said. Source: https://keda.sh/docs/latest/reference/scaledobject-spec/ */
function ofScaledObject({ scaleTargetRef }: Json): Json {
  const { apiVersion, kind, ...others } = memberOf(scaleTargetRef);
  return { ...others, apiVersion: apiVersion ?? 'apps/v1', kind: kind ?? 'Deployment' };
}

/** The member that names the target, and what it says. */
const READERS: Record<string, (spec: Json) => [string, Json]> = {
  'autoscaling HorizontalPodAutoscaler': ({ scaleTargetRef }) => ['scaleTargetRef', memberOf(scaleTargetRef)],
  'keda.sh ScaledObject': (spec) => ['scaleTargetRef', ofScaledObject(spec)],
  'autoscaling.k8s.io VerticalPodAutoscaler': ({ targetRef }) => ['targetRef', memberOf(targetRef)],
  'argoproj.io Rollout': ({ workloadRef }) => ['workloadRef', memberOf(workloadRef)],
};

/** A mention of a target, and whether it says of which API. */
interface TargetMention extends Mention {
  readonly hasApiVersion: boolean;
}

function targetsOf(object: SynthesizedObject): TargetMention[] {
  const read = READERS[`${groupOf(object.apiVersion)} ${object.kind}`];
  const [place, { apiVersion, kind, name }] = read?.(memberOf(object.manifest.spec)) ?? ['', {}];
  if (!isName(kind) || !isName(name)) {
    return [];
  }
  const group = isName(apiVersion) ? groupOf(apiVersion) : '';
  const target = { group, kind, name, namespaceName: object.namespaceName };
  return [{ object, place, target, hasApiVersion: isName(apiVersion) }];
}

/** What a mention without an apiVersion means all the same; the core group is the one that it says. */
function meant(objects: SynthesizedObject[], { target, hasApiVersion }: TargetMention): SynthesizedObject | undefined {
  return hasApiVersion || targetOf(objects, target) !== undefined
    ? undefined
    : objects.find(
        ({ kind, objectName, namespaceName }) =>
          kind === target.kind && objectName === target.name && namespaceName === target.namespaceName,
      );
}

/** What scales, or takes over the pods of something, names something that exists, in its own namespace. */
export class ReferenceScaleTarget implements Rule {
  public readonly checkId = 'reference-scale-target';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'What a HorizontalPodAutoscaler, ScaledObject, VerticalPodAutoscaler or the workloadRef of a Rollout names exists, in the same API group.';
  public readonly reason = 'Nothing is scaled; only its status says why.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const mentions = objects.flatMap(targetsOf);
    const isUnsaid = (mention: TargetMention) => meant(objects, mention) !== undefined;
    return [
      ...mentions.filter(isUnsaid).map((mention) => this.unsaid(mention, meant(objects, mention)!)),
      ...absentTargets(
        this,
        mentions.filter((mention) => !isUnsaid(mention)),
        objects,
        context,
      ),
    ];
  }

  private unsaid({ object, place }: TargetMention, { apiVersion }: SynthesizedObject): Finding {
    return finding(this, object, `${place} of ${spoken(object)} names no apiVersion`, `use ${apiVersion}`);
  }
}
