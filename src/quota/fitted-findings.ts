import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { PlannedLines, planQuotas, QuotaLine } from '../plan/quota-lines';
import { uncountedPods } from '../plan/uncounted-pods';

/** A fitted quota, and what its namespace has. */
export interface FittedObjects {
  readonly quota: SynthesizedObject;
  /** Where its objects are looked for, for messages: `chart "shop"`. */
  readonly where: string;
  /** What it is fitted to. */
  readonly counted: SynthesizedObject[];
  /** What else the app puts into its namespace. */
  readonly others: SynthesizedObject[];
  /** The RuntimeClasses of the app. */
  readonly runtimes: SynthesizedObject[];
}

const SHOWN = 3;

function list(words: string[]): string {
  return [...words.slice(0, SHOWN), ...(words.length > SHOWN ? [`${words.length - SHOWN} more`] : [])].join(', ');
}

function finding(quota: SynthesizedObject, severity: FindingSeverity, problem: string, fix: string): Finding {
  return { checkId: 'quota-fitted', severity, path: quota.path, problem, fix };
}

/** Pods that nobody can count take room all the same. */
function unknown({ quota, counted, runtimes }: FittedObjects): Finding[] {
  const pods = uncountedPods([...counted, ...runtimes]).map(
    ({ object: { kind, objectName }, reason }) => `${kind} ${objectName} (${reason})`,
  );
  const problem = `the quota has no room for what can't be counted: ${list(pods)}`;
  const fix = 'leave room for it by headroomPercent, or write the quota yourself';
  return pods.length === 0 ? [] : [finding(quota, FindingSeverity.WARNING, problem, fix)];
}

/** The objects of others that take from lines that are too small. */
function takers({ lines }: PlannedLines, others: SynthesizedObject[], isTight: (line: QuotaLine) => boolean): string[] {
  const objects = lines.filter(isTight).flatMap((line) => line.shares.flatMap(({ share }) => share.object ?? []));
  return [...new Set(objects.filter((object) => others.includes(object)).map(({ kind, path }) => `${kind} ${path}`))];
}

/** What another chart puts into the same namespace takes room that was fitted to this one. */
function crowded({ quota, where, counted, others, runtimes }: FittedObjects): Finding[] {
  const [planned] = planQuotas([quota, ...counted, ...others, ...runtimes]);
  const refused = takers(planned, others, ({ hard, serving, passing }) => serving + passing > hard);
  const late = takers(planned, others, ({ hard, most }) => most > hard);
  const [severity, names] = refused.length > 0 ? [FindingSeverity.ERROR, refused] : [FindingSeverity.WARNING, late];
  const problem = `the quota is fitted to the ${where} alone, and its namespace is also that of ${list(names)}`;
  const fix =
    'fit it to the whole app, like ResourceQuota.fittedTo(chart, { countedIn: app }), or raise headroomPercent';
  return names.length === 0 ? [] : [finding(quota, severity, problem, fix)];
}

/** Why a fitted quota may be too small all the same. */
export function fittedFindings(fitted: FittedObjects): Finding[] {
  return [...unknown(fitted), ...crowded(fitted)];
}
