import { groupOf } from '../core/external-model';
import { isNamespaced } from '../core/namespaced';
import { SynthesizedObject } from '../core/synthesized-object';
import { remembered } from '../private/remembered';
import { describedTemplate, objectsByKey } from './described-template';
import { LabelIndex } from './label-index';
import { oncePerList } from './once-per-list';
import { PodTemplate } from './pod-template';

/** Pods that an object of the app makes. */
export interface PodSource {
  readonly object: SynthesizedObject;
  readonly template: PodTemplate;
}

/** What a reference says of the object that it means. */
export interface Reference {
  /** The API group; empty for the core one. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** The namespace; undefined for what has none, and where the chart has none. */
  readonly namespaceName: string | undefined;
}

function keyOf({ group, kind, name, namespaceName }: Reference): string {
  return [group, kind, namespaceName ?? '', name].join(' ');
}

const byReference = oncePerList(
  (objects: SynthesizedObject[]) =>
    new Map(
      objects.map((object) => {
        const { apiVersion, kind, objectName: name } = object;
        const namespaceName = isNamespaced(object) ? object.namespaceName : undefined;
        return [keyOf({ group: groupOf(apiVersion), kind, name, namespaceName }), object];
      }),
    ),
);

/** The object of the app that a reference means, whatever the version of its API. */
export function objectOf(objects: SynthesizedObject[], reference: Reference): SynthesizedObject | undefined {
  return byReference(objects).get(keyOf(reference));
}

/** All pods that the app makes, of every kind of workload. */
export const podSources = oncePerList((objects: SynthesizedObject[]): PodSource[] => {
  const known = objectsByKey(objects);
  return objects.flatMap((object) => {
    const template = describedTemplate(object, known);
    return template === undefined ? [] : [{ object, template }];
  });
});

const byNamespace = oncePerList((objects: SynthesizedObject[]) => {
  const namespaces = new Map<string | undefined, LabelIndex<PodSource>>();
  for (const source of podSources(objects)) {
    const { namespaceName } = source.object;
    const index = namespaces.get(namespaceName) ?? new LabelIndex<PodSource>();
    namespaces.set(namespaceName, index);
    index.add(source, source.template.labels);
  }
  return namespaces;
});

/** The pods of a namespace by their labels, so that a selector finds its own without a look at all of them. */
export function podsIn(objects: SynthesizedObject[], namespaceName: string | undefined): LabelIndex<PodSource> {
  return byNamespace(objects).get(namespaceName) ?? new LabelIndex<PodSource>();
}

/** The objects of one kind, whatever the version of their API. */
export function objectsOfKind(objects: SynthesizedObject[], group: string, kind: string): SynthesizedObject[] {
  return byKind(objects).get(`${group} ${kind}`) ?? [];
}

const byKind = oncePerList((objects: SynthesizedObject[]) => {
  const kinds = new Map<string, SynthesizedObject[]>();
  for (const object of objects) {
    const key = `${groupOf(object.apiVersion)} ${object.kind}`;
    remembered(kinds, key, (): SynthesizedObject[] => []).push(object);
  }
  return kinds;
});
