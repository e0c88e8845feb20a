import { Construct, IConstruct } from 'constructs';
import { ErrorCode, fail } from './errors';
import { isKnown, Shape, shapeNamed, Slot } from './shape-table';
import { wanted } from './shape-words';
import { kindOf, show } from './values';

/** What is wrong with a value, and where in it. */
interface Fault {
  /** The way from the value to what is wrong, like `.hosts[0]`. */
  readonly where: string;
  readonly problem: string;
  readonly fix: string;
}

/**
 * Holds what a user gives to the declared shape of a struct: JavaScript callers have no compiler to tell them.
 * Members that are not declared are let through, as TypeScript lets them through.
 */
export function requireOptions<T>(path: string, struct: string, value: T, code: ErrorCode = 'option-invalid'): T {
  const fault = faultOf(shapeNamed(struct), value);
  if (fault !== undefined) {
    refuse(code, path, struct.endsWith('Props') ? 'props' : 'options', fault);
  }
  return value;
}

/** What constructs are made with: `super(...requireScopeAndId('LimitRange', scope, id))`. */
export function requireScopeAndId<T extends IConstruct>(owner: string, scope: T, id: string): [scope: T, id: string] {
  if (!Construct.isConstruct(scope)) {
    fail('option-invalid', owner, `scope ${kindOf(scope)} is no construct`, 'give the chart that it belongs to');
  }
  if (typeof id !== 'string' || id === '') {
    const problem =
      id === '' ? `the id of a ${owner} is empty` : `the id of a ${owner}, ${kindOf(id)}, is not a string`;
    fail('option-invalid', scope.node.path, problem, 'use a name that nothing beside it has');
  }
  // Constructs keep their children in an object, and take what every object has for a child that is there.
  if (id in Object.prototype) {
    fail('option-invalid', scope.node.path, `the id ${show(id)} is taken by JavaScript`, 'use another name');
  }
  return [scope, id];
}

/** Holds the parameters of a call to what it is declared with. The path is that of the construct, if there is one. */
export function requireCall(call: string, parameters: unknown[], path: string = call): void {
  const { slots } = shapeNamed(call) as { slots: readonly Slot[] };
  for (let index = 0; index < slots.length; index += 1) {
    const { name, optional, shape } = slots[index];
    const fault = slotFault(optional, shape, parameters[index]);
    if (fault !== undefined) {
      const isStruct = (shape.kind === 'own' ? shape.within : shape).kind === 'struct';
      refuse('option-invalid', path, name, isStruct ? fault : { ...fault, where: name + fault.where });
    }
  }
}

function refuse(code: ErrorCode, path: string, whole: string, { where, problem, fix }: Fault): never {
  fail(code, path, `${where.replace(/^\./, '') || whole} ${problem}`, fix);
}

function slotFault(optional: boolean, shape: Shape, value: unknown): Fault | undefined {
  if (value !== undefined) {
    return faultOf(shape, value);
  }
  return optional || shape.kind === 'any' || shape.kind === 'own'
    ? undefined
    : { where: '', problem: 'is missing', fix: `give ${wanted(shape)}` };
}

function faultOf(shape: Shape, value: unknown): Fault | undefined {
  switch (shape.kind) {
    case 'any':
      return undefined;
    case 'own':
      return ownFault(shape.within, value);
    case 'list':
      return Array.isArray(value) ? elementFault(shape.element, value) : wrong('is not a list', shape, value);
    case 'map':
      return isRecord(value) ? entryFault(shape.element, value) : wrong('is not a plain object', shape, value);
    case 'struct':
      return isRecord(value) ? memberFault(shape.slots, value) : wrong('is not a plain object', shape, value);
    case 'enum':
      return shape.values.includes(value) ? undefined : wrong('is unknown', shape, value);
    case 'class':
    case 'interface':
      return isInstance(shape, value) ? undefined : wrong(`is no ${shape.name}`, shape, value);
    default:
      return typeof value === shape.kind && !Number.isNaN(value)
        ? undefined
        : wrong(`is not a ${shape.kind}`, shape, value);
  }
}

/** What is looked at elsewhere, with a message of its own, is of no concern here; what it has inside may be. */
function ownFault(shape: Shape, value: unknown): Fault | undefined {
  const isRight = shape.kind === 'list' ? Array.isArray(value) : isRecord(value);
  return isRight && ('element' in shape || shape.kind === 'struct') ? faultOf(shape, value) : undefined;
}

function wrong(how: string, shape: Shape, value: unknown): Fault {
  return { where: '', problem: `${kindOf(value)} ${how}`, fix: `use ${wanted(shape)}` };
}

function memberFault(slots: readonly Slot[], value: Record<string, unknown>): Fault | undefined {
  for (const slot of slots) {
    const member = value[slot.name];
    if (member !== undefined || !slot.optional) {
      const fault = slotFault(slot.optional, slot.shape, member);
      if (fault !== undefined) {
        return { ...fault, where: `.${slot.name}${fault.where}` };
      }
    }
  }
  return undefined;
}

function elementFault(shape: Shape, list: unknown[]): Fault | undefined {
  for (let index = 0; index < list.length; index += 1) {
    const fault = slotFault(false, shape, list[index]);
    if (fault !== undefined) {
      return { ...fault, where: `[${index}]${fault.where}` };
    }
  }
  return undefined;
}

function entryFault(shape: Shape, map: Record<string, unknown>): Fault | undefined {
  for (const [key, value] of Object.entries(map)) {
    const fault = slotFault(isText(shape), shape, value);
    if (fault !== undefined) {
      return { ...fault, where: `${/^\w+$/.test(key) ? `.${key}` : `[${show(key)}]`}${fault.where}` };
    }
  }
  return undefined;
}

/** An undefined text is left out, as by JSON; of anything else somebody asks for its members. */
function isText(shape: Shape): boolean {
  return ['boolean', 'number', 'string'].includes(shape.kind);
}

/** An object that has its members by name: no list, Map, Date or Promise, also of another realm. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/**
 * Whether a value is of a class, also one of a second copy of its package: by the name of the class, or, where a bundler
 * has changed the names, by what instances have.
 */
function isInstance({ kind, name, members }: Shape & { kind: 'class' | 'interface' }, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  if (kind === 'class') {
    const names = classNames(value);
    if (names.includes(name)) {
      return true;
    }
    if (names.some(isKnown)) {
      return false;
    }
  }
  return isRecord(value) && members.every((member) => member in value);
}

function classNames(value: object): string[] {
  const names: string[] = [];
  for (let one = Object.getPrototypeOf(value) as object | null; one !== null; one = Object.getPrototypeOf(one)) {
    names.push(String((one.constructor as { name?: string } | undefined)?.name));
  }
  return names;
}
