import { SynthesizedObject } from '../core/synthesized-object';
import { Amounts } from './limit-defaults';
import { NamespaceObjects } from './namespaces';
import { claimDemand, NAMESPACE_DEMAND, objectDemand, passingCounts } from './object-counts';
import { podDemand } from './pod-demand';
import { PodTemplate, podTemplate } from './pod-template';
import { Scaler, scalersByTarget, scaleTargetKey } from './scalers';
import { makesPods, WorkloadPods, workloadPods } from './workload-pods';

type Json = Record<string, any>;

/** What one object takes from its namespace's quotas: itself, and the pods that it makes. */
export interface QuotaShare {
  /** The object; undefined for what Kubernetes puts into each namespace by itself. */
  readonly object?: SynthesizedObject;
  /** The template of its pods, where it makes any. */
  readonly pod?: PodTemplate;
  readonly pods: WorkloadPods;
  /** What each pod takes, by the quota's keys. */
  readonly perPod: Amounts;
  /** What it takes apart from its pods. */
  readonly apart: Amounts;
  /** What it takes apart from its pods for a while, during an update. */
  readonly passingApart: Amounts;
}

/** What a share takes of one line: all the time, for a while and able to wait, and at the worst moment. */
export interface ShareAmount {
  readonly serving: bigint;
  readonly passing: bigint;
  readonly most: bigint;
}

const NO_PODS: WorkloadPods = { serving: 0, passing: 0, most: 0 };
const NOTHING: Amounts = new Map();

function add(total: Map<string, bigint>, more: Amounts): Map<string, bigint> {
  more.forEach((value, line) => total.set(line, (total.get(line) ?? 0n) + value));
  return total;
}

/** A pod, and the claims of its ephemeral volumes, which live and go with it. */
function perPodDemand({ spec }: PodTemplate, ranges: NamespaceObjects['ranges']): Amounts {
  const claims = ((spec.volumes ?? []) as Json[]).flatMap((volume) => volume.ephemeral?.volumeClaimTemplate ?? []);
  return claims.reduce<Map<string, bigint>>(
    (demand, claim: Json) => add(demand, claimDemand(claim)),
    podDemand(spec, ranges),
  );
}

/** The claims of a StatefulSet stay: one of each template for each pod that it ever had. */
function lastingClaims({ kind, manifest }: SynthesizedObject, pods: number): Amounts {
  const templates = (kind === 'StatefulSet' ? (manifest.spec?.volumeClaimTemplates ?? []) : []) as Json[];
  return templates.reduce<Map<string, bigint>>((demand, claim) => add(demand, claimDemand(claim, pods)), new Map());
}

function largestScale(object: SynthesizedObject, scalers: Map<string, Scaler[]>): number | undefined {
  const key = scaleTargetKey(object.namespaceName, object.apiVersion, object.kind, object.objectName);
  const most = (scalers.get(key) ?? []).map(({ maxReplicas }) => maxReplicas);
  return most.length === 0 ? undefined : Math.max(...most);
}

function shareOf(
  object: SynthesizedObject,
  ranges: NamespaceObjects['ranges'],
  scalers: Map<string, Scaler[]>,
): QuotaShare {
  const template = makesPods(object) ? podTemplate(object) : undefined;
  const pods = template ? workloadPods(object, largestScale(object, scalers)) : NO_PODS;
  // A bare Pod is counted as one of its own pods already.
  const own = object.kind === 'Pod' ? NOTHING : objectDemand(object);
  return {
    object,
    pod: template,
    pods,
    perPod: template ? perPodDemand(template, ranges) : NOTHING,
    apart: add(new Map(own), lastingClaims(object, pods.serving)),
    passingApart: passingCounts(object),
  };
}

/** What each object of a namespace takes from its quotas, in the order in which they are written. */
export function quotaShares({ objects, ranges }: NamespaceObjects): QuotaShare[] {
  const scalers = scalersByTarget(objects);
  return [
    { pods: NO_PODS, perPod: NOTHING, apart: NAMESPACE_DEMAND, passingApart: NOTHING },
    ...objects.map((object) => shareOf(object, ranges, scalers)),
  ];
}

/** What a share takes of one line of a quota. A quota that counts only some pods counts nothing else. */
export function amountOf(share: QuotaShare, line: string, podsOnly: boolean): ShareAmount {
  const perPod = share.perPod.get(line) ?? 0n;
  const apart = podsOnly ? 0n : (share.apart.get(line) ?? 0n);
  const passingApart = podsOnly ? 0n : (share.passingApart.get(line) ?? 0n);
  const { serving, passing, most } = share.pods;
  return {
    serving: perPod * BigInt(serving) + apart,
    passing: perPod * BigInt(passing) + passingApart,
    most: perPod * BigInt(most) + apart + passingApart,
  };
}
