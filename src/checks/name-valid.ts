import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { BUILT_IN_GROUPS } from '../plan/api-history';
import {
  annotationKey,
  dnsLabel,
  dnsSubdomain,
  labelKey,
  labelValue,
  NameFault,
  NameRule,
  pathSegment,
  serviceLabel,
  shorter,
} from '../plan/name-rules';
import { containersOf, objectsIn, podTemplate } from '../plan/pod-template';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

const ANY: NameRule = () => undefined;

/** What the API server and controllers ask of names, by group and kind; all others are DNS names. */
const RULES: ReadonlyMap<string, NameRule> = new Map([
  [' Namespace', dnsLabel],
  // The hash of a revision has up to ten characters.
  ['apps StatefulSet', shorter(dnsLabel, 52, 'a label of its pods appends a hash, which makes more than 63')],
  ['apps Deployment', shorter(dnsSubdomain, 242, 'its ReplicaSets append a hash, which makes more than 253')],
  ['batch CronJob', shorter(dnsSubdomain, 52, 'its Jobs append a time, which makes more than 63')],
  ['rbac.authorization.k8s.io Role', pathSegment],
  ['rbac.authorization.k8s.io RoleBinding', pathSegment],
  ['rbac.authorization.k8s.io ClusterRole', pathSegment],
  ['rbac.authorization.k8s.io ClusterRoleBinding', pathSegment],
  ['certificates.k8s.io ClusterTrustBundle', ANY],
  ['networking.k8s.io IPAddress', ANY],
]);

/** The first version whose Services' names may start with a digit: RelaxedServiceNameValidation. */
const RELAXED_SERVICES = 36;

/** A Job's pods have its name as a label, and those of an indexed one have it in their host names. */
function jobRule({ spec }: Json): NameRule {
  const last = Number(spec?.completions ?? 0) - 1;
  if (spec?.completionMode === 'Indexed' && last >= 0) {
    const suffix = `-${last}`;
    return shorter(dnsLabel, 63 - suffix.length, `host names of its pods append ${suffix}, which makes more than 63`);
  }
  return spec?.manualSelector === true ? dnsSubdomain : shorter(dnsSubdomain, 63, 'its pods have it as a label');
}

function ruleOf({ apiVersion, kind, cluster, manifest }: SynthesizedObject): NameRule {
  const key = `${groupOf(apiVersion)} ${kind}`;
  if (key === ' Service') {
    return cluster.kubernetesVersion.isAtLeast(RELAXED_SERVICES) ? dnsLabel : serviceLabel;
  }
  return key === 'batch Job' ? jobRule(manifest as Json) : (RULES.get(key) ?? dnsSubdomain);
}

/** Where nobody has said the version, the cluster may take it; and names of an aggregated API are its own affair. */
function milder({ apiVersion, kind, cluster, objectName }: SynthesizedObject): FindingSeverity | undefined {
  const mayBeTaken = kind === 'Service' && !cluster._isVersionKnown && dnsLabel(objectName) === undefined;
  return mayBeTaken || !BUILT_IN_GROUPS.has(groupOf(apiVersion)) ? FindingSeverity.WARNING : undefined;
}

/** Something whose name is wrong, what is wrong, and what to call it. */
type Misnamed = readonly [name: string, fault: NameFault, what: string];

/** What is asked of parts of objects, kept with what was said of each name: labels come again and again. */
function rememberingRules() {
  const remembering = (rule: NameRule): NameRule => {
    const known = new Map<string, NameFault | undefined>();
    return (name) => {
      if (!known.has(name)) {
        known.set(name, rule(name));
      }
      return known.get(name);
    };
  };
  return {
    labelKey: remembering(labelKey),
    labelValue: remembering(labelValue),
    annotationKey: remembering(annotationKey),
    dnsLabel: remembering(dnsLabel),
  };
}

type PartRules = ReturnType<typeof rememberingRules>;

