import * as cdk8s from 'cdk8s';
import * as library from 'cdk8s-aspnetcore';
import * as plus from 'cdk8s-plus-27';
import { Scope } from './evaluate';

/** The packages that a program may import from; a name that several have is the first one's. */
const PACKAGES: Record<string, Record<string, unknown>> = { 'cdk8s-aspnetcore': library, cdk8s, 'cdk8s-plus-27': plus };

const EXPORTED = new Map(
  Object.values(PACKAGES)
    .reverse()
    .flatMap((exported) => Object.entries(exported)),
);

/** Everything that the packages export, by name; to be added to. */
export function packageScope(): Scope {
  return new Map(EXPORTED);
}

/** The package of an exported name. */
export function packageOf(name: string): string | undefined {
  return Object.keys(PACKAGES).find((specifier) => Object.hasOwn(PACKAGES[specifier], name));
}
