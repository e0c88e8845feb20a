/**
 * Works something out once for each list: several checks ask the same of all objects of a synth. The list must not
 * change afterwards.
 */
export function oncePerList<T extends object, R>(workOut: (list: T[]) => R): (list: T[]) => R {
  const known = new WeakMap<T[], { readonly result: R }>();
  return (list) => {
    const found = known.get(list) ?? { result: workOut(list) };
    known.set(list, found);
    return found.result;
  };
}
