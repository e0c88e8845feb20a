import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { messageOf } from '../../support/manifests';
import { triggerOf } from './support';

const PROMETHEUS = { serverAddress: 'http://prometheus.monitoring:9090', query: 'sum(up)', threshold: 100 };

const secret = (type: string, key: string, reason: string) =>
  `${key} of the ${type} trigger looks like a secret, by its ${reason}, and would stand in the YAML for all to read; ` +
  `take it from a Secret: authentication: TriggerAuthentication.fromSecret('name', { keys: { 'key-in-secret': '${key}' } })`;

test.each<[string, ScaleTrigger, string]>([
  [
    'no options',
    ScaleTrigger.prometheus(undefined as any),
    'the prometheus trigger has no options; give it an object with the options',
  ],
  [
    'threshold 0',
    ScaleTrigger.prometheus({ ...PROMETHEUS, threshold: 0 }),
    'the prometheus trigger has the threshold 0; use a number from 0.001 to 9000000000000',
  ],
  [
    'a threshold as text',
    ScaleTrigger.prometheus({ ...PROMETHEUS, threshold: '100' as any }),
    'the prometheus trigger has the threshold "100"; use a number from 0.001 to 9000000000000',
  ],
  [
    'a threshold that KEDA rounds to 0',
    ScaleTrigger.prometheus({ ...PROMETHEUS, threshold: 0.0005 }),
    'the prometheus trigger has the threshold 0.0005; use a number from 0.001 to 9000000000000',
  ],
  [
    'no threshold',
    ScaleTrigger.prometheus({ ...PROMETHEUS, threshold: NaN }),
    'the prometheus trigger has the threshold NaN; use a number from 0.001 to 9000000000000',
  ],
  [
    'an infinite activation',
    ScaleTrigger.prometheus({ ...PROMETHEUS, activationThreshold: Infinity }),
    'the prometheus trigger has the activationThreshold Infinity; use a number',
  ],
  [
    'an empty query',
    ScaleTrigger.prometheus({ ...PROMETHEUS, query: '' }),
    'query of the prometheus trigger is empty; use PromQL that gives one number',
  ],
  [
    'an address without a scheme',
    ScaleTrigger.prometheus({ ...PROMETHEUS, serverAddress: 'prometheus:9090' }),
    'the prometheus trigger has the serverAddress "prometheus:9090"; use one like "http://prometheus.monitoring:9090"',
  ],
  [
    'an address with a password',
    ScaleTrigger.prometheus({ ...PROMETHEUS, serverAddress: 'https://me:hunter2@prometheus' }),
    secret('prometheus', 'serverAddress', 'value'),
  ],
  [
    'ignoreNullValues as text',
    ScaleTrigger.prometheus({ ...PROMETHEUS, ignoreNullValues: 'no' as any }),
    'the prometheus trigger has the ignoreNullValues "no"; use true or false',
  ],
  [
    'no way to log in',
    ScaleTrigger.prometheus({ ...PROMETHEUS, authModes: [] }),
    'the prometheus trigger has no authModes; use one of bearer, basic, tls, custom, or leave them out',
  ],
  [
    'an unknown way to log in',
    ScaleTrigger.prometheus({ ...PROMETHEUS, authModes: ['oauth' as any] }),
    'the prometheus trigger has the authModes "oauth"; use one of bearer, basic, tls, custom',
  ],
  [
    'an empty name',
    ScaleTrigger.prometheus({ ...PROMETHEUS, name: '' }),
    'name of the prometheus trigger is empty; set it, or leave it out',
  ],
  [
    'a cache as a number',
    ScaleTrigger.prometheus({ ...PROMETHEUS, useCachedMetrics: 1 as any }),
    'the prometheus trigger has the useCachedMetrics 1; use true or false',
  ],
  [
    'an authentication by name',
    ScaleTrigger.prometheus({ ...PROMETHEUS, authentication: 'shared' as any }),
    'the prometheus trigger has the authentication "shared"; use one like TriggerAuthentication.fromSecret("rabbitmq", { keys: { "uri": "host" } })',
  ],
  [
    'no CPU',
    ScaleTrigger.cpu({ targetPercent: 0 }),
    'targetPercent of the cpu trigger 0 is not valid; use a whole number from 1 to 1000',
  ],
  [
    'a container without a name',
    ScaleTrigger.memory({ targetPercent: 70, containerName: '' }),
    'containerName of the memory trigger is empty; name one',
  ],
  [
    'a container that no pod can have',
    ScaleTrigger.cpu({ targetPercent: 70, containerName: 'a\nb' }),
    'containerName of the cpu trigger "a\\nb" is not valid; use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label), for example "a-b"',
  ],
  [
    'a type in capitals',
    ScaleTrigger.of('Redis', { metadata: {} }),
    'the Redis trigger has the type "Redis"; use one of KEDA\'s, like "redis"',
  ],
  [
    'CPU in words of its own',
    ScaleTrigger.of('cpu', { metadata: { value: '70' } }),
    'the cpu trigger has metadata of its own; use ScaleTrigger.cpu',
  ],
  [
    'metadata as a list',
    ScaleTrigger.of('redis', { metadata: [] as any }),
    'the redis trigger has the metadata an empty list; use an object like { listName: "orders" }',
  ],
  [
    'a number among the metadata',
    ScaleTrigger.of('redis', { metadata: { listLength: 5 as any } }),
    'the redis trigger has the metadata listLength 5, which is not a string; write it as "5"',
  ],
  [
    'a password by its name',
    ScaleTrigger.of('redis', { metadata: { password: 'hunter2' } }),
    secret('redis', 'password', 'name'),
  ],
  [
    'an access key by its name',
    ScaleTrigger.of('aws-sqs-queue', { metadata: { awsSecretAccessKey: 'x' } }),
    secret('aws-sqs-queue', 'awsSecretAccessKey', 'name'),
  ],
  [
    'a connection string',
    ScaleTrigger.of('azure-queue', { metadata: { connection: 'AccountName=a;AccountKey=b==' } }),
    secret('azure-queue', 'connection', 'value'),
  ],
  [
    'a signature',
    ScaleTrigger.of('azure-servicebus', { metadata: { connection: 'Endpoint=sb://a/;SharedAccessSignature=sr=b' } }),
    secret('azure-servicebus', 'connection', 'value'),
  ],
])('%s is refused', (_, trigger, message) => {
  expect(messageOf(() => triggerOf(trigger))).toBe(`shop/worker: ${message}`);
});
