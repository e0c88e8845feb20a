/** A value of JSON, with what a program adds to it: calls, names, and comments on members. */
export type Expression =
  string | number | boolean | null | Call | Ref | Commented | Expression[] | { readonly [key: string]: Expression };

/** A call like `Scaling.replicas(3)`, or with `new`, or of what another call gives: `Checks.of(chart).suppress(…)`. */
export class Call {
  public constructor(
    public readonly callee: string,
    public readonly args: Expression[],
    public readonly isNew = false,
    public readonly receiver?: Call,
  ) {}
}

/** A name like `ImagePullPolicy.NEVER`, or a variable. */
export class Ref {
  public constructor(public readonly name: string) {}
}

/** A member of an object, a list or the arguments of a call, with a comment above it. */
export class Commented {
  public constructor(
    public readonly comment: string,
    public readonly value: Expression,
  ) {}
}

/** One statement of the program: `name` says that its value is kept as a constant. */
export interface Statement {
  readonly comment?: string;
  readonly name?: string;
  readonly call: Call;
}

/** A call of a static factory or method, by its dotted name. */
export function call(callee: string, ...args: Expression[]): Call {
  return new Call(callee, args);
}

/** A method of what a call gives. */
export function chain(receiver: Call, method: string, ...args: Expression[]): Call {
  return new Call(method, args, false, receiver);
}

/** An instance of a class. */
export function create(callee: string, ...args: Expression[]): Call {
  return new Call(callee, args, true);
}

/** A dotted name. */
export function ref(name: string): Ref {
  return new Ref(name);
}

/** The members that are there. */
export function given(members: Record<string, Expression | undefined>): Record<string, Expression> {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, Expression] => entry[1] !== undefined),
  );
}

/** The arguments of a call whose options may be left out when there are none. */
export function optional(options: Record<string, Expression>): Expression[] {
  return Object.keys(options).length === 0 ? [] : [options];
}

/** The first parts of all dotted names in it: classes and variables. */
export function namesIn(expression: Expression): string[] {
  if (expression instanceof Call) {
    const { receiver, callee, args } = expression;
    return [...(receiver === undefined ? [callee.split('.')[0]] : namesIn(receiver)), ...args.flatMap(namesIn)];
  }
  if (expression instanceof Ref) {
    return [expression.name.split('.')[0]];
  }
  if (expression instanceof Commented) {
    return namesIn(expression.value);
  }
  if (Array.isArray(expression)) {
    return expression.flatMap(namesIn);
  }
  return typeof expression === 'object' && expression !== null ? Object.values(expression).flatMap(namesIn) : [];
}
