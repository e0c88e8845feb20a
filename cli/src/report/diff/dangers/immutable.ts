import { at, Json } from '../model/json';
import { same } from '../model/world';
import { Thing } from '../model/things';
import {
  FIELDS,
  STATEFUL_MUTABLE,
  JOB_MUTABLE,
  VOLUME_MUTABLE,
  CLAIM_MUTABLE,
  others,
  isElastic,
  withoutImages,
  addressOf,
  isExternal,
} from './fields';
import { kept, Rule, titleOf } from './rule';

const REFUSED = 'the API server refuses that, as it can not be changed';
const RECREATE = 'delete it and create it again, or give the new one another name';

export const IMMUTABLE: Rule[] = [
  {
    id: 'immutable-selector',
    finds: 'another selector of a Deployment, DaemonSet or ReplicaSet',
    why: REFUSED,
    fix: 'delete and recreate it, which takes its pods down meanwhile, or give the new one another name and remove the old one later',
    find: kept(['Deployment', 'DaemonSet', 'ReplicaSet'], ({ before, after }) =>
      same(at(before.normal, 'spec', 'selector'), at(after.normal, 'spec', 'selector'))
        ? []
        : [`${after.kind} selector changes: needs delete and recreate`],
    ),
  },
  {
    id: 'immutable-stateful-set',
    finds: 'another selector, serviceName, podManagementPolicy, volumeClaimTemplates or the like of a StatefulSet',
    why: REFUSED,
    fix: 'kubectl delete statefulset --cascade=orphan, then apply: its pods and claims stay, and are taken over where the selector is the same',
    find: kept(['StatefulSet'], ({ before, after }) =>
      others(before.normal, after.normal, STATEFUL_MUTABLE).map((field) => `StatefulSet ${field} changes`),
    ),
  },
  {
    id: 'immutable-job',
    finds: 'another template, selector, completions or the like of a Job',
    why: REFUSED,
    fix: 'delete the old Job first, or name each run anew, as with a hash of its content',
    find: kept(['Job'], ({ before, after }) =>
      others(before.normal, after.normal, JOB_MUTABLE)
        .filter((field) => field !== 'completions' || !isElastic(before.normal, after.normal))
        .map((field) => `Job ${field} changes`),
    ),
  },
  {
    id: 'immutable-pod',
    finds: 'anything of a Pod without a controller but its images',
    why: REFUSED,
    fix: 'delete it and create it again, or use a Deployment',
    find: kept(['Pod'], ({ before, after }) => {
      const mutable = [
        'containers',
        'initContainers',
        'activeDeadlineSeconds',
        'tolerations',
        'terminationGracePeriodSeconds',
      ];
      const fields = others(before.normal, after.normal, mutable);
      const containers = ['containers', 'initContainers'].filter(
        (list) => !same(withoutImages(at(before.normal, 'spec', list)), withoutImages(at(after.normal, 'spec', list))),
      );
      return [...fields, ...containers].map((field) => `Pod ${field} changes`);
    }),
  },
  {
    id: 'immutable-address',
    finds: 'a Service that becomes headless, or ends to be it, or gets another clusterIP',
    why: 'clusterIP can not be changed: the API server refuses another one, and lets a headless Service silently stay headless',
    fix: 'delete the Service and create it again, which interrupts its clients, or give the new one another name',
    find: kept(['Service'], ({ before, after }) => {
      const [from, to] = [addressOf(before.normal), addressOf(after.normal)];
      const isChosen = from !== 'None' && (from === undefined || to === undefined) && to !== 'None';
      return from === to || isChosen || isExternal(before.normal) || isExternal(after.normal)
        ? []
        : [`Service ${after.name} clusterIP ${from ?? 'of its own'} -> ${to ?? 'of its own'}`];
    }),
  },
  {
    id: 'immutable-load-balancer-class',
    finds: 'another loadBalancerClass of a Service that stays a LoadBalancer',
    why: REFUSED,
    fix: 'make it a ClusterIP in between, or give the new one another name: its address outside is then another',
    find: kept(['Service'], ({ before, after }) => {
      const field = (thing: Thing, key: string) => at(thing.normal, 'spec', key);
      const stays = [before, after].every((thing) => field(thing, 'type') === 'LoadBalancer');
      return stays && !same(field(before, 'loadBalancerClass'), field(after, 'loadBalancerClass'))
        ? [`Service ${after.name} loadBalancerClass changes`]
        : [];
    }),
  },
  {
    id: 'immutable-volume',
    finds: 'another source or volumeMode of a PersistentVolume',
    why: REFUSED,
    fix: 'create a volume of another name, and copy the data',
    find: kept(['PersistentVolume'], ({ before, after }) =>
      others(before.normal, after.normal, VOLUME_MUTABLE).map(
        (field) => `PersistentVolume ${after.name} ${field} changes`,
      ),
    ),
  },
  {
    id: 'immutable-claim',
    finds: 'anything of a PersistentVolumeClaim but a larger size',
    why: REFUSED,
    fix: 'create a claim of another name, copy the data, and remove the old one later',
    find: kept(['PersistentVolumeClaim'], ({ before, after }) =>
      others(before.normal, after.normal, CLAIM_MUTABLE).map(
        (field) => `PersistentVolumeClaim ${after.name} ${field} changes`,
      ),
    ),
  },
  {
    id: 'immutable-storage-class',
    finds: 'another provisioner, parameters, reclaimPolicy or volumeBindingMode of a StorageClass',
    why: REFUSED,
    fix: 'create a StorageClass of another name, or delete it first: volumes that are there keep what they have',
    find: kept(['StorageClass'], ({ before, after }) =>
      ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode']
        .filter((field) => !same(before.normal[field], after.normal[field]))
        .map((field) => `StorageClass ${after.name} ${field} changes`),
    ),
  },
  {
    id: 'immutable-data',
    finds: 'other content of a ConfigMap or Secret that says `immutable: true`',
    why: REFUSED,
    fix: 'give it a name with a hash of its content, which restarts the pods in turn',
    find: kept(['ConfigMap', 'Secret'], ({ before, after }) => {
      const data = ({ data: own, stringData, binaryData, immutable }: Json) => [own, stringData, binaryData, immutable];
      const isChanged = before.name === after.name && !same(data(before.normal), data(after.normal));
      return before.normal.immutable === true && isChanged ? [`immutable ${titleOf(after)} changes`] : [];
    }),
  },
  {
    id: 'immutable-secret-type',
    finds: 'another type of a Secret',
    why: REFUSED,
    fix: RECREATE,
    find: kept(['Secret'], ({ before, after }) =>
      before.name !== after.name || same(before.normal.type, after.normal.type)
        ? []
        : [`Secret ${after.name} type changes`],
    ),
  },
  {
    id: 'immutable-role-ref',
    finds: 'another role of a RoleBinding or ClusterRoleBinding',
    why: REFUSED,
    fix: 'create a binding of another name, then delete this one: its subjects lose no right meanwhile',
    find: kept(['RoleBinding', 'ClusterRoleBinding'], ({ before, after }) =>
      same(before.normal.roleRef, after.normal.roleRef) ? [] : [`${titleOf(after)} roleRef changes`],
    ),
  },
  {
    id: 'immutable-field',
    finds: `another value of ${Object.entries(FIELDS)
      .map(([kind, paths]) => `${kind} ${paths.join(', ')}`)
      .join('; ')}`,
    why: REFUSED,
    fix: RECREATE,
    find: kept(Object.keys(FIELDS), ({ before, after }) =>
      FIELDS[after.kind]
        .filter((path) => !same(at(before.normal, ...path.split('.')), at(after.normal, ...path.split('.'))))
        .map((path) => `${titleOf(after)} ${path} changes`),
    ),
  },
];
