import { deployment, object } from './manifests';

/** What was, what is dangerous after it, what is not, and what is said of the dangerous. */
export interface DangerCase {
  readonly before: string;
  readonly bad: string;
  readonly good: string;
  readonly what: string;
}

const apps = { apiVersion: 'apps/v1' };
const net = { apiVersion: 'networking.k8s.io/v1' };
const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1' };
const crds = { apiVersion: 'apiextensions.k8s.io/v1' };
const hpa = object(
  'HorizontalPodAutoscaler',
  'spec: { scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 5 }',
  {
    apiVersion: 'autoscaling/v2',
  },
);
const service = (selector: string, rest = '') =>
  object('Service', `spec: { selector: ${selector}, ports: [{ port: 80 }]${rest} }`);
const ingress = (hosts: string[], tls: string, annotations = '{}') =>
  object(
    'Ingress',
    `spec: { rules: [${hosts.map((host) => `{ host: ${host} }`).join(', ')}], tls: ${tls} }`,
    net,
  ).replace('namespace: shop', `namespace: shop, annotations: ${annotations}`);
const claim = (size: string, mode = 'ReadWriteOnce') =>
  object('PersistentVolumeClaim', `spec: { accessModes: [${mode}], resources: { requests: { storage: ${size} } } }`, {
    name: 'data',
  });
const budget = (bound: string) =>
  object('PodDisruptionBudget', `spec: { ${bound}, selector: { matchLabels: { app: web } } }`, {
    apiVersion: 'policy/v1',
  });
const set = (rest: string, size = '5Gi') =>
  object(
    'StatefulSet',
    `spec: { ${rest}, selector: { matchLabels: { app: db } }, template: { metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: 'db:1' }] } }, volumeClaimTemplates: [{ metadata: { name: data }, spec: { resources: { requests: { storage: ${size} } } } }] }`,
    { ...apps, name: 'db' },
  );
const job = (image: string, rest = 'backoffLimit: 6') =>
  object('Job', `spec: { ${rest}, template: { spec: { containers: [{ name: a, image: ${image} }] } } }`, {
    apiVersion: 'batch/v1',
    name: 'run',
  });
const pod = (image: string, node = 'a') =>
  object('Pod', `spec: { nodeName: ${node}, containers: [{ name: a, image: ${image} }] }`, { name: 'one' });
const space = (level: string) =>
  `\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: ${level} } }\n`;
const role = (rules: string) => object('Role', `rules: [${rules}]`, rbac);
const binding = (name: string, subject = 'a') =>
  object(
    'RoleBinding',
    `roleRef: { kind: ClusterRole, name: ${name} }\nsubjects: [{ kind: User, name: ${subject} }]`,
    rbac,
  );
const definition = (versions: string) =>
  object('CustomResourceDefinition', `spec: { scope: Cluster, versions: [${versions}] }`, {
    ...crds,
    name: 'things.a.test',
  });
const policy = (selector: string, types = '[Ingress]') =>
  object('NetworkPolicy', `spec: { podSelector: ${selector}, policyTypes: ${types} }`, net);
const quota = (pods: number) => object('ResourceQuota', `spec: { hard: { pods: ${pods} } }`, { name: 'quota' });
const rollout = (label: string) =>
  object(
    'Rollout',
    `spec: { selector: { matchLabels: { app: ${label} } }, template: { metadata: { labels: { app: ${label} } }, spec: { containers: [{ name: a, image: 'a:1' }] } } }`,
    { apiVersion: 'argoproj.io/v1alpha1' },
  );
const webOf = (labels: string) =>
  deployment()
    .replaceAll('{ app: web }', `{ app: web, ${labels} }`)
    .replace(`matchLabels: { app: web, ${labels} }`, 'matchLabels: { app: web }');

