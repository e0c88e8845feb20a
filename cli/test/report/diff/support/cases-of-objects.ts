import { deployment, object } from './manifests';
import { service, claim, budget, set, job, pod, space, binding, definition } from './objects';
import type { DangerCase } from './objects';

export const REFUSED_OR_DELETED: Record<string, DangerCase> = {
  'immutable-selector': {
    before: deployment(),
    bad: deployment().replaceAll('app: web', 'app: site'),
    good: deployment({ spec: 'replicas: 11' }),
    what: 'Deployment selector changes: needs delete and recreate',
  },
  'immutable-stateful-set': {
    before: set('serviceName: db'),
    bad: set('serviceName: other'),
    good: set('serviceName: db, replicas: 3, minReadySeconds: 5'),
    what: 'StatefulSet serviceName changes',
  },
  'immutable-job': {
    before: job('a:1'),
    bad: job('a:2'),
    good: job('a:1', 'backoffLimit: 3'),
    what: 'Job template changes',
  },
  'immutable-pod': { before: pod('a:1'), bad: pod('a:1', 'b'), good: pod('a:2'), what: 'Pod nodeName changes' },
  'immutable-address': {
    before: service('{ app: web }'),
    bad: service('{ app: web }', ', clusterIP: None'),
    good: service('{ app: web }', ', type: NodePort'),
    what: 'Service web clusterIP of its own -> None',
  },
  'immutable-load-balancer-class': {
    before: service('{ app: web }', ', type: LoadBalancer'),
    bad: service('{ app: web }', ', type: LoadBalancer, loadBalancerClass: a.test/b'),
    good: service('{ app: web }', ', type: ClusterIP'),
    what: 'Service web loadBalancerClass changes',
  },
  'immutable-volume': {
    before: object('PersistentVolume', 'spec: { capacity: { storage: 1Gi }, nfs: { server: a, path: /a } }'),
    bad: object('PersistentVolume', 'spec: { capacity: { storage: 1Gi }, nfs: { server: b, path: /a } }'),
    good: object('PersistentVolume', 'spec: { capacity: { storage: 2Gi }, nfs: { server: a, path: /a } }'),
    what: 'PersistentVolume web nfs changes',
  },
  'immutable-claim': {
    before: claim('5Gi'),
    bad: claim('5Gi', 'ReadWriteMany'),
    good: claim('6Gi'),
    what: 'PersistentVolumeClaim data accessModes changes',
  },
  'immutable-storage-class': {
    before: object('StorageClass', 'provisioner: a\nparameters: { type: a }'),
    bad: object('StorageClass', 'provisioner: a\nparameters: { type: b }'),
    good: object('StorageClass', 'provisioner: a\nparameters: { type: a }\nallowVolumeExpansion: true'),
    what: 'StorageClass web parameters changes',
  },
  'immutable-data': {
    before: object('ConfigMap', 'immutable: true\ndata: { a: b }'),
    bad: object('ConfigMap', 'immutable: true\ndata: { a: c }'),
    good: object('ConfigMap', 'immutable: true\ndata: { a: b }').replace('name: web', 'name: web, labels: { a: b }'),
    what: 'immutable ConfigMap web changes',
  },
  'immutable-secret-type': {
    before: object('Secret', 'type: Opaque'),
    bad: object('Secret', 'type: kubernetes.io/tls'),
    good: object('Secret', 'data: { a: YQ== }'),
    what: 'Secret web type changes',
  },
  'immutable-role-ref': {
    before: binding('view'),
    bad: binding('edit'),
    good: binding('view', 'b'),
    what: 'RoleBinding web roleRef changes',
  },
  'immutable-field': {
    before: object('PriorityClass', 'value: 1', { apiVersion: 'scheduling.k8s.io/v1' }),
    bad: object('PriorityClass', 'value: 2', { apiVersion: 'scheduling.k8s.io/v1' }),
    good: object('PriorityClass', 'value: 1\ndescription: a', { apiVersion: 'scheduling.k8s.io/v1' }),
    what: 'PriorityClass web value changes',
  },
  'claim-deleted': {
    before: claim('5Gi'),
    bad: '',
    good: claim('5Gi'),
    what: 'PersistentVolumeClaim data is deleted',
  },
  'stateful-set-deleted': {
    before: set('serviceName: db'),
    bad: '',
    good: set('serviceName: db, replicas: 2'),
    what: 'StatefulSet db with claims is deleted',
  },
  'namespace-deleted': {
    before: space('restricted'),
    bad: '',
    good: space('restricted').replace('labels: {', 'labels: { a: b,'),
    what: 'Namespace shop is deleted',
  },
  'definition-deleted': {
    before: definition('{ name: v1 }'),
    bad: '',
    good: definition('{ name: v1 }, { name: v2 }'),
    what: 'CustomResourceDefinition things.a.test is deleted',
  },
  'definition-version-removed': {
    before: definition('{ name: v1beta1 }, { name: v1 }'),
    bad: definition('{ name: v1beta1, served: false }, { name: v1 }'),
    good: definition('{ name: v1beta1 }, { name: v1 }, { name: v2 }'),
    what: 'CustomResourceDefinition things.a.test loses version v1beta1',
  },
  'finalizer-waits': {
    before: object('Application', 'spec: {}').replace(
      'namespace: shop',
      'namespace: shop, finalizers: [resources-finalizer.argocd.argoproj.io]',
    ),
    bad: '',
    good: object('Application', 'spec: {}'),
    what: 'Application web with finalizer resources-finalizer.argocd.argoproj.io is deleted',
  },
  'budget-removed': {
    before: deployment() + budget('maxUnavailable: 1'),
    bad: deployment(),
    good: deployment() + budget('maxUnavailable: 1').replace('name: web,', 'name: other,'),
    what: 'PodDisruptionBudget web is deleted, and web stays',
  },
};
