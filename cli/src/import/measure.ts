import { ApiObject } from 'cdk8s';
import { Draft, Wanted } from './draft/draft';
import { execute } from './evaluate';
import { call, create, Expression, ref, Statement } from './expression';
import { Step, steps } from './difference';
import { isHeldOff } from './hints';
import { normalised, spelledOut } from './normalise';
import { packageScope } from './packages';
import { Json } from '../json';

/** The chart that a draft is tried in. */
export interface Setting {
  readonly namespace?: string;
  readonly cluster?: Expression;
}

/** One object of a draft, and what must change for it to be the wanted one; without one it goes. */
export interface Placed {
  /** The id of its construct, below the service. */
  readonly id: string;
  readonly kind: string;
  readonly wanted?: Json;
  readonly steps: Step[];
}

/** What a draft gives. */
export interface Outcome {
  readonly cost: number;
  readonly placed: Placed[];
  /** Objects of the workload that are better written as they are. */
  readonly raw: Json[];
}

/** What it costs a reader: little where the program says what it is for, else the values that no type looks at. */
function costOf(kind: string): (step: Step) => number {
  return (step) => (isHeldOff(step, kind) ? 1 : step.op === 'remove' ? 2 : 2 + leaves(step.value));
}

/** What an object costs that is written as it is. */
function rawCost(object: Json): number {
  return 3 + leaves(object);
}

function totalCost(found: Step[], kind: string): number {
  return found.map(costOf(kind)).reduce((sum, cost) => sum + cost, 0);
}

function leaves(value: unknown): number {
  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, member) => sum + leaves(member), 0)
    : 1;
}

/**
 * How far a draft is from what is wanted; undefined where the library refuses it.
 * @param isLast whether objects that would be patched more than typed are left to be written as they are
 */
export function measure(wanted: Wanted, draft: Draft, setting: Setting, isLast = false): Outcome | undefined {
  const drafted = render(wanted, draft, setting);
  if (drafted === undefined) {
    return undefined;
  }
  const open = new Set(partsOf(wanted));
  const placed = drafted.map(({ id, manifest }): Placed => {
    const match = [...open].find((one) => isCounterpart(one, manifest));
    const kind = String(manifest.kind);
    const found = match === undefined ? [] : stepsBetween(manifest, match);
    if (match === undefined || (isLast && isTooMuch(found, match))) {
      return { id, kind, steps: [] };
    }
    open.delete(match);
    return { id, kind, wanted: match, steps: found };
  });
  const patched = placed.reduce((sum, one) => sum + totalCost(one.steps, one.kind), 0);
  const removed = placed.filter((one) => one.wanted === undefined).length;
  const rest = [...open].reduce((sum, object) => sum + rawCost(object), 0);
  return { cost: patched + removed + rest, placed, raw: [...open] };
}

function partsOf({ deployment, service, ingress, autoscaler, disruptionBudget, serviceAccount }: Wanted): Json[] {
  const parts = [serviceAccount, service, ingress, autoscaler, disruptionBudget, deployment];
  return parts.filter((part) => part !== undefined);
}

/** A Service is known by its name, which clients go by; what nobody goes by may have another one. */
function isCounterpart(wanted: Json, drafted: Json): boolean {
  const bound = wanted.kind === 'Service' || wanted.kind === 'ServiceAccount';
  return wanted.kind === drafted.kind && (!bound || wanted.metadata.name === drafted.metadata.name);
}

function stepsBetween(drafted: Json, wanted: Json): Step[] {
  const raw = spelledOut(wanted);
  return steps(normalised(drafted), normalised(withNamespaceOf(raw, drafted)), raw, costOf(String(wanted.kind)));
}

/** The chart gives the namespace. */
export function withNamespaceOf(wanted: Json, { metadata }: Json): Json {
  const namespace = metadata?.namespace as unknown;
  return namespace === undefined ? wanted : { ...wanted, metadata: { ...(wanted.metadata as Json), namespace } };
}

/** More to patch than there is, but for what only holds the library off: nothing would be typed. */
function isTooMuch(found: Step[], wanted: Json): boolean {
  const kind = String(wanted.kind);
  const own = found.filter((step) => step.op !== 'remove' && !isHeldOff(step, kind));
  return totalCost(own, kind) >= leaves(wanted);
}

function render(
  wanted: Wanted,
  draft: Draft,
  { namespace, cluster }: Setting,
): { id: string; manifest: Json }[] | undefined {
  const scope = packageScope();
  const options: Expression[] = namespace === undefined ? [] : [{ namespace }];
  const props: Expression[] = cluster === undefined ? [] : [{ cluster }];
  const statements: Statement[] = [
    { name: 'app', call: create('App', ...props) },
    { name: 'chart', call: create('Chart', ref('app'), 'chart', ...options) },
    { name: 'service', call: create(draft.kind, ref('chart'), wanted.deployment.metadata.name as string, draft.props) },
    ...draft.calls.map(({ method, args }) => ({ call: call(`service.${method}`, ...args) })),
  ];
  try {
    execute(statements, scope);
    const service = scope.get('service') as ApiObject;
    const objects = service.node.findAll().filter((construct) => construct instanceof ApiObject);
    return objects.map((object) => ({
      id: object.node.path.slice(service.node.path.length + 1),
      manifest: JSON.parse(JSON.stringify(object.toJson())) as Json,
    }));
  } catch {
    return undefined;
  }
}