export const CASES: Record<string, DangerCase> = {
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
  'storage-shrunk': {
    before: claim('5Gi'),
    bad: claim('4Gi'),
    good: claim('5120Mi'),
    what: 'storage of data 5Gi -> 4Gi',
  },
  'retention-weakened': {
    before: set('serviceName: db'),
    bad: set('serviceName: db, persistentVolumeClaimRetentionPolicy: { whenScaled: Delete }'),
    good: set('serviceName: db, persistentVolumeClaimRetentionPolicy: { whenScaled: Retain }'),
    what: 'StatefulSet db persistentVolumeClaimRetentionPolicy.whenScaled Retain -> Delete',
  },
  'rollout-selector': {
    before: rollout('web'),
    bad: rollout('site'),
    good: rollout('web').replace('a:1', 'a:2'),
    what: 'Rollout selector changes',
  },
  'selector-misses-template': {
    before: deployment(),
    bad: deployment().replace('labels: { app: web }', 'labels: { app: site }'),
    good: deployment().replace('labels: { app: web }', 'labels: { app: web, team: a }'),
    what: 'Deployment web does not select its own pods',
  },
  'replicas-zero': {
    before: deployment(),
    bad: deployment({ spec: 'replicas: 0' }),
    good: deployment({ spec: 'replicas: 1' }),
    what: 'Deployment web scales to 0',
  },
  'scaling-handover': {
    before: deployment(),
    bad: deployment({ spec: '' }) + hpa,
    good: deployment({ spec: '' }),
    what: 'replicas 12 of Deployment web is removed: dips to 1 pod',
  },
  'scaling-twice': {
    before: deployment(),
    bad: deployment() + hpa,
    good: deployment({ spec: 'replicas: 11' }),
    what: 'Deployment web has replicas 12 and HorizontalPodAutoscaler',
  },
  'readiness-removed': {
    before: deployment({ container: 'image: a:1\nreadinessProbe: { tcpSocket: { port: 80 } }' }),
    bad: deployment({ container: 'image: a:1' }),
    good: deployment({ container: 'image: a:1\nreadinessProbe: { tcpSocket: { port: 81 } }' }),
    what: 'container web of Deployment web loses its readiness probe',
  },
  'budget-narrowed': {
    before: deployment() + budget('maxUnavailable: 1'),
    bad: deployment() + budget('maxUnavailable: 25%'),
    good: deployment() + budget('minAvailable: 11'),
    what: 'PodDisruptionBudget web maxUnavailable 1 -> maxUnavailable 25%: 3 of its pods may be missing instead of 1',
  },
  'quota-below': {
    before: deployment({ spec: 'replicas: 2' }) + quota(4),
    bad: deployment({ spec: 'replicas: 2' }) + quota(1),
    good: deployment({ spec: 'replicas: 2' }) + quota(5),
    what: 'quota quota allows pods 1, and 3 is needed',
  },
  'host-removed': {
    before: ingress(['a.test', 'b.test'], '[]'),
    bad: ingress(['a.test'], '[]'),
    good: ingress(['b.test', 'a.test', 'c.test'], '[]'),
    what: 'host b.test is removed',
  },
  'tls-lost': {
    before: ingress(['a.test'], '[{ hosts: [a.test], secretName: tls }]'),
    bad: ingress(['a.test'], '[]'),
    good: ingress(['a.test'], '[{ hosts: [a.test], secretName: other }]'),
    what: 'host a.test loses TLS',
  },
  'redirect-removed': {
    before: ingress(['a.test'], '[]', '{ nginx.ingress.kubernetes.io/force-ssl-redirect: "true" }'),
    bad: ingress(['a.test'], '[]'),
    good: ingress(['a.test'], '[]', '{ nginx.ingress.kubernetes.io/force-ssl-redirect: "true", a: b }'),
    what: 'Ingress web loses nginx.ingress.kubernetes.io/force-ssl-redirect',
  },
  'service-selects-nothing': {
    before: deployment() + service('{ app: web }'),
    bad: deployment() + service('{ app: site }'),
    good: deployment().replace('app: web }\n    spec', 'app: web, tier: a }\n    spec') + service('{ app: web }'),
    what: 'Service web selects no pods any more',
  },
  'service-leaves-pods': {
    before: deployment() + service('{ app: web }'),
    bad: webOf('tier: a') + service('{ tier: a }'),
    good: webOf('tier: a') + service('{ app: web }'),
    what: 'Service web leaves the pods that run now',
  },
  'load-balancer-lost': {
    before: service('{ app: web }', ', type: LoadBalancer'),
    bad: service('{ app: web }', ', type: NodePort'),
    good: service('{ app: web }', ', type: LoadBalancer, sessionAffinity: ClientIP'),
    what: 'Service web is no longer a LoadBalancer',
  },
  'pods-open': {
    before: deployment() + policy('{ matchLabels: { app: web } }'),
    bad: deployment(),
    good: deployment() + policy('{}').replace('name: web', 'name: all'),
    what: 'web open for Ingress: no NetworkPolicy isolates it any more',
  },
  'pod-security-weakened': {
    before: space('restricted'),
    bad: space('baseline'),
    good: space('restricted').replace('labels: {', 'labels: { a: b,'),
    what: 'Pod Security of shop restricted -> baseline',
  },
  'host-access': {
    before: deployment(),
    bad: deployment({ pod: 'hostNetwork: true' }),
    good: deployment({ pod: 'hostNetwork: false' }),
    what: 'Deployment web gets hostNetwork',
  },
  'rights-wildcard': {
    before: role('{ apiGroups: [""], resources: [pods], verbs: [get] }'),
    bad: role('{ apiGroups: [""], resources: [pods], verbs: ["*"] }'),
    good: role('{ apiGroups: [""], resources: [pods], verbs: [get, list] }'),
    what: 'Role web gets all verbs on pods',
  },
};
