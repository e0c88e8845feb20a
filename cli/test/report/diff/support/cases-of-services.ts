import { deployment, object } from './manifests';
import { hpa, service, ingress, claim, budget, set, space, role, policy, quota, rollout, webOf } from './objects';
import type { DangerCase } from './objects';

const configured = (optional: string) =>
  deployment({ container: `image: 'a:1'\nenvFrom: [{ configMapRef: { name: web${optional} } }]` });
const withPort = (name: string) =>
  deployment({ container: `image: 'a:1'\nports: [{ name: ${name}, containerPort: 8080 }]` });
const toHttp = service('{ app: web }').replace('port: 80', 'port: 80, targetPort: http');

export const RUNNING_OR_REACHED: Record<string, DangerCase> = {
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
  'reference-deleted': {
    before: configured('') + object('ConfigMap', 'data: { a: b }'),
    bad: configured(''),
    good: configured(', optional: true'),
    what: 'ConfigMap web is deleted, and Deployment web needs it',
  },
  'service-port-lost': {
    before: withPort('http') + toHttp,
    bad: withPort('web') + toHttp,
    good: withPort('web') + toHttp.replace('targetPort: http', 'targetPort: web'),
    what: 'Service web sends to the port http, which its pods no longer have',
  },
  'pods-closed': {
    before: deployment() + service('{ app: web }'),
    bad: deployment() + service('{ app: web }') + policy('{}'),
    good:
      deployment() +
      service('{ app: web }') +
      policy('{}').replace('podSelector: {}', 'podSelector: {}, ingress: [{}]'),
    what: 'web: nobody is let in',
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
