import { ClusterProfile } from 'cdk8s-aspnetcore';
import { PodIdentity } from '../../../src/scaling/keda/pod-identity';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { TriggerAuthentication } from '../../../src/scaling/keda/trigger-authentication';
import { allOf, needs, shop, worker } from './support';

const queue = (authentication: TriggerAuthentication, listName = 'orders') =>
  ScaleTrigger.of('redis', { metadata: { listName }, authentication });
const URI = TriggerAuthentication.fromSecret('rabbitmq', { keys: { uri: 'host' } });

function specOf(authentication: TriggerAuthentication): any {
  const [object, ...more] = allOf(worker({ triggers: [queue(authentication)] }), 'TriggerAuthentication');
  expect(more).toEqual([]);
  return object.spec;
}

test('it is written beside the ScaledObject', () => {
  const service = worker({ triggers: [ScaleTrigger.rabbitMq({ queueName: 'a', value: 1, authentication: URI })] });
  expect(service.manifests.map(({ kind }) => kind)).toEqual(['TriggerAuthentication', 'ScaledObject']);
  expect(service.manifests[0]).toEqual({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: {
      name: 'worker-rabbitmq',
      namespace: 'shop',
      labels: service.manifests[1].metadata.labels,
    },
    spec: { secretTargetRef: [{ parameter: 'host', name: 'rabbitmq', key: 'uri' }] },
  });
  expect(service.manifests[1].spec.triggers[0].authenticationRef).toEqual({ name: 'worker-rabbitmq' });
});

test.each<[string, TriggerAuthentication, object]>([
  [
    'several keys',
    TriggerAuthentication.fromSecret('db', { keys: { user: 'username', pw: 'password' } }),
    {
      secretTargetRef: [
        { parameter: 'username', name: 'db', key: 'user' },
        { parameter: 'password', name: 'db', key: 'pw' },
      ],
    },
  ],
  [
    'Workload Identity on Azure',
    TriggerAuthentication.fromPodIdentity(PodIdentity.azureWorkload()),
    { podIdentity: { provider: 'azure-workload' } },
  ],
  [
    'a managed identity',
    TriggerAuthentication.fromPodIdentity(PodIdentity.azureWorkload({ clientId: 'c', tenantId: 't' })),
    { podIdentity: { provider: 'azure-workload', identityId: 'c', identityTenantId: 't' } },
  ],
  ['a role on AWS', TriggerAuthentication.fromPodIdentity(PodIdentity.aws()), { podIdentity: { provider: 'aws' } }],
  [
    'a role by its ARN',
    TriggerAuthentication.fromPodIdentity(PodIdentity.aws({ roleArn: 'arn:aws:iam::1:role/keda' })),
    { podIdentity: { provider: 'aws', roleArn: 'arn:aws:iam::1:role/keda' } },
  ],
  [
    "the service's own role",
    TriggerAuthentication.fromPodIdentity(PodIdentity.aws({ ofWorkload: true })),
    { podIdentity: { provider: 'aws', identityOwner: 'workload' } },
  ],
  [
    'Workload Identity on Google Cloud',
    TriggerAuthentication.fromPodIdentity(PodIdentity.gcp()),
    { podIdentity: { provider: 'gcp' } },
  ],
  [
    'two Secrets and an identity',
    TriggerAuthentication.of({
      parameters: [
        { parameter: 'host', secretName: 'rabbitmq', key: 'uri' },
        { parameter: 'workloadIdentityResource', secretName: 'entra', key: 'app' },
      ],
      podIdentity: PodIdentity.azureWorkload(),
    }),
    {
      podIdentity: { provider: 'azure-workload' },
      secretTargetRef: [
        { parameter: 'host', name: 'rabbitmq', key: 'uri' },
        { parameter: 'workloadIdentityResource', name: 'entra', key: 'app' },
      ],
    },
  ],
])('%s', (_, authentication, spec) => {
  expect(specOf(authentication)).toEqual(spec);
});

test('triggers with the same credentials share an object, others get a name of their own', () => {
  const same = TriggerAuthentication.fromSecret('rabbitmq', { keys: { uri: 'host' } });
  const other = TriggerAuthentication.fromSecret('other', { keys: { uri: 'host' } });
  const chosen = TriggerAuthentication.fromSecret('other', { keys: { uri: 'host' }, name: 'mine' });
  const triggers = [URI, same, other, chosen, URI].map((one, at) => queue(one, `list-${at}`));
  const service = worker({ triggers }, shop(), { tracks: ['canary'] });
  expect(allOf(service, 'TriggerAuthentication').map(({ metadata }) => metadata.name)).toEqual([
    'worker-redis',
    'worker-redis-2',
    'mine',
  ]);
  for (const { spec } of allOf(service, 'ScaledObject')) {
    expect(spec.triggers.map((trigger: any) => trigger.authenticationRef.name)).toEqual([
      'worker-redis',
      'worker-redis',
      'worker-redis-2',
      'mine',
      'worker-redis',
    ]);
  }
});

test.each<[string, TriggerAuthentication, [string, string][]]>([
  [
    'Secrets',
    TriggerAuthentication.fromSecret('db', { keys: { user: 'username', pw: 'password' } }),
    [['Secret shop/db', 'kubectl create secret generic db --from-literal=user=… --from-literal=pw=… -n shop']],
  ],
  [
    'objects in the namespace',
    TriggerAuthentication.named('shared'),
    [['TriggerAuthentication shared', 'check by: kubectl get triggerauthentication.keda.sh shared -n shop']],
  ],
  [
    'objects of the cluster',
    TriggerAuthentication.cluster('company'),
    [['ClusterTriggerAuthentication company', 'check by: kubectl get clustertriggerauthentication.keda.sh company']],
  ],
  ['identities', TriggerAuthentication.fromPodIdentity(PodIdentity.gcp()), []],
])('the cluster must have %s', (_, authentication, expected) => {
  const chart = shop();
  worker({ triggers: [queue(authentication)] }, chart);
  const others = needs(chart).filter((one) => one.name !== 'keda');
  expect(others.map((one) => [one.name, one.install])).toEqual(expected);
});

test('OpenShift has a command of its own', () => {
  const chart = shop(ClusterProfile.openshift({ addons: ['keda'] }));
  worker({ triggers: [queue(TriggerAuthentication.named('shared'))] }, chart);
  expect(needs(chart)[1].install).toBe('check by: oc get triggerauthentication.keda.sh shared -n shop');
});
