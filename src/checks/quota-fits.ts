import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { containerDemand } from '../plan/pod-demand';
import { LineShare, PlannedLines, planQuotas, QuotaLine } from '../plan/quota-lines';
import { QuotaShare } from '../plan/quota-shares';
import { formatResource } from '../private/resource-names';
import { fewerPods, nameOf, recreated } from './quota-ways-out';
import { Rule } from './rule';

type Json = Record<string, any>;

/** What a quota on CPU or memory demands of every container. Kubernetes demands nothing else. */
const DEMANDED = /^(?:(requests|limits)\.)?(cpu|memory)$/;

function finding(path: string, problem: string, fix: string): Finding {
  return { checkId: 'quota-fits', severity: FindingSeverity.ERROR, path, problem, fix };
}

/** Containers that say nothing of what the quota counts: the API server refuses their pods. */
function silentContainers({ quota, namespace, counted }: PlannedLines, line: string): Finding[] {
  const [, side, resource] = DEMANDED.exec(line) ?? [];
  if (resource === undefined) {
    return [];
  }
  return counted.flatMap((share) =>
    demandingContainers(share)
      .map((container) => containerDemand(container, namespace.ranges))
      .filter((container) => !(side === 'limits' ? container.limits : container.requests).has(resource))
      .map((container) =>
        finding(
          share.object!.path,
          `container "${container.name}" sets no ${line}, which the quota "${quota.objectName}" demands of each`,
          'set it, or give the namespace a LimitRange with a default for it',
        ),
      ),
  );
}

/** The containers of which a quota demands that they say what they ask for, each by itself. */
function demandingContainers({ object, pod, pods, isEndless }: QuotaShare): Json[] {
  const hasPods = isEndless === true || pods.most > 0;
  if (!hasPods || object === undefined || pod === undefined || pod.spec.resources !== undefined) {
    return [];
  }
  return [...(pod.spec.initContainers ?? []), ...(pod.spec.containers ?? [])] as Json[];
}

/** Those who are named; of the others the number is told. */
const NAMED = 5;

/** Who takes how much: `web 3 pods of 250m`, or `Service web 1` for what is no pod. */
function describe(line: string, { share, serving }: LineShare): string {
  const perPod = share.perPod.get(line) ?? 0n;
  if (perPod === 0n) {
    const kind = share.object === undefined ? '' : `${share.object.kind} `;
    return `${kind}${nameOf(share)} ${formatResource(line, serving)}`;
  }
  const pods = `${share.pods.serving} ${share.pods.serving === 1 ? 'pod' : 'pods'}`;
  return `${nameOf(share)} ${pods}${line === 'pods' || line === 'count/pods' ? '' : ` of ${formatResource(line, perPod)}`}`;
}

/** What the most passing need is for. */
function passing({ shares, passing: most }: QuotaLine): string {
  const { object } = shares.find((share) => share.passing === most)!.share;
  return object?.kind === 'Job' || object?.kind === 'CronJob'
    ? `the ${object.kind} ${object.objectName} runs`
    : 'an update rolls';
}

/** Those who take most all the time, the largest first only where some are left out. */
function largest(line: string, shares: LineShare[]): string[] {
  const taking = shares.filter((share) => share.serving > 0n);
  if (taking.length <= NAMED) {
    return taking.map((share) => describe(line, share));
  }
  const sorted = [...taking].sort((a, b) => Number(b.serving > a.serving) - Number(b.serving < a.serving));
  return [...sorted.slice(0, NAMED).map((share) => describe(line, share)), `and ${taking.length - NAMED} more`];
}

/** What all objects need of one line of a quota, and the most that one update or Job needs on top. */
function checkLine(quota: SynthesizedObject, planned: QuotaLine): Finding[] {
  const { line, hard, serving, passing: more, shares } = planned;
  const need = serving + more;
  if (need <= hard) {
    return [];
  }
  const who = largest(line, shares);
  const rest =
    more > 0n ? [`${who.length > 0 ? 'and ' : ''}${formatResource(line, more)} while ${passing(planned)}`] : [];
  const all = shares.some(({ share }) => share.perPod.has(line)) ? 'its pods need' : 'its objects need';
  const problem = `${line} ${formatResource(line, hard)} is less than the ${formatResource(line, need)} that ${all} (${[...who, ...rest].join(', ')})`;
  const raise = `raise ${line} to ${formatResource(line, need)}`;
  const ways = [fewerPods(planned), recreated(planned)].flatMap((way) => way ?? []);
  const fix = [raise, ...(ways.length === 0 ? ['ask for less'] : ways)].join(', or ');
  return [finding(quota.path, problem, fix)];
}

/**
 * Everything that an app puts into a namespace fits into its ResourceQuotas: all pods at their largest scale,
 * together with the one more that a rolling update without unavailable pods needs, or with the pods of a
 * Job: else no update could ever end, no Job begin. Updates and Jobs may wait for one another, so only the
 * largest counts.
 */
export class QuotaFits implements Rule {
  public readonly checkId = 'quota-fits';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'All pods of a namespace fit into its ResourceQuotas at their largest scale, with the one more that an update or a Job needs.';
  public readonly reason = 'The API server refuses what is too much: an update never ends, a Job never begins.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return planQuotas(objects).flatMap((planned) =>
      planned.lines.flatMap((line) => [...silentContainers(planned, line.line), ...checkLine(planned.quota, line)]),
    );
  }
}
