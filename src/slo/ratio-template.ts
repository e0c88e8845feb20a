import { fail } from '../private/errors';
import { requireString, show } from '../private/values';

/** PromQL with what was left open filled in: the matchers of series, and a window. */
export type RatioTemplate = (selector: string, window: string) => string;

const LIKE = '"rate(orders_total{ {{selector}} }[{{window}}])"';

/** Texts first, so that nothing within them is taken for anything else. */
const TOKENS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|#.*|\{\{(?:selector|window)\}\}|[()[\]{},"'`]/g;

const OPENED_BY: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
const PLACES: Record<string, string> = { '{{selector}}': '{ }', '{{window}}': '[ ]' };
const PLACEHOLDERS = Object.keys(PLACES);

/** Signs, and words that are no part of a name. A number may have a sign before it. */
const AT_BEGINNING = /^([*/%^]|[=!<>]=|=~|[<>]|(?:and|or|unless|atan2)(?![\w:]))/i;
const AT_END = /([-+*/%^]|[=!<>]=|[<>]|(?<![\w:])(?:and|or|unless|atan2|bool))$/i;

/**
 * PromQL of a user's with its placeholders: both must be there, or it would be of other services or of one fixed
 * window. What can't be PromQL at a glance is refused, for Prometheus would refuse all rules of the object with it.
 */
export function ratioTemplate(path: string, what: string, text: string): RatioTemplate {
  const fix = `use PromQL like ${LIKE}`;
  requireString('slo-invalid', path, what, text, fix);
  // Comments would swallow what is put behind them.
  const bare = text.replace(TOKENS, (token) => (token.startsWith('#') ? '' : token)).trimEnd();
  const missing = PLACEHOLDERS.find((placeholder) => !bare.includes(placeholder));
  if (missing !== undefined) {
    fail('slo-invalid', path, `${what} has no ${missing}`, fix);
  }
  const [unknown] = bare.match(/\{\{(?!selector\}\}|window\}\}|\{)[^{}]*\}\}/) ?? [];
  if (unknown !== undefined) {
    fail('slo-invalid', path, `${what} has ${show(unknown)}, which nobody fills in`, fix);
  }
  const problem = bracketProblem(bare) ?? operatorProblem(bare.trim());
  if (problem !== undefined) {
    fail('slo-invalid', path, `${what} has ${problem}`, fix);
  }
  return (selector, window) => bare.replaceAll('{{selector}}', () => selector).replaceAll('{{window}}', () => window);
}

function bracketProblem(text: string): string | undefined {
  const open: string[] = [];
  for (const [token] of text.matchAll(TOKENS)) {
    const problem = read(token, open);
    if (problem !== undefined) {
      return problem;
    }
  }
  return open.length === 0 ? undefined : `a "${open.at(-1)}" that nothing closes`;
}

/** What is wrong with a piece after those that have opened these brackets. */
function read(token: string, open: string[]): string | undefined {
  if (['(', '[', '{'].includes(token)) {
    open.push(token);
    return undefined;
  }
  if (token in OPENED_BY) {
    const opened = open.pop();
    const closes = opened === undefined ? 'nothing' : `"${opened}"`;
    return opened === OPENED_BY[token] ? undefined : `a "${token}" that closes ${closes}`;
  }
  if (token === ',') {
    return open.length === 0 ? 'a "," outside of all brackets' : undefined;
  }
  if (token.length === 1) {
    return 'a text that does not end';
  }
  const placeholder = PLACEHOLDERS.find((one) => token.includes(one));
  const isPlaced = placeholder === undefined || (token === placeholder && open.at(-1) === PLACES[placeholder][0]);
  return isPlaced ? undefined : `${placeholder} outside of ${PLACES[placeholder]}`;
}

function operatorProblem(text: string): string | undefined {
  const [atBeginning] = text.match(AT_BEGINNING) ?? [];
  const [atEnd] = text.match(AT_END) ?? [];
  if (atBeginning !== undefined) {
    return `the operator "${atBeginning}" at its beginning`;
  }
  return atEnd === undefined ? undefined : `the operator "${atEnd}" at its end`;
}
