import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { CONTAINER_FIELDS, GatedField, INIT_FIELDS, KIND_FIELDS, MAIN_FIELDS, POD_FIELDS } from '../plan/gated-fields';
import { objectsIn, podTemplate } from '../plan/pod-template';
import { remembered } from '../private/remembered';
import { tooOld, versionWords } from './cluster-version';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

/** A step of a path: a member, and whether the path goes on in each item of it. */
interface Step {
  readonly name: string;
  readonly isList: boolean;
}

/** Whether any of the values at a path below a part of a manifest, whatever that is, is one that is looked for. */
function isAnyAt(part: unknown, steps: Step[], at: number, isMeant: (value: unknown) => boolean): boolean {
  if (typeof part !== 'object' || part === null) {
    return false;
  }
  const { name, isList } = steps[at];
  const value = (part as Json)[name] as unknown;
  if (value === undefined || value === null) {
    return false;
  }
  if (isList) {
    return objectsIn(value).some((member) => isAnyAt(member, steps, at + 1, isMeant));
  }
  return at + 1 < steps.length ? isAnyAt(value, steps, at + 1, isMeant) : isMeant(value);
}

const STEPS = new Map<GatedField, Step[]>();

function stepsOf(field: GatedField): Step[] {
  return remembered(STEPS, field, () =>
    field.path.split('.').map((step) => ({ name: step.replace('[]', ''), isList: step.endsWith('[]') })),
  );
}

function isSet(part: unknown, field: GatedField): boolean {
  return isAnyAt(part, stepsOf(field), 0, (value) => field.values?.includes(value) ?? true);
}

/** Part of a manifest in which to look for fields; containers have a name. */
type Place = readonly [part: unknown, fields: GatedField[], containerName?: string];

function placesOf(object: SynthesizedObject): Place[] {
  const own: Place = [object.manifest.spec, KIND_FIELDS.get(`${object.apiVersion} ${object.kind}`) ?? []];
  const pod = podTemplate(object)?.spec;
  if (pod === undefined) {
    return [own];
  }
  const ofContainers = (name: string, fields: GatedField[]) =>
    objectsIn(pod[name]).map((container): Place => [container, fields, String(container.name)]);
  return [
    own,
    [pod, POD_FIELDS],
    ...ofContainers('initContainers', [...CONTAINER_FIELDS, ...INIT_FIELDS]),
    ...ofContainers('containers', [...CONTAINER_FIELDS, ...MAIN_FIELDS]),
  ];
}

/** What is asked for, once for each field, with the containers that ask. */
function fieldsOf(object: SynthesizedObject): Map<GatedField, string[]> {
  const version = object.cluster.kubernetesVersion;
  const found = new Map<GatedField, string[]>();
  for (const [part, fields, name] of placesOf(object)) {
    for (const field of fields) {
      const isThere = field.on !== undefined && version.isAtLeast(field.on);
      if (!isThere && isSet(part, field)) {
        found.set(field, [...(found.get(field) ?? []), ...(name === undefined ? [] : [`"${name}"`])]);
      }
    }
  }
  return found;
}

/** `lifecycle.preStop.sleep of the container "web"`, or `trafficDistribution PreferClose`. */
function nameOf({ path, values }: GatedField, containers: string[]): string {
  const words = path.replaceAll('[]', '') + (values?.length === 1 ? ` ${String(values[0])}` : '');
  return containers.length === 0
    ? words
    : `${words} of the container${containers.length === 1 ? '' : 's'} ${containers.join(', ')}`;
}

function fixOf({ on, gate }: GatedField): string {
  return on === undefined
    ? `turn the feature gate ${gate} on and suppress this with that reason, or leave it out`
    : `say kubernetesVersion 1.${on} or later in the ClusterProfile where the cluster has it, or leave it out`;
}

/**
 * Every field of pods, Services, Jobs, autoscalers and claims is one that the API server of the cluster has on.
 * Source: https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export class FieldSupported implements Rule {
  public readonly checkId = 'field-supported';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = "Every field is one that the cluster's version of Kubernetes knows and has on.";
  public readonly reason =
    'kubectl apply refuses a field that the API server does not know; other tools, and a feature gate that is off, drop it without a word.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return objects.flatMap((object) =>
      [...fieldsOf(object)].map(([field, containers]) => this.finding(object, field, containers)),
    );
  }

  private finding(object: SynthesizedObject, field: GatedField, containers: string[]): Finding {
    const { cluster } = object;
    const version = cluster.kubernetesVersion;
    const what = `the ${object.kind} "${object.objectName}" sets ${nameOf(field, containers)}`;
    if (version.isAtLeast(field.since)) {
      const problem = `${what}, which Kubernetes ${version.toString()} ignores or refuses unless its feature gate ${field.gate} is on`;
      return finding(this, object, problem, fixOf(field), FindingSeverity.WARNING);
    }
    const problem = `${what}, which came with Kubernetes 1.${field.since}, ${versionWords(cluster)}`;
    return finding(this, object, problem, fixOf(field), tooOld(cluster));
  }
}
