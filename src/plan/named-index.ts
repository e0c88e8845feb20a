import { remembered } from '../private/remembered';
import { Reference } from './app-index';

type ByNamespace<T> = Map<string | undefined, T[]>;

/**
 * Things by the references that mean them. What names no namespace lands in the one that it is applied to, which nobody
 * knows here: it may be any.
 */
export class NamedIndex<T> {
  private readonly byName = new Map<string, ByNamespace<T>>();

  /** Adds a thing. */
  public add(reference: Reference, item: T): void {
    const key = keyOf(reference);
    const namespaces = remembered(this.byName, key, (): ByNamespace<T> => new Map());
    remembered(namespaces, reference.namespaceName, (): T[] => []).push(item);
  }

  /** What a reference may mean, that of its very namespace first. */
  public find(reference: Reference): T[] {
    const namespaces = this.byName.get(keyOf(reference));
    if (namespaces === undefined) {
      return [];
    }
    const { namespaceName } = reference;
    return namespaceName === undefined
      ? [...namespaces.values()].flat()
      : [...(namespaces.get(namespaceName) ?? []), ...(namespaces.get(undefined) ?? [])];
  }
}

function keyOf({ group, kind, name }: Reference): string {
  return [group, kind, name].join(' ');
}
