import { Call, Commented, Expression, Ref, Statement } from './expression';

/** What names stand for: classes of the packages, and variables. */
export type Scope = Map<string, unknown>;

/** Does what the statements say, in this process. */
export function execute(statements: Statement[], scope: Scope): void {
  for (const { name, call } of statements) {
    const value = evaluate(call, scope);
    if (name !== undefined) {
      scope.set(name, value);
    }
  }
}

/** The value of an expression. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  if (expression instanceof Commented) {
    return evaluate(expression.value, scope);
  }
  if (expression instanceof Ref) {
    return resolve(expression.name, scope).value;
  }
  if (expression instanceof Call) {
    const { owner, value } = calleeOf(expression, scope);
    const args = expression.args.map((argument) => evaluate(argument, scope));
    const callable = value as new (...args: unknown[]) => unknown;
    return expression.isNew ? new callable(...args) : Reflect.apply(callable, owner, args);
  }
  if (Array.isArray(expression)) {
    return expression.map((item) => evaluate(item, scope));
  }
  if (typeof expression === 'object' && expression !== null) {
    return Object.fromEntries(Object.entries(expression).map(([key, value]) => [key, evaluate(value, scope)]));
  }
  return expression;
}

function calleeOf({ receiver, callee }: Call, scope: Scope): { owner: unknown; value: unknown } {
  if (receiver === undefined) {
    return resolve(callee, scope);
  }
  const owner = evaluate(receiver, scope);
  return { owner, value: (owner as Record<string, unknown>)[callee] };
}

function resolve(name: string, scope: Scope): { owner: unknown; value: unknown } {
  const [first, ...members] = name.split('.');
  let owner: unknown;
  let value = scope.get(first);
  for (const member of members) {
    owner = value;
    value = (value as Record<string, unknown>)[member];
  }
  return { owner, value };
}
