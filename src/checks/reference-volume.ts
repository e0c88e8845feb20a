import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { memberOf } from '../plan/mention';
import { containersOf, objectsIn, podTemplate, PodTemplate } from '../plan/pod-template';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** Where a container asks for a volume, and for which. */
interface Mount {
  readonly place: string;
  readonly name: string;
}

function mountsOf({ name: container, volumeMounts, volumeDevices }: Json): Mount[] {
  const named = (member: string, list: unknown) =>
    objectsIn(list)
      .filter(({ name }) => typeof name === 'string')
      .map(({ name }) => ({ place: `${member} of the container "${container}"`, name: name as string }));
  return [...named('volumeMounts', volumeMounts), ...named('volumeDevices', volumeDevices)];
}

/** The names of the volumes of a pod; a StatefulSet's claims are some of them. */
function volumesOf({ kind, manifest }: SynthesizedObject, { spec }: PodTemplate): Set<unknown> {
  const templates = kind === 'StatefulSet' ? objectsIn(memberOf(manifest.spec).volumeClaimTemplates) : [];
  return new Set([
    ...objectsIn(spec.volumes).map(({ name }) => name as unknown),
    ...templates.map(({ metadata }) => memberOf(metadata).name as unknown),
  ]);
}

/**
 * Containers mount volumes that their pod has; what it has and nobody mounts does no harm.
 * Source: ValidateVolumeMounts of kubernetes/pkg/apis/core/validation
 */
export class ReferenceVolume implements Rule {
  public readonly checkId = 'reference-volume';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'What a container mounts is a volume of its pod, or a claim of its StatefulSet.';
  public readonly reason = 'The API server refuses the pod.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objects.flatMap((object) => {
      const template = podTemplate(object);
      return template === undefined ? [] : this.checkPod(object, template);
    });
  }

  private checkPod(object: SynthesizedObject, template: PodTemplate): Finding[] {
    const volumes = volumesOf(object, template);
    const missing = containersOf(template)
      .flatMap(mountsOf)
      .filter(({ name }) => !volumes.has(name));
    const known = [...volumes].join(' or ');
    const isFirst = ({ name }: Mount, index: number) => missing.findIndex((mount) => mount.name === name) === index;
    return missing
      .filter(isFirst)
      .map(({ place, name }) =>
        finding(
          this,
          object,
          `${place} names the volume "${name}", which the pod does not have`,
          known === '' ? 'add it to volumes' : `name ${known}, or add it to volumes`,
        ),
      );
  }
}
