import { CALL_SHAPES } from './call-shapes';
import { OPTION_SHAPES } from './option-shapes';

/** What a value of the API must be. */
export type Shape =
  | { readonly kind: 'own'; readonly within: Shape }
  | { readonly kind: 'any' | 'boolean' | 'number' | 'string' }
  | { readonly kind: 'list' | 'map'; readonly element: Shape }
  | { readonly kind: 'struct'; readonly slots: readonly Slot[]; readonly members: string[] }
  | { readonly kind: 'class' | 'interface'; readonly name: string; readonly members: string[]; readonly like: string }
  | { readonly kind: 'enum'; readonly name: string; readonly values: unknown[]; readonly like: string };

/** A member of a struct, or a parameter of a call. */
export interface Slot {
  readonly name: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

/** Lines by the name that they begin with, each parsed when it is first asked for. */
const parsed = new Map<string, Shape>();
let lines: Map<string, string[]> | undefined;

function linesByName(): Map<string, string[]> {
  const all = `${OPTION_SHAPES}${CALL_SHAPES}`.trim().split('\n');
  return new Map(all.map((line) => line.split(' ')).map(([kind, name, ...rest]) => [name, [kind, ...rest]]));
}

/** Whether the API has a class, an interface, a struct or an enum of a name. */
export function isKnown(name: string): boolean {
  lines ??= linesByName();
  return lines.has(name);
}

/** The shape of what has a name: a struct, class, interface or enum, or the parameters of a call as a struct. */
export function shapeNamed(name: string): Shape {
  let shape = parsed.get(name);
  if (shape === undefined) {
    lines ??= linesByName();
    const [kind, ...rest] = lines.get(name)!;
    shape = parse(kind, name, rest);
    parsed.set(name, shape);
  }
  return shape;
}

function parse(kind: string, name: string, rest: string[]): Shape {
  switch (kind) {
    case 'enum': {
      const pairs = rest.map((pair) => pair.split('='));
      const values = pairs.map(([, value]) => (value.startsWith('#') ? Number(value.slice(1)) : value));
      return { kind, name, values, like: `${name}.${pairs[0][0]}` };
    }
    case 'class':
    case 'interface': {
      const [members, like] = rest;
      return { kind, name, members: members.split(',').filter((member) => member !== '-'), like };
    }
    case 'struct':
      return { kind, members: rest[0].split(','), slots: rest.slice(1).map(slotOf) };
    default:
      return { kind: 'struct', members: [], slots: rest.map(slotOf) };
  }
}

function slotOf(text: string): Slot {
  const colon = text.indexOf(':');
  const optional = text[colon - 1] === '?';
  // Lazily, so that a struct costs nothing until somebody gives it.
  let shape: Shape | undefined;
  return {
    name: text.slice(0, optional ? colon - 1 : colon),
    optional,
    get shape() {
      return (shape ??= shapeOf(text.slice(colon + 1)));
    },
  };
}

function shapeOf(text: string): Shape {
  if (text.endsWith('!')) {
    return { kind: 'own', within: shapeOf(text.slice(0, -1)) };
  }
  if (text.endsWith('[]') || text.endsWith('{}')) {
    return { kind: text.endsWith('[]') ? 'list' : 'map', element: shapeOf(text.slice(0, -2)) };
  }
  return text === 'any' || text === 'boolean' || text === 'number' || text === 'string'
    ? { kind: text }
    : shapeNamed(text);
}
