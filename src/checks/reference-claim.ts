import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from '../plan/app-index';
import { isName, memberOf, Mention } from '../plan/mention';
import { oncePerList } from '../plan/once-per-list';
import { objectsIn, podTemplate } from '../plan/pod-template';
import { absentTargets } from './absent';
import { Rule } from './rule';

function claimsOf(object: SynthesizedObject): Mention[] {
  return objectsIn(podTemplate(object)?.spec.volumes).flatMap((volume) => {
    const name: unknown = memberOf(volume.persistentVolumeClaim).claimName;
    const { namespaceName } = object;
    const target = { group: '', kind: 'PersistentVolumeClaim', name: name as string, namespaceName };
    return isName(name) ? [{ object, place: `the volume "${volume.name}"`, target }] : [];
  });
}

const ownClaims = oncePerList((objects: SynthesizedObject[]) => {
  const sets = objectsOfKind(objects, 'apps', 'StatefulSet').flatMap((set) =>
    objectsIn(memberOf(set.manifest.spec).volumeClaimTemplates).map(
      ({ metadata }) => `${set.namespaceName} ${memberOf(metadata).name}-${set.objectName}`,
    ),
  );
  return new Set(sets);
});

/**
 * What mounts a PersistentVolumeClaim finds it. A StatefulSet makes those of its own templates, one for each pod.
 * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
 */
export class ReferenceClaim implements Rule {
  public readonly checkId = 'reference-claim';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'Every PersistentVolumeClaim that a pod mounts exists.';
  public readonly reason = 'The pod is not scheduled until there is one.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const own = ownClaims(objects);
    const mentions = objects
      .flatMap(claimsOf)
      .filter(({ target }) => !own.has(`${target.namespaceName} ${target.name.replace(/-\d+$/, '')}`));
    return absentTargets(this, mentions, objects, context);
  }
}
