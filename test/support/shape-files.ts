import { Api, Callable, Shape, Slot } from '../fuzz/api/types';
import { CHECKED_BY_TYPE } from './checked-by-type';

const HEAD =
  '/** Generated from the public API by `npm run test:slow -- option-shapes -u`: do not edit. `shape-table.ts` reads it. */';

const CHECKED = new Set(
  CHECKED_BY_TYPE.trim()
    .split('\n')
    .map((line) => line.split(': '))
    .flatMap(([owner, members]) => members.split(' ').map((member) => `${owner}.${member}`)),
);

/** Constructs have a scope and an id, which are looked at before the construct is there. */
const isConstruct = ({ method, slots }: Callable) => method === undefined && slots[1]?.name === 'id';

/** Writes the shapes of an API, of which only what is checked, and what leads there, is of interest. */
export class ShapeFiles {
  private readonly ofInterest = new Map<string, boolean>();

  public constructor(private readonly api: Api) {}

  /** The shapes of the structs, classes, interfaces and enums that a user gives. */
  public optionShapes(): string {
    const lines = new Map<string, string>();
    const visit = (shape: Shape): void => {
      if ('element' in shape) {
        visit(shape.element);
      } else if ('name' in shape && !lines.has(shape.name)) {
        lines.set(shape.name, this.lineOf(shape));
        this.slotsOf(shape).forEach((slot) => visit(slot.shape));
      }
    };
    this.calls().forEach(([owner, slots]) =>
      slots.filter(({ name, shape }) => this.leads(`${owner}.${name}`, shape)).forEach(({ shape }) => visit(shape)),
    );
    return fileOf('OPTION_SHAPES', [...lines.values()]);
  }

  /** The parameters of calls, but for the scope and the id of constructs. */
  public callShapes(): string {
    const calls = this.calls().filter(([owner, slots]) =>
      slots.some(({ name, shape }) => this.leads(`${owner}.${name}`, shape)),
    );
    return fileOf(
      'CALL_SHAPES',
      calls.map(([name, slots]) => `call ${name}${this.textOfSlots(name, slots)}`),
    );
  }

  private calls(): (readonly [string, Slot[]])[] {
    return this.api.callables.map((callable) => {
      const name = `${callable.owner}.${callable.method ?? 'constructor'}`;
      return [name, isConstruct(callable) ? callable.slots.slice(2) : callable.slots] as const;
    });
  }

  /** The members of a struct that are checked, or have something inside that is. */
  private slotsOf(shape: Shape): Slot[] {
    const slots = shape.kind === 'struct' ? this.api.structs.get(shape.name)! : [];
    return slots.filter((slot) => this.leads(`${(shape as { name: string }).name}.${slot.name}`, slot.shape));
  }

  private leads(place: string, shape: Shape): boolean {
    if (CHECKED.has(place) || 'element' in shape) {
      return CHECKED.has(place) || this.leads(`${place}[]`, (shape as { element: Shape }).element);
    }
    if (shape.kind !== 'struct') {
      return false;
    }
    if (!this.ofInterest.has(shape.name)) {
      this.ofInterest.set(shape.name, false);
      this.ofInterest.set(shape.name, this.slotsOf(shape).length > 0);
    }
    return this.ofInterest.get(shape.name)!;
  }

  private lineOf(shape: Shape & { name: string }): string {
    const { kind, name } = shape;
    switch (kind) {
      case 'struct':
        return `struct ${name} ${this.exampleOf(name)}${this.textOfSlots(name, this.slotsOf(shape))}`;
      case 'enum': {
        const values = [...this.api.enums.get(name)!];
        return `enum ${name} ${values.map(([key, value]) => `${key}=${typeof value === 'number' ? '#' : ''}${value}`).join(' ')}`;
      }
      default: {
        const factory = this.api.callables.find(({ owner, isStatic }) => owner === name && isStatic);
        const members = this.api.members.get(name)!.slice(0, 4).join(',') || '-';
        return `${kind} ${name} ${members} ${factory ? `${name}.${factory.method}(…)` : '-'}`;
      }
    }
  }

  /** The members that a struct must have, or one that it may have. */
  private exampleOf(name: string): string {
    const slots = this.api.structs.get(name)!;
    const required = slots.filter(({ optional }) => !optional);
    return (required.length > 0 ? required : slots.slice(0, 1)).map((slot) => slot.name).join(',');
  }

  private textOfSlots(owner: string, slots: readonly Slot[]): string {
    return slots
      .map(({ name, optional, shape }) => ` ${name}${optional ? '?' : ''}:${this.textOf(shape, `${owner}.${name}`)}`)
      .join('');
  }

  /** A type as the table has it; `!` is behind what has its own check. */
  private textOf(shape: Shape, place: string): string {
    if (!this.leads(place, shape)) {
      return place.endsWith('[]') && !('element' in shape || 'name' in shape) ? `${shape.kind}!` : 'any';
    }
    const own = CHECKED.has(place) ? '' : '!';
    if ('element' in shape) {
      return `${this.textOf(shape.element, `${place}[]`)}${shape.kind === 'list' ? '[]' : '{}'}${own}`;
    }
    return `${'name' in shape ? shape.name : shape.kind}${own}`;
  }
}

function fileOf(constant: string, lines: string[]): string {
  return [HEAD, `export const ${constant} = \``, ...lines.sort(), '`;', ''].join('\n');
}
