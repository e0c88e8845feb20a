import { Finding, FindingSeverity } from '../core/check';
import { SERVICE_LABEL } from '../core/service-labels';
import { SynthesizedObject } from '../core/synthesized-object';
import {
  amountsOf,
  claimLimits,
  containerLimits,
  ContainerLimits,
  LimitBounds,
  podLimits,
} from '../plan/limit-defaults';
import { Limited, limitRefusals, Refusal } from '../plan/limit-rules';
import { podAmountsOf127 } from '../plan/pod-amounts-1-27';
import { containerDemand, ContainerDemand, podAmounts, PodAmounts } from '../plan/pod-demand';
import { objectsIn, podTemplate } from '../plan/pod-template';
import { formatResource } from '../private/resource-names';
import { Rule } from './rule';

type Json = Record<string, any>;

/** The LimitRanges of one namespace. */
interface Ranges {
  readonly containers: ContainerLimits[];
  readonly pods: LimitBounds[];
  readonly claims: LimitBounds[];
}

function rangesByNamespace(objects: SynthesizedObject[]): Map<string | undefined, Ranges> {
  const namespaces = new Map<string | undefined, Ranges>();
  for (const object of objects.filter(({ kind, apiVersion }) => kind === 'LimitRange' && apiVersion === 'v1')) {
    const ranges = namespaces.get(object.namespaceName) ?? { containers: [], pods: [], claims: [] };
    ranges.containers.push(...containerLimits(object));
    ranges.pods.push(...podLimits(object));
    ranges.claims.push(...claimLimits(object));
    namespaces.set(object.namespaceName, ranges);
  }
  return namespaces;
}

/** Resources of which a container requests more than the limit that a LimitRange gives it: the pod is not valid. */
function overruled(container: ContainerDemand): string[] {
  return [...container.givenLimits].filter(
    (resource) => (container.requests.get(resource) ?? 0n) > (container.limits.get(resource) ?? 0n),
  );
}

function overruledBy(container: ContainerDemand, range: ContainerLimits): Refusal[] {
  return overruled(container)
    .filter((resource) => range.limitDefaults.has(resource))
    .map((resource) => {
      const request = formatResource(resource, container.requests.get(resource) ?? 0n);
      const given = formatResource(resource, range.limitDefaults.get(resource) ?? 0n);
      return {
        problem: `container "${container.name}" requests ${request} ${resource} and has no limit, the LimitRange "${range.name}" gives it one of ${given}`,
        fix: `set a limit of at least the request, or leave ${resource} out of the LimitRange's defaults`,
      };
    });
}

/** What the LimitRange says of a resource is told once. */
function without(amounts: ReadonlyMap<string, bigint>, resources: string[]): Map<string, bigint> {
  return new Map([...amounts].filter(([resource]) => !resources.includes(resource)));
}

function containerRefusals(container: ContainerDemand, range: ContainerLimits): Refusal[] {
  const told = overruled(container);
  const rest = { ...range, max: without(range.max, told), ratio: without(range.ratio, told) };
  const limited = { ...container, who: `container "${container.name}"`, item: '', hasLimits: true };
  return [...limitRefusals(limited, rest), ...overruledBy(container, range)];
}

function podRefusals({ requests, limits }: PodAmounts, ranges: LimitBounds[]): Refusal[] {
  const limited: Limited = { requests, limits, who: 'each pod', item: ' for pods', hasLimits: true };
  return ranges.flatMap((range) => limitRefusals(limited, range));
}

/** The oldest supported version refuses more. Manifests do not say which version they are for; native sidecars do. */
function olderRefusals(pod: Json, { containers, pods }: Ranges): Refusal[] {
  const isNewer = ((pod.initContainers ?? []) as Json[]).some(({ restartPolicy }) => restartPolicy === 'Always');
  return isNewer
    ? []
    : podRefusals(podAmountsOf127(pod, containers), pods).map(({ problem, fix }) => ({
        problem: `${problem} (Kubernetes 1.27 refuses it, as it adds up only what every container sets)`,
        fix,
      }));
}

