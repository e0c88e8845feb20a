import { App, ImplicitTokenResolver, IResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { IConstruct } from 'constructs';

const KNOWN = new WeakMap<IConstruct, boolean>();

function isBuiltIn(resolver: IResolver): boolean {
  return [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver].some((type) => resolver instanceof type);
}

/** Whether the app of a construct was given resolvers of its user's, which may replace any value. */
export function hasOwnResolvers(scope: IConstruct): boolean {
  const { root } = scope.node;
  let found = KNOWN.get(root);
  if (found === undefined) {
    found = !(root instanceof App) || !root.resolvers.every(isBuiltIn);
    KNOWN.set(root, found);
  }
  return found;
}
