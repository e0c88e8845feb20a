import { at, mapsOf, textOf, textsOf } from '../model/json';
import { scaleOf } from '../model/world';
import { gone, kept, Rule, titleOf } from './rule';

export const DELETED: Rule[] = [
  {
    id: 'claim-deleted',
    finds: 'a PersistentVolumeClaim or PersistentVolume that is removed, or goes by another name',
    why: 'its data goes with it, unless the volume is kept by its reclaim policy',
    fix: 'keep it, or set persistentVolumeReclaimPolicy: Retain on its volume first and take a snapshot',
    find: gone(['PersistentVolumeClaim', 'PersistentVolume'], (claim) => [`${titleOf(claim)} is deleted`]),
  },
  {
    id: 'stateful-set-deleted',
    finds: 'a StatefulSet with volumeClaimTemplates that is removed, or goes by another name',
    why: 'its pods go all at once, and nothing uses its claims any more, which stay or go by its retention policy',
    fix: 'scale it down first, and decide what becomes of its claims (kubectl get pvc)',
    find: gone(['StatefulSet'], (set) =>
      mapsOf(at(set.normal, 'spec', 'volumeClaimTemplates')).length > 0
        ? [`${titleOf(set)} with claims is deleted`]
        : [],
    ),
  },
  {
    id: 'namespace-deleted',
    finds: 'a Namespace that is removed',
    why: 'everything in it is deleted, what is not in these manifests too',
    fix: 'keep it, or look first at all that is in it (kubectl get all shows only some kinds)',
    find: gone(['Namespace'], (space) => [`${titleOf(space)} is deleted`]),
  },
  {
    id: 'definition-deleted',
    finds: 'a CustomResourceDefinition that is removed',
    why: 'all objects of its kind are deleted in all namespaces',
    fix: 'keep it until nobody has such objects (kubectl get, with -A)',
    find: gone(['CustomResourceDefinition'], (definition) => [`${titleOf(definition)} is deleted`]),
  },
  {
    id: 'definition-version-removed',
    finds: 'a version that a CustomResourceDefinition no longer has or serves',
    why: 'clients of that version fail, and the API server refuses to drop one in which objects are stored',
    fix: 'serve the old version until all objects are stored in the new one and no client asks for the old one',
    find: kept(['CustomResourceDefinition'], ({ before, after }) => {
      const served = (thing: typeof before) =>
        mapsOf(at(thing.normal, 'spec', 'versions'))
          .filter((version) => version.served !== false)
          .map(({ name }) => textOf(name) ?? '');
      const lost = served(before).filter((name) => !served(after).includes(name));
      return lost.map((name) => `${titleOf(after)} loses version ${name}`);
    }),
  },
  {
    id: 'finalizer-waits',
    finds: 'an object with a finalizer that is removed',
    why: 'its deletion waits until the controller of the finalizer has done its work, for ever where that one is gone, and may delete more (an Argo CD Application what it has deployed)',
    fix: 'see that the controller runs until the object is gone, and read what the finalizer does',
    find: gone([], (thing) =>
      textsOf(at(thing.normal, 'metadata', 'finalizers')).map(
        (name) => `${titleOf(thing)} with finalizer ${name} is deleted`,
      ),
    ),
  },
  {
    id: 'budget-removed',
    finds: 'a PodDisruptionBudget that is removed while what it guards stays',
    why: 'a drain of nodes may then take all of its pods at once',
    fix: 'keep the budget, or run a single pod knowingly',
    find: gone(['PodDisruptionBudget'], (budget, { worlds }) => {
      const selector = at(budget.normal, 'spec', 'selector');
      const guarded = worlds.after.selected(budget.namespace, selector);
      const budgets = worlds.after
        .ofKind('PodDisruptionBudget')
        .filter(({ namespace }) => namespace === budget.namespace);
      const bare = guarded.filter(
        (workload) =>
          scaleOf(worlds.after, workload).max > 0 &&
          !budgets.some((other) =>
            worlds.after.selected(other.namespace, at(other.normal, 'spec', 'selector')).includes(workload),
          ),
      );
      return bare.length === 0
        ? []
        : [`${titleOf(budget)} is deleted, and ${bare.map(({ name }) => name).join(' and ')} stays`];
    }),
  },
];
