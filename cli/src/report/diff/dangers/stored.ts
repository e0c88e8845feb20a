import { at, mapsOf, textOf } from '../model/json';
import { nanos } from '../../../manifests/quantity';
import { Thing } from '../model/things';
import { kept, Rule, titleOf } from './rule';

export const STORED: Rule[] = [
  {
    id: 'storage-shrunk',
    finds: 'a PersistentVolumeClaim, or one of a StatefulSet, that asks for less',
    why: 'a volume can only grow: the API server refuses less',
    fix: 'keep the size, or copy the data to a new, smaller claim',
    find: kept(['PersistentVolumeClaim', 'StatefulSet'], ({ before, after }) => {
      const olds = sizes(before);
      return sizes(after).flatMap(({ name, size }) => {
        const old = olds.find((each) => each.name === name)?.size;
        const [from, to] = [nanos(old ?? ''), nanos(size ?? '')];
        return from !== undefined && to !== undefined && to < from ? [`storage of ${name} ${old} -> ${size}`] : [];
      });
    }),
  },
  {
    id: 'retention-weakened',
    finds: 'claims or volumes that are kept now, and then deleted with what uses them',
    why: 'the data goes with the next scale-down or deletion',
    fix: 'keep Retain, and delete claims by hand',
    find: kept(['StatefulSet', 'PersistentVolume'], ({ before, after }) => {
      const paths =
        after.kind === 'PersistentVolume'
          ? ['persistentVolumeReclaimPolicy']
          : ['persistentVolumeClaimRetentionPolicy.whenDeleted', 'persistentVolumeClaimRetentionPolicy.whenScaled'];
      return paths
        .filter((path) => policy(before, path) !== 'Delete' && policy(after, path) === 'Delete')
        .map((path) => `${titleOf(after)} ${path} ${policy(before, path)} -> Delete`);
    }),
  },
];

interface Size {
  readonly name: string;
  readonly size?: string;
}

function sizes(thing: Thing): Size[] {
  const own = (claim: unknown, name: string): Size => ({
    name,
    size: textOf(at(claim, 'spec', 'resources', 'requests', 'storage')),
  });
  return thing.kind === 'PersistentVolumeClaim'
    ? [own(thing.normal, thing.name)]
    : mapsOf(at(thing.normal, 'spec', 'volumeClaimTemplates')).map((claim) =>
        own(claim, textOf(at(claim, 'metadata', 'name')) ?? ''),
      );
}

function policy(thing: Thing, path: string): string {
  return textOf(at(thing.normal, 'spec', ...path.split('.'))) ?? 'Retain';
}
