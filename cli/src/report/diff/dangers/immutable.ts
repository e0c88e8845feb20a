import { at, Json, mapOf } from '../model/json';
import { same } from '../model/world';
import { omit } from '../model/normal';
import { kept, Rule, titleOf } from './rule';

const REFUSED = 'the API server refuses that, as it can not be changed';
const RECREATE = 'delete it and create it again, or give the new one another name';

/** What is immutable as long as an object is there, by kind: paths, and how they are called. */
const FIELDS: Record<string, string[]> = {
  PriorityClass: ['value', 'preemptionPolicy'],
  IngressClass: ['spec.controller'],
  RuntimeClass: ['handler'],
  GatewayClass: ['spec.controllerName'],
  CustomResourceDefinition: ['spec.scope', 'spec.group', 'spec.names.plural', 'spec.names.kind'],
  CSIDriver: ['spec.attachRequired'],
  VolumeAttributesClass: ['driverName', 'parameters'],
  ResourceClaim: ['spec'],
  ResourceClaimTemplate: ['spec'],
  EndpointSlice: ['addressType'],
};

/** Source: the ValidateXUpdate functions of Kubernetes' API packages */
const STATEFUL_MUTABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
  // From 1.34 on; older clusters refuse it, which loses nothing.
  'revisionHistoryLimit',
];
const JOB_MUTABLE = ['parallelism', 'suspend', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'];
const CLAIM_MUTABLE = ['resources', 'volumeAttributesClassName'];

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

/** The members of the spec that differ, but for some. */
function others(before: Json, after: Json, mutable: string[]): string[] {
  const [from, to] = [omit(mapOf(before.spec), mutable), omit(mapOf(after.spec), mutable)];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].sort().filter((key) => !same(from[key], to[key]));
}

/** Source: elastic indexed Jobs, whose completions go with their parallelism */
function isElastic(before: Json, after: Json): boolean {
  const isIndexed = (job: Json) =>
    at(job, 'spec', 'completionMode') === 'Indexed' &&
    same(at(job, 'spec', 'completions'), at(job, 'spec', 'parallelism'));
  return isIndexed(before) && isIndexed(after);
}

function withoutImages(containers: unknown): unknown {
  return Array.isArray(containers)
    ? containers.map((each) => omit(mapOf(each), ['image', 'imagePullPolicy']))
    : containers;
}

function addressOf(service: Json): string | undefined {
  const address = at(service, 'spec', 'clusterIP');
  return typeof address === 'string' ? address : undefined;
}

function isExternal(service: Json): boolean {
  return at(service, 'spec', 'type') === 'ExternalName';
}
