import { Call, Commented, Expression, Ref, Statement } from './expression';

const WIDTH = 120;
const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** The text of statements, two blanks deep per level, as prettier would write it at 120 columns. */
export function printStatements(statements: Statement[], depth: number): string[] {
  const indent = '  '.repeat(depth);
  return statements.flatMap(({ comment, name, call }) => {
    const declaration = name === undefined ? '' : `const ${name} = `;
    const text = `${declaration}${print(call, depth, indent.length + declaration.length, 1)};`;
    return [...commentLines(comment, depth), ...`${indent}${text}`.split('\n')];
  });
}

/** How many lines it takes at some depth. */
export function linesOf(expression: Expression, depth: number): number {
  return print(expression, depth, depth * 2, 1).split('\n').length;
}

/** The lines of a comment. */
export function commentLines(comment: string | undefined, depth: number): string[] {
  if (comment === undefined) {
    return [];
  }
  const lead = `${'  '.repeat(depth)}// `;
  const lines: string[] = [];
  for (const word of comment.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && lead.length + last.length + 1 + word.length <= WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.map((line) => `${lead}${line}`);
}

/**
 * The text of an expression that starts at a column, of which `after` characters follow on its last line. It is on
 * one line where that has room.
 */
function print(expression: Expression, depth: number, column: number, after: number): string {
  const flat = flatText(expression);
  if (flat !== undefined && column + flat.length + after <= WIDTH) {
    return flat;
  }
  if (expression instanceof Call) {
    return printCall(expression, depth, column);
  }
  if (Array.isArray(expression)) {
    return broken(
      '[',
      expression.map((item) => ['', item]),
      ']',
      depth,
    );
  }
  if (typeof expression === 'object' && expression !== null && !(expression instanceof Ref)) {
    return broken('{', membersOf(expression), '}', depth);
  }
  return flat ?? '';
}

/** A call whose last argument is an object or a list opens with that, as long as the others are short. */
function printCall(call: Call, depth: number, column: number): string {
  const { args } = call;
  const start = startOf(call);
  const last = args.at(-1);
  const others = args.slice(0, -1).map(flatText);
  if (last !== undefined && isHuggable(last, args.at(-2)) && !others.includes(undefined)) {
    const lead = `${start}${others.map((text) => `${text}, `).join('')}`;
    if (column + lead.length + 1 <= WIDTH) {
      return `${lead}${print(last, depth, column + lead.length, WIDTH)})`;
    }
  }
  return args.length === 0
    ? `${start})`
    : broken(
        start,
        args.map((item) => ['', item]),
        ')',
        depth,
      );
}

/** A call up to its arguments. */
function startOf({ callee, isNew, receiver }: Call): string {
  const on = receiver === undefined ? '' : `${flatText(receiver)}.`;
  return `${isNew ? 'new ' : ''}${on}${callee}(`;
}

function isHuggable(last: Expression, before: Expression | undefined): boolean {
  const kind = (value: Expression | undefined) => (Array.isArray(value) ? 'list' : isPlain(value) ? 'map' : 'other');
  const isEmpty = typeof last === 'object' && last !== null && Object.keys(last).length === 0;
  return kind(last) !== 'other' && !isEmpty && kind(last) !== kind(before);
}

function isPlain(value: Expression | undefined): boolean {
  const isClass = value instanceof Call || value instanceof Ref || value instanceof Commented;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isClass;
}

/** Each member on lines of its own, with a comma behind. */
function broken(open: string, members: [string, Expression][], close: string, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  const lines = members.flatMap(([lead, member]) => {
    const [comment, value] = member instanceof Commented ? [member.comment, member.value] : [undefined, member];
    const text = print(value, depth + 1, indent.length + lead.length, 1);
    return [...commentLines(comment, depth + 1), `${indent}${lead}${text},`];
  });
  return [open, ...lines, `${'  '.repeat(depth)}${close}`].join('\n');
}

function membersOf(object: object): [string, Expression][] {
  const entries = Object.entries(object) as [string, Expression][];
  const quoted = entries.some(([key]) => !IDENTIFIER.test(key) && !isSimpleNumber(key));
  return entries.map(([key, value]) => [`${keyText(key, quoted)}: `, value]);
}

/** prettier's own: quotes only where one is needed; a number needs none if no other key does. */
function keyText(key: string, quoted: boolean): string {
  return IDENTIFIER.test(key) || (isSimpleNumber(key) && !quoted) ? key : quote(key);
}

function isSimpleNumber(key: string): boolean {
  return /^(0|[1-9][0-9]{0,14})$/.test(key);
}

/** On one line; undefined where something in it needs lines of its own. */
function flatText(expression: Expression): string | undefined {
  if (typeof expression === 'string') {
    return quote(expression);
  }
  if (expression instanceof Ref) {
    return expression.name;
  }
  if (expression instanceof Commented) {
    return undefined;
  }
  if (expression instanceof Call) {
    const args = joined(expression.args.map(flatText));
    return args === undefined ? undefined : `${startOf(expression)}${args})`;
  }
  if (Array.isArray(expression)) {
    const items = breaksAlways(expression) ? undefined : joined(expression.map(flatText));
    return items === undefined ? undefined : `[${items}]`;
  }
  if (typeof expression === 'object' && expression !== null) {
    const members = membersOf(expression).map(([lead, value]) => prefixed(lead, flatText(value)));
    const text = joined(members);
    return text === undefined ? undefined : text === '' ? '{}' : `{ ${text} }`;
  }
  return String(expression);
}

/** prettier's own: a list of several objects, or of several lists, that each have several members. */
function breaksAlways(items: Expression[]): boolean {
  const isLarge = (item: Expression) =>
    (Array.isArray(item) || isPlain(item)) && Object.keys(item as object).length > 1;
  const sameKind = items.every((item) => Array.isArray(item)) || items.every((item) => isPlain(item));
  return items.length > 1 && sameKind && items.every(isLarge);
}

function prefixed(lead: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${lead}${text}`;
}

function joined(texts: (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join(', ');
}

/** In single quotes, unless double ones need fewer escapes. */
function quote(text: string): string {
  const json = JSON.stringify(text).replace(/[\u2028\u2029\u007f]/g, (sign) => `\\u${hex(sign)}`);
  const singles = text.split("'").length - 1;
  const doubles = text.split('"').length - 1;
  return singles > doubles ? json : `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(4, '0');
}

/** What it is on one line, if it can be. */
export function flatTextOf(expression: Expression): string | undefined {
  return flatText(expression);
}
