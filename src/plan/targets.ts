import { CheckContext } from '../core/check-context';
import { groupOf } from '../core/external-model';
import { isNamespaced } from '../core/namespaced';
import { SynthesizedObject } from '../core/synthesized-object';
import { Reference } from './app-index';
import { ConfigKeys, keysOf } from './config-keys';
import { madeBy, MadeConfig } from './config-makers';
import { NamedIndex } from './named-index';
import { oncePerList } from './once-per-list';
import { isOperatorMade } from './operator-made';

const written = oncePerList((objects: SynthesizedObject[]) => {
  const index = new NamedIndex<SynthesizedObject>();
  for (const object of objects) {
    const { apiVersion, kind, objectName: name } = object;
    const namespaceName = isNamespaced(object) ? object.namespaceName : undefined;
    index.add({ group: groupOf(apiVersion), kind, name, namespaceName }, object);
  }
  return index;
});

const made = oncePerList((objects: SynthesizedObject[]) => {
  const index = new NamedIndex<MadeConfig>();
  for (const config of objects.flatMap(madeBy)) {
    const { kind, name, namespaceName } = config;
    index.add({ group: '', kind, name: name as string, namespaceName }, config);
  }
  return index;
});

/** What every namespace, or every cluster, has. */
const EVERYWHERE: RegExp[] = [
  /^ ConfigMap \S* (kube-root-ca\.crt|openshift-service-ca\.crt)$/,
  /^ ConfigMap kube-system extension-apiserver-authentication$/,
  /^ ServiceAccount \S* default$/,
  /^ Service default kubernetes$/,
  /^ Service kube-system kube-dns$/,
  /^rbac\.authorization\.k8s\.io ClusterRole {2}(system:.*|cluster-admin|admin|edit|view)$/,
  /^rbac\.authorization\.k8s\.io Role kube-(system|public) (system:.*|extension-apiserver-authentication-reader)$/,
];

function isEverywhere({ group, kind, namespaceName, name }: Reference): boolean {
  return EVERYWHERE.some((pattern) => pattern.test([group, kind, namespaceName ?? '', name].join(' ')));
}

/** The object of the app that a reference means, where there is one. */
export function targetOf(objects: SynthesizedObject[], reference: Reference): SynthesizedObject | undefined {
  return written(objects).find(reference)[0];
}

/** Whether what a reference means is in the app, is made by what is, is declared as external, or is everywhere. */
export function exists(objects: SynthesizedObject[], context: CheckContext, reference: Reference): boolean {
  const { group, kind, name, namespaceName } = reference;
  return (
    targetOf(objects, reference) !== undefined ||
    context.isExternal(group, kind, name, namespaceName) ||
    isEverywhere(reference) ||
    made(objects)
      .find(reference)
      .some(({ isMerged }) => !isMerged) ||
    isOperatorMade(objects, reference)
  );
}

/** The keys of the ConfigMap or Secret that a reference means, where all that makes it is in the app and says which. */
export function configKeys(objects: SynthesizedObject[], reference: Reference): ConfigKeys {
  const makers = made(objects).find(reference);
  const own = written(objects).find(reference);
  const isMade = own.length > 0 || makers.some(({ isMerged }) => !isMerged);
  const all = [...own.map(keysOf), ...makers.map(({ keys }) => keys)];
  const known = all.flatMap((keys) => (keys === undefined ? [] : [...keys]));
  const isOpen = !isMade || all.includes(undefined) || isOperatorMade(objects, reference);
  return isOpen ? undefined : new Set(known);
}
