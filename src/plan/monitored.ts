import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from './app-index';
import { LabelIndex } from './label-index';
import { oncePerList } from './once-per-list';

type Json = Record<string, any>;

/** The namespaces that a ServiceMonitor or PodMonitor looks at; undefined for all that there are. */
export function watchedNamespaces({ manifest, namespaceName }: SynthesizedObject): (string | undefined)[] | undefined {
  const { any, matchNames } = (manifest.spec?.namespaceSelector ?? {}) as Json;
  if (any === true) {
    return undefined;
  }
  return Array.isArray(matchNames) && matchNames.length > 0 ? (matchNames as string[]) : [namespaceName];
}

const indexes = oncePerList((objects: SynthesizedObject[]) => {
  const namespaces = new Map<string | undefined, LabelIndex<SynthesizedObject>>();
  for (const service of objectsOfKind(objects, '', 'Service')) {
    const index = namespaces.get(service.namespaceName) ?? new LabelIndex<SynthesizedObject>();
    namespaces.set(service.namespaceName, index);
    index.add(service, (service.manifest.metadata?.labels ?? {}) as Json);
  }
  return namespaces;
});

/** The Services of namespaces, or of all, by their own labels. */
export function servicesIn(
  objects: SynthesizedObject[],
  namespaces: (string | undefined)[] | undefined,
): { select(selector: Json): SynthesizedObject[]; readonly isEmpty: boolean } {
  const known = indexes(objects);
  // What names no namespace may land in any.
  const names =
    namespaces === undefined || namespaces.includes(undefined) ? [...known.keys()] : [...namespaces, undefined];
  const found = [...new Set(names)].flatMap((name) => known.get(name) ?? []);
  return { isEmpty: found.length === 0, select: (selector) => found.flatMap((index) => index.select(selector)) };
}
