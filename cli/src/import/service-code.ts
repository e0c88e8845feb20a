import { Choice } from './choose';
import { MethodCall } from './draft/draft';
import { Call, call, chain, Commented, create, Expression, ref, Statement } from './expression';
import { hintOfProp, hintOfStep, GOES_WITH, noteOfStep, OBJECTS } from './hints';
import { Placed } from './measure';
import { flatTextOf } from './printer';
import { Step } from './difference';
import { isMap, omit } from '../json';

/** The code of one service, and what it holds off. */
export interface ServiceCode {
  readonly statements: Statement[];
  readonly improvements: string[];
}

/** The order in which a reader meets the props. */
const ORDER = [
  'image',
  'imageSource',
  'port',
  'labels',
  'selectorLabels',
  'dotnetVersion',
  'appSettings',
  'env',
  'secrets',
];

/** A service, what is added to it, and the patches of what it gives. */
export function serviceCode(variable: string, chart: string, id: string, { draft, outcome }: Choice): ServiceCode {
  const improvements: string[] = [];
  const props = omit(draft.props, ['name']);
  const members = sorted(props).map(([key, value]): [string, Expression] => {
    const gives = hintOfProp(`${key}: ${flatTextOf(value) ?? ''}`);
    const within = value instanceof Call ? hintsWithin(value) : [];
    improvements.push(...(gives === undefined ? within : [gives]));
    return [key, gives === undefined ? value : new Commented(`Without this line: ${gives}.`, value)];
  });
  const service = create(draft.kind, ref(chart), id, Object.fromEntries(members));
  const calls = draft.calls.map(({ method, args }: MethodCall): Statement => ({
    call: call(`${variable}.${method}`, ...args),
  }));
  const changes = outcome.placed.flatMap((placed) => objectCode(variable, placed, improvements));
  const isUsed = calls.length + changes.length > 0;
  const statements = [{ name: isUsed ? variable : undefined, call: service }, ...calls, ...changes];
  return { statements, improvements: [...new Set(improvements)] };
}

/** What comments on members of the options promise. */
function hintsWithin({ args }: Call): string[] {
  const members = args.flatMap((argument) => (isMap(argument) ? Object.values(argument) : []) as Expression[]);
  const comments = members.filter((member) => member instanceof Commented).map(({ comment }) => comment);
  return comments.map((comment) => comment.replace(/^Without this line: |\.$/g, ''));
}

function sorted(props: Record<string, Expression>): [string, Expression][] {
  const rank = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return Object.entries(props).sort(([one], [other]) => rank(one) - rank(other));
}

function objectCode(variable: string, { id, kind, wanted, steps }: Placed, improvements: string[]): Statement[] {
  if (wanted === undefined) {
    const gives = OBJECTS[kind];
    improvements.push(...(gives === undefined ? [] : [gives]));
    const comment = gives === undefined ? GOES_WITH[kind] : `Without this line: ${gives}.`;
    return [{ comment, call: call(`${variable}.node.tryRemoveChild`, id) }];
  }
  if (steps.length === 0) {
    return [];
  }
  const patches = patchesOf(steps, kind, improvements);
  if (kind === 'Deployment') {
    return [{ call: call(`${variable}.deployment.addJsonPatch`, ...patches) }];
  }
  const object = call('ApiObject.of', call(`${variable}.node.findChild`, id));
  return [{ call: chain(object, 'addJsonPatch', ...patches) }];
}

/** What is said about several patches in a row is said once. */
function patchesOf(steps: Step[], kind: string, improvements: string[]): Expression[] {
  const ordered = together(steps, kind);
  const comments = ordered.map((step) => {
    const note = noteOfStep(step, kind);
    const gives = note === undefined ? hintOfStep(step) : undefined;
    improvements.push(...(gives === undefined ? [] : [gives]));
    return gives ?? note;
  });
  return ordered.map((step, index) => {
    const comment = comments[index];
    const isFirst = comment !== undefined && comment !== comments[index - 1];
    const lead = comment === comments[index + 1] ? 'Without these' : 'Without this';
    const isNote = noteOfStep(step, kind) !== undefined;
    return isFirst ? new Commented(isNote ? comment : `${lead}: ${comment}.`, patchCall(step)) : patchCall(step);
  });
}

/** Steps of one reason stand together, where their order is free. */
function together(steps: Step[], kind: string): Step[] {
  const shrunk = steps.filter(({ op, path }) => op === 'remove' && /\/\d+$/.test(path)).map(({ path }) => listOf(path));
  const bound = steps.filter(({ path }) => shrunk.some((list) => path.startsWith(`${list}/`)));
  const free = steps.filter((step) => !bound.includes(step));
  const reasonOf = (step: Step) => noteOfStep(step, kind) ?? hintOfStep(step) ?? '';
  const reasons = [...new Set(free.map(reasonOf))];
  return [...reasons.flatMap((reason) => free.filter((step) => reasonOf(step) === reason)), ...bound];
}

function listOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function patchCall({ op, path, value }: Step): Expression {
  return call(`JsonPatch.${op}`, path, ...(op === 'remove' ? [] : [value as Expression]));
}
