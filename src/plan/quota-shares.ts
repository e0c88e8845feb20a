import { SynthesizedObject } from '../core/synthesized-object';
import { describedTemplate, ObjectsByKey, objectsByKey } from './described-template';
import { Amounts, NOTHING } from './limit-defaults';
import { NamespaceObjects } from './namespaces';
import { claimDemand, NAMESPACE_DEMAND, objectDemand, passingCounts } from './object-counts';
import { podDemand } from './pod-demand';
import { objectsIn, PodTemplate } from './pod-template';
import { RuntimeOverheads, withOverhead } from './runtime-overhead';
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
  /** Whether nobody knows here how many pods it makes, as of a DaemonSet: none of them is counted. */
  readonly isEndless?: boolean;
  /** The fewest pods that an autoscaler leaves it; undefined where there is none. */
  readonly fewest?: number;
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

const NONE: ShareAmount = { serving: 0n, passing: 0n, most: 0n };
const NO_PODS: WorkloadPods = { serving: 0, passing: 0, most: 0 };

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
function lastingClaims({ manifest }: SynthesizedObject, pods: number): Amounts {
  const templates = objectsIn(manifest.spec?.volumeClaimTemplates);
  return templates.reduce<Map<string, bigint>>((demand, claim) => add(demand, claimDemand(claim, pods)), new Map());
}

/** What of a namespace decides what each of its objects takes. */
interface Surroundings {
  readonly ranges: NamespaceObjects['ranges'];
  readonly overheads: RuntimeOverheads;
  readonly scalers: Map<string, Scaler[]>;
  readonly known: ObjectsByKey;
}

function scalersOf(object: SynthesizedObject, { scalers }: Surroundings): Scaler[] {
  return scalers.get(scaleTargetKey(object.namespaceName, object.apiVersion, object.kind, object.objectName)) ?? [];
}

function shareOf(object: SynthesizedObject, around: Surroundings): QuotaShare {
  const described = describedTemplate(object, around.known);
  const pod = described && withOverhead(described, around.overheads);
  const scalers = scalersOf(object, around);
  const [fewest, most] = [scalers.map((scaler) => scaler.minReplicas), scalers.map((scaler) => scaler.maxReplicas)];
  const isEndless = pod !== undefined && !makesPods(object);
  const counted = isEndless ? undefined : pod;
  const pods = counted ? workloadPods(object, scalers.length > 0 ? Math.max(...most) : undefined, counted) : NO_PODS;
  // A bare Pod is counted as one of its own pods already.
  const own = counted && object.kind === 'Pod' ? NOTHING : objectDemand(object);
  return {
    object,
    pod,
    pods,
    isEndless,
    fewest: scalers.length > 0 ? Math.min(...fewest) : undefined,
    perPod: counted ? perPodDemand(counted, around.ranges) : NOTHING,
    apart: object.kind === 'StatefulSet' ? add(new Map(own), lastingClaims(object, pods.serving)) : own,
    passingApart: passingCounts(object),
  };
}

/** What each object of a namespace takes from its quotas, in the order in which they are written. */
export function quotaShares({ objects, ranges, overheads }: NamespaceObjects): QuotaShare[] {
  const around = { ranges, overheads, scalers: scalersByTarget(objects), known: objectsByKey(objects) };
  return [
    { pods: NO_PODS, perPod: NOTHING, apart: NAMESPACE_DEMAND, passingApart: NOTHING },
    ...objects.map((object) => shareOf(object, around)),
  ];
}

/** What a share takes of one line of a quota. A quota that counts only some pods counts nothing else. */
export function amountOf(share: QuotaShare, line: string, podsOnly: boolean): ShareAmount {
  const perPod = share.perPod.get(line) ?? 0n;
  const apart = podsOnly ? 0n : (share.apart.get(line) ?? 0n);
  const passingApart = podsOnly ? 0n : (share.passingApart.get(line) ?? 0n);
  if (perPod === 0n && apart === 0n && passingApart === 0n) {
    return NONE;
  }
  const { serving, passing, most } = share.pods;
  return {
    serving: perPod * BigInt(serving) + apart,
    passing: perPod * BigInt(passing) + passingApart,
    most: perPod * BigInt(most) + apart + passingApart,
  };
}
