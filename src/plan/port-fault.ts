import { remembered } from '../private/remembered';

/** Ports of one object that get into one another's way. */
export interface PortFault {
  readonly problem: string;
  readonly fix: string;
  /** It may work, or be meant. */
  readonly isMild?: boolean;
}

/** Things of one key, in the order of their keys' first. */
export function grouped<T>(things: T[], keyOf: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    remembered(groups, key, (): T[] => []).push(thing);
  }
  return [...groups.values()];
}

/** Those groups that hold more than one. */
export function repeated<T>(things: T[], keyOf: (thing: T) => string): T[][] {
  return grouped(things, keyOf).filter(({ length }) => length > 1);
}
