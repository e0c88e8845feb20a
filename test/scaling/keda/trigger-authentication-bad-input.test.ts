import { PodIdentity } from '../../../src/scaling/keda/pod-identity';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { TriggerAuthentication } from '../../../src/scaling/keda/trigger-authentication';
import { messageOf } from '../../support/manifests';
import { worker } from './support';

const queue = (authentication: TriggerAuthentication, listName: string) =>
  ScaleTrigger.of('redis', { metadata: { listName }, authentication });

test.each<[string, TriggerAuthentication[], string]>([
  [
    'a Secret without keys',
    [TriggerAuthentication.fromSecret('rabbitmq', { keys: {} })],
    'the trigger authentication of the secret "rabbitmq" has no keys; name one at least, like { "uri": "host" }',
  ],
  [
    'a Secret without options',
    [TriggerAuthentication.fromSecret('rabbitmq', undefined as any)],
    'the trigger authentication of the secret "rabbitmq" has no keys; name one at least, like { "uri": "host" }',
  ],
  [
    'a Secret whose name is none',
    [TriggerAuthentication.fromSecret('Rabbit', { keys: { uri: 'host' } })],
    'secret name of the trigger authentication "Rabbit" is not valid; use at most 253 lower-case letters, digits, "-" and ".", like "rabbitmq"',
  ],
  [
    'a key that is none',
    [TriggerAuthentication.fromSecret('rabbitmq', { keys: { 'a b': 'host' } })],
    'key "a b" of the secret "rabbitmq" is not valid; use at most 253 letters, digits, "-", "_" and ".", not starting with ".."',
  ],
  [
    'a parameter that is none',
    [TriggerAuthentication.fromSecret('rabbitmq', { keys: { uri: '' } })],
    'parameter for the key "uri" of the secret "rabbitmq" is empty; use the trigger\'s word for it, like "host"',
  ],
  [
    'a parameter twice',
    [TriggerAuthentication.fromSecret('rabbitmq', { keys: { uri: 'host', url: 'host' } })],
    'the trigger authentication has the parameter "host" twice; keep one of them',
  ],
  [
    'nothing at all',
    [TriggerAuthentication.of({})],
    'the trigger authentication has neither parameters nor a pod identity; name one at least',
  ],
  [
    'parameters that are no list',
    [TriggerAuthentication.of({ parameters: {} as any })],
    'the parameters of the trigger authentication are an object; use a list like [{ parameter: "host", secretName: "rabbitmq", key: "uri" }]',
  ],
  [
    'an identity by its name',
    [TriggerAuthentication.fromPodIdentity('azure-workload' as any)],
    'the podIdentity of the trigger authentication is "azure-workload"; use one like PodIdentity.azureWorkload()',
  ],
  [
    'a tenant alone',
    [TriggerAuthentication.fromPodIdentity(PodIdentity.azureWorkload({ tenantId: 't' }))],
    'the pod identity has a tenantId without a clientId; set both, or neither',
  ],
  [
    'an empty client ID',
    [TriggerAuthentication.fromPodIdentity(PodIdentity.azureWorkload({ clientId: '' }))],
    'clientId of the pod identity is empty; set it, or leave it out',
  ],
  [
    'two roles',
    [TriggerAuthentication.fromPodIdentity(PodIdentity.aws({ roleArn: 'arn', ofWorkload: true }))],
    'the pod identity has both a roleArn and ofWorkload; keep one of them',
  ],
  [
    'a name that is none',
    [TriggerAuthentication.fromPodIdentity(PodIdentity.gcp(), { name: 'Mine' })],
    'name of the trigger authentication "Mine" is not valid; use at most 253 lower-case letters, digits, "-" and ".", like "worker-rabbitmq"',
  ],
  [
    'an existing one without a name',
    [TriggerAuthentication.named('')],
    'name of the TriggerAuthentication is empty; use at most 253 lower-case letters, digits, "-" and ".", like "rabbitmq"',
  ],
  [
    'one name for two',
    [
      TriggerAuthentication.fromPodIdentity(PodIdentity.gcp(), { name: 'mine' }),
      TriggerAuthentication.fromPodIdentity(PodIdentity.aws(), { name: 'mine' }),
    ],
    'there are two different trigger authentications "mine"; give each a name of its own',
  ],
])('%s is refused', (_, authentications, message) => {
  const triggers = authentications.map((one, at) => queue(one, `list-${at}`));
  expect(messageOf(() => worker({ triggers }))).toBe(`shop/worker: ${message}`);
});
