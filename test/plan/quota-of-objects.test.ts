import { SynthesizedObject } from 'cdk8s-aspnetcore';
import { anObject, cron, deployment, needAndMost, podOf, rolling } from '../support/quota-objects';

const claim = (storage: string, storageClassName?: string) => ({
  spec: { resources: { requests: { storage } }, storageClassName },
});
const ofGroup = (object: SynthesizedObject, apiVersion: string): SynthesizedObject => ({ ...object, apiVersion });
const FAST = 'fast.storageclass.storage.k8s.io';

/** Storage and numbers of objects, worked by hand: [what, line, objects, needed, most]. */
test.each<[string, string, SynthesizedObject[], string, string]>([
  ['a claim', 'requests.storage', [anObject('PersistentVolumeClaim', 'data', claim('10Gi').spec)], '10Gi', '10Gi'],
  [
    'claims are counted',
    'persistentvolumeclaims',
    [anObject('PersistentVolumeClaim', 'data', claim('10Gi').spec)],
    '1',
    '1',
  ],
  [
    'of a class',
    `${FAST}/requests.storage`,
    [
      anObject('PersistentVolumeClaim', 'a', claim('1Gi', 'fast').spec),
      anObject('PersistentVolumeClaim', 'b', claim('2Gi', 'slow').spec),
    ],
    '1Gi',
    '1Gi',
  ],
  [
    'each pod of a StatefulSet has its claims',
    'requests.storage',
    [anObject('StatefulSet', 'db', { replicas: 3, template: podOf(), volumeClaimTemplates: [claim('10Gi')] })],
    '30Gi',
    '30Gi',
  ],
  [
    'and their number, of the class',
    `${FAST}/persistentvolumeclaims`,
    [anObject('StatefulSet', 'db', { replicas: 3, template: podOf(), volumeClaimTemplates: [claim('10Gi', 'fast')] })],
    '3',
    '3',
  ],
  [
    'ephemeral volumes come and go with their pods',
    'requests.storage',
    [
      deployment(4, {
        ...rolling(0, 1),
        template: podOf({ volumes: [{ name: 'cache', ephemeral: { volumeClaimTemplate: claim('1Gi') } }] }),
      }),
    ],
    '4Gi',
    '8Gi',
  ],
  [
    'load balancers',
    'services.loadbalancers',
    [anObject('Service', 'web', { type: 'LoadBalancer', ports: [{}] }), anObject('Service', 'api', { ports: [{}] })],
    '1',
    '1',
  ],
  [
    'node ports: each port of it',
    'services.nodeports',
    [anObject('Service', 'web', { type: 'NodePort', ports: [{}, {}] })],
    '2',
    '2',
  ],
  [
    'a load balancer takes node ports too',
    'services.nodeports',
    [anObject('Service', 'web', { type: 'LoadBalancer', ports: [{}, {}] })],
    '2',
    '2',
  ],
  [
    'unless told not to',
    'services.nodeports',
    [
      anObject('Service', 'web', {
        type: 'LoadBalancer',
        allocateLoadBalancerNodePorts: false,
        ports: [{ nodePort: 30000 }, {}],
      }),
    ],
    '1',
    '1',
  ],
  ['every namespace has a ConfigMap of Kubernetes itself', 'configmaps', [anObject('ConfigMap', 'settings')], '2', '2'],
  ['and a ServiceAccount', 'count/serviceaccounts', [], '1', '1'],
  ['services by both names', 'services', [anObject('Service', 'web', {})], '1', '1'],
  ['services by both names, long', 'count/services', [anObject('Service', 'web', {})], '1', '1'],
  ['the plural of Ingress', 'count/ingresses.networking.k8s.io', [anObject('Ingress', 'web')], '1', '1'],
  [
    'the plural of NetworkPolicy',
    'count/networkpolicies.networking.k8s.io',
    [anObject('NetworkPolicy', 'web')],
    '1',
    '1',
  ],
  ['Deployments', 'count/deployments.apps', [deployment(3), deployment(2, {}, 'api')], '2', '2'],
  [
    '10 old ReplicaSets stay, and an update makes one before the oldest goes',
    'count/replicasets.apps',
    [deployment(3)],
    '12',
    '12',
  ],
  ['as many old ReplicaSets as said', 'count/replicasets.apps', [deployment(3, { revisionHistoryLimit: 2 })], '4', '4'],
  ['a CronJob keeps 3 good Jobs, a bad one and the running one', 'count/jobs.batch', [cron({})], '5', '5'],
  [
    'a certificate is a Secret in the end',
    'secrets',
    [anObject('Certificate', 'web-tls'), anObject('ExternalSecret', 'db')],
    '2',
    '2',
  ],
  [
    'KEDA makes an autoscaler',
    'count/horizontalpodautoscalers.autoscaling',
    [anObject('ScaledObject', 'web', {})],
    '1',
    '1',
  ],
  [
    'a Service with a selector has an EndpointSlice',
    'count/endpointslices.discovery.k8s.io',
    [
      anObject('Service', 'web', { selector: { app: 'web' } }),
      anObject('Service', 'elsewhere', {}),
      anObject('Service', 'named', { type: 'ExternalName', selector: { app: 'web' } }),
    ],
    '1',
    '1',
  ],
  [
    'a Rollout keeps ReplicaSets like a Deployment',
    'count/replicasets.apps',
    [anObject('Rollout', 'web', { template: podOf(), revisionHistoryLimit: 2 })],
    '4',
    '4',
  ],
  [
    'what only has the name of a kind makes nothing',
    'secrets',
    [ofGroup(anObject('Certificate', 'web'), 'networking.gke.io/v1')],
    '0',
    '0',
  ],
  ['the quota itself', 'resourcequotas', [], '1', '1'],
])('%s', (_name, line, objects, need, most) => {
  expect(needAndMost(line, objects)).toEqual([need, most]);
});
