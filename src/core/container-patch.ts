type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Lays a JSON merge patch over data: maps are merged, null removes, anything else replaces.
 * Source: RFC 7386
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) {
    return patch;
  }
  const merged: Json = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] = mergePatch(merged[key], value);
    }
  }
  return merged;
}

/** A serialised pod spec with the patches of its containers, by their names. */
export function withContainerPatches(podSpec: Json, patches: Record<string, unknown[]>): Json {
  const patched = (containers: unknown) =>
    (containers as Json[] | undefined)?.map((container) => {
      const name = container.name as string;
      return Object.hasOwn(patches, name) ? patches[name].reduce(mergePatch, container) : container;
    });
  return { ...podSpec, containers: patched(podSpec.containers), initContainers: patched(podSpec.initContainers) };
}