/** The claims that an object is, or makes by its pods. */
function claimsOf(object: SynthesizedObject, pod: Json | undefined): [string, Json][] {
  const { spec } = object.manifest;
  const own: [string, Json][] =
    object.kind === 'PersistentVolumeClaim' && object.apiVersion === 'v1' ? [['the claim', spec]] : [];
  const templates = object.kind === 'StatefulSet' ? objectsIn(spec?.volumeClaimTemplates) : [];
  const volumes = ((pod?.volumes ?? []) as Json[]).filter((volume) => volume.ephemeral?.volumeClaimTemplate);
  return [
    ...own,
    ...templates.map(({ metadata, spec: claim }): [string, Json] => [`the claim of "${metadata?.name}"`, claim]),
    ...volumes.map(({ name, ephemeral }): [string, Json] => [
      `the claim of the volume "${name}"`,
      ephemeral.volumeClaimTemplate.spec,
    ]),
  ];
}

function claimRefusals(object: SynthesizedObject, pod: Json | undefined, ranges: LimitBounds[]): Refusal[] {
  return ranges.flatMap((range) =>
    claimsOf(object, pod).flatMap(([who, claim]) => {
      const requests = amountsOf(claim?.resources?.requests);
      return limitRefusals({ who, item: ' for claims', requests, limits: new Map(), hasLimits: false }, range);
    }),
  );
}

/** A CPU limit that one of our services left out on purpose, and that a LimitRange gives back to it. */
function unwantedLimits(
  object: SynthesizedObject,
  containers: ContainerDemand[],
  ranges: ContainerLimits[],
): Refusal[] {
  const isService = object.manifest.spec?.template?.metadata?.labels?.[SERVICE_LABEL] !== undefined;
  const range = ranges.find(({ limitDefaults }) => limitDefaults.has('cpu'));
  if (!isService || !range) {
    return [];
  }
  return containers
    .filter((container) => container.givenLimits.has('cpu') && !overruled(container).includes('cpu'))
    .map((container) => ({
      problem: `container "${container.name}" has no CPU limit, the LimitRange "${range.name}" gives it one of ${formatResource('cpu', container.limits.get('cpu') ?? 0n)}`,
      fix: 'leave cpu out of defaultLimit and max of the LimitRange, or set the limit',
    }));
}

/** Every container, pod and claim is one that the LimitRanges of its namespace admit. */
export class LimitRangeAdmits implements Rule {
  public readonly checkId = 'limit-range-admits';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'Every container, pod and claim is one that the LimitRanges of its namespace admit.';
  public readonly reason = 'The API server refuses the pod; the Deployment stays without.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const namespaces = rangesByNamespace(objects);
    return objects.flatMap((object) => {
      const ranges = namespaces.get(object.namespaceName);
      return ranges ? this.checkObject(object, ranges) : [];
    });
  }

  private checkObject(object: SynthesizedObject, ranges: Ranges): Finding[] {
    const pod = podTemplate(object)?.spec;
    const containers = [...((pod?.initContainers ?? []) as Json[]), ...((pod?.containers ?? []) as Json[])].map(
      (container) => containerDemand(container, ranges.containers),
    );
    const finding = (severity: FindingSeverity, { problem, fix }: Refusal): Finding => ({
      checkId: this.checkId,
      severity,
      path: object.path,
      problem,
      fix,
    });
    const ofPod = pod ? podRefusals(podAmounts(pod, ranges.containers), ranges.pods) : [];
    const refusals = [
      ...containers.flatMap((container) => ranges.containers.flatMap((range) => containerRefusals(container, range))),
      ...ofPod,
      ...claimRefusals(object, pod, ranges.claims),
    ];
    const warnings = [
      ...(pod && ofPod.length === 0 ? olderRefusals(pod, ranges) : []),
      ...unwantedLimits(object, containers, ranges.containers),
    ];
    return [
      ...refusals.map((refusal) => finding(FindingSeverity.ERROR, refusal)),
      ...warnings.map((warning) => finding(FindingSeverity.WARNING, warning)),
    ];
  }
}