function membersOf(map: unknown): Json {
  return typeof map === 'object' && map !== null && !Array.isArray(map) ? map : {};
}

/** What an object says of itself, and of the pods and Jobs that are made from it. */
function metadataOf({ manifest, apiVersion, kind }: SynthesizedObject): Json[] {
  const { metadata, spec } = manifest as Json;
  const makes = BUILT_IN_GROUPS.has(groupOf(apiVersion)) || kind === 'Rollout';
  const templates = makes ? [spec?.template, spec?.jobTemplate, spec?.jobTemplate?.spec?.template] : [];
  return objectsIn([metadata, ...objectsIn(templates).map((template) => template.metadata as unknown)]);
}

/** Collects what is misnamed; it says of what only where something is. */
class MisnamedParts {
  public readonly found: Misnamed[] = [];

  /** Asks a rule about a name, which is no text where a manifest is malformed. */
  public ask(name: unknown, rule: NameRule, what: string, whose = ''): void {
    const fault = typeof name === 'string' ? rule(name) : undefined;
    if (fault !== undefined) {
      this.found.push([name as string, fault, `${what}${whose}`]);
    }
  }
}

function misnamedParts(object: SynthesizedObject, rules: PartRules): Misnamed[] {
  const metadata = metadataOf(object);
  const labels = metadata.map((meta) => membersOf(meta.labels));
  const template = podTemplate(object);
  const parts = new MisnamedParts();
  labels.forEach((map) => Object.keys(map).forEach((key) => parts.ask(key, rules.labelKey, 'label key')));
  for (const map of labels) {
    Object.keys(map).forEach((key) => parts.ask(map[key], rules.labelValue, 'value of the label ', key));
  }
  for (const { annotations } of metadata) {
    Object.keys(annotations ?? {}).forEach((key) => parts.ask(key, rules.annotationKey, 'annotation key'));
  }
  if (template !== undefined) {
    containersOf(template).forEach(({ name }) => parts.ask(name, rules.dnsLabel, 'container name'));
    objectsIn(template.spec.volumes).forEach(({ name }) => parts.ask(name, rules.dnsLabel, 'volume name'));
  }
  return parts.found;
}

/** A long name is told from its beginning; that of a malformed manifest may be no text. */
function shown(name: unknown): string {
  const text = String(name);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/**
 * Names, labels and annotations are ones that the API server takes, and names leave room for what controllers append.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/, and the API server's validation.
 */
export class NameValid implements Rule {
  public readonly checkId = 'name-valid';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'Names, labels and keys of annotations are ones that the API server takes for the kind, and names leave room for what controllers append.';
  public readonly reason = 'The API server refuses the object, or the pods that a controller makes from it.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const rules = rememberingRules();
    return objects
      .filter(({ apiVersion }) => typeof apiVersion === 'string')
      .flatMap((object) => [...this.checkName(object), ...this.checkParts(object, rules)]);
  }

  private checkName(object: SynthesizedObject): Finding[] {
    const { apiVersion, kind, objectName } = object;
    const isOpen = groupOf(apiVersion).endsWith('openshift.io') || typeof objectName !== 'string';
    const wrong = isOpen ? undefined : ruleOf(object)(objectName);
    return wrong === undefined
      ? []
      : [
          finding(
            this,
            object,
            `the name of the ${kind} "${shown(objectName)}" ${wrong.problem}`,
            wrong.fix,
            milder(object),
          ),
        ];
  }

  /** Labels stand on an object and on its pods alike: what is wrong is told once. */
  private checkParts(object: SynthesizedObject, rules: PartRules): Finding[] {
    const found = new Map<string, Finding>();
    for (const [name, { problem, fix }, what] of misnamedParts(object, rules)) {
      const told = `the ${what} "${shown(name)}" of the ${object.kind} "${shown(object.objectName)}" ${problem}`;
      found.set(told, finding(this, object, told, fix));
    }
    return [...found.values()];
  }
}
