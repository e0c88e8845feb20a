import { PodIdentity } from '../../../src/scaling/keda/pod-identity';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { RabbitMqMode } from '../../../src/scaling/keda/source-options';
import { TriggerAuthentication } from '../../../src/scaling/keda/trigger-authentication';
import { messageOf } from '../../support/manifests';
import { triggerOf } from './support';

const RABBIT = { host: 'amqp://rabbitmq.shop:5672/', queueName: 'orders', value: 20 };
const KAFKA = { bootstrapServers: ['kafka.shop:9092'], consumerGroup: 'orders', topic: 'orders' };
const URI = TriggerAuthentication.fromSecret('rabbitmq', { keys: { uri: 'host' } });
const LOGIN = TriggerAuthentication.fromSecret('rabbitmq', { keys: { password: 'password' } });
const IDENTITY = TriggerAuthentication.fromPodIdentity(PodIdentity.azureWorkload());

const secret = (type: string, key: string, reason: string) =>
  `${key} of the ${type} trigger looks like a secret, by its ${reason}, and would stand in the YAML for all to read; ` +
  `take it from a Secret: authentication: TriggerAuthentication.fromSecret('name', { keys: { 'key-in-secret': '${key}' } })`;

test.each<[string, ScaleTrigger, string]>([
  [
    'no options of a topic',
    ScaleTrigger.azureServiceBusTopic(undefined as any),
    'the azure-servicebus trigger has no options; give it an object with the options',
  ],
  [
    'no address of RabbitMQ',
    ScaleTrigger.rabbitMq({ queueName: 'orders', value: 20 }),
    'the rabbitmq trigger has no address; set host or hostSetting, or let the authentication have the parameter "host"',
  ],
  [
    'credentials without an address of RabbitMQ',
    ScaleTrigger.rabbitMq({ queueName: 'orders', value: 20, authentication: LOGIN }),
    'the rabbitmq trigger has no address; set host or hostSetting, or let the authentication have the parameter "host"',
  ],
  [
    'two addresses of RabbitMQ',
    ScaleTrigger.rabbitMq({ ...RABBIT, authentication: URI }),
    'the rabbitmq trigger has more than one address; keep one of host, hostSetting and the parameter "host"',
  ],
  [
    'RabbitMQ with a password',
    ScaleTrigger.rabbitMq({ ...RABBIT, host: 'amqp://me:hunter2@rabbitmq.shop:5672/' }),
    secret('rabbitmq', 'host', 'value'),
  ],
  [
    'RabbitMQ without a final slash',
    ScaleTrigger.rabbitMq({ ...RABBIT, host: 'amqp://rabbitmq.shop:5672' }),
    'the rabbitmq trigger has the host "amqp://rabbitmq.shop:5672"; use one like "amqp://rabbitmq.shop:5672/"',
  ],
  [
    'a rate by AMQP',
    ScaleTrigger.rabbitMq({ ...RABBIT, mode: RabbitMqMode.MESSAGE_RATE }),
    'the rabbitmq trigger has the mode MessageRate with the host "amqp://rabbitmq.shop:5672/", which does not tell rates; use that of the management API, like "http://rabbitmq.shop:15672/"',
  ],
  [
    'an unknown mode',
    ScaleTrigger.rabbitMq({ ...RABBIT, mode: 'Length' as any }),
    'the rabbitmq trigger has the mode "Length"; use one of QueueLength, MessageRate',
  ],
  [
    'a negative activation',
    ScaleTrigger.rabbitMq({ ...RABBIT, activationValue: -1 }),
    'the rabbitmq trigger has the activationValue -1; use a number of at least 0',
  ],
  [
    'an odd setting',
    ScaleTrigger.rabbitMq({ queueName: 'orders', value: 20, hostSetting: 'Connection Strings:Rabbit' }),
    'the rabbitmq trigger has the hostSetting "Connection Strings:Rabbit"; use one like "ConnectionStrings:Queue"',
  ],
  [
    'a setting with an empty section',
    ScaleTrigger.rabbitMq({ queueName: 'orders', value: 20, hostSetting: 'ConnectionStrings:' }),
    'the rabbitmq trigger has the hostSetting "ConnectionStrings:"; use one like "ConnectionStrings:Queue"',
  ],
  [
    'no brokers',
    ScaleTrigger.kafka({ ...KAFKA, bootstrapServers: [] }),
    'the kafka trigger has no bootstrapServers; use a list like ["kafka.shop:9092"]',
  ],
  [
    'a broker without a port',
    ScaleTrigger.kafka({ ...KAFKA, bootstrapServers: ['kafka.shop'] }),
    'the kafka trigger has the bootstrapServers "kafka.shop"; use one like "kafka.shop:9092"',
  ],
  [
    'brokers in one text',
    ScaleTrigger.kafka({ ...KAFKA, bootstrapServers: 'kafka.shop:9092' as any }),
    'the kafka trigger has no bootstrapServers; use a list like ["kafka.shop:9092"]',
  ],
  ['no topic', ScaleTrigger.kafka({ ...KAFKA, topic: '' }), 'topic of the kafka trigger is empty; name the topic'],
  [
    'no lag',
    ScaleTrigger.kafka({ ...KAFKA, lagThreshold: 0 }),
    'lagThreshold of the kafka trigger 0 is not valid; use a whole number from 1 to 2147483647',
  ],
  [
    'half a message',
    ScaleTrigger.kafka({ ...KAFKA, lagThreshold: 0.5 }),
    'lagThreshold of the kafka trigger 0.5 is not valid; use a whole number from 1 to 2147483647',
  ],
  [
    'an unknown SASL',
    ScaleTrigger.kafka({ ...KAFKA, sasl: 'plain' as any }),
    'the kafka trigger has the sasl "plain"; use one of plaintext, scram_sha256, scram_sha512, oauthbearer, gssapi',
  ],
  [
    'TLS as text',
    ScaleTrigger.kafka({ ...KAFKA, tls: 'enable' as any }),
    'the kafka trigger has the tls "enable"; use true or false',
  ],
  [
    'no connection of Azure Service Bus',
    ScaleTrigger.azureServiceBusQueue({ queueName: 'orders', namespaceName: 'shop-prod' }),
    'the azure-servicebus trigger has no connection; set connectionSetting, or an authentication with the parameter "connection" or a PodIdentity.azureWorkload()',
  ],
  [
    'credentials without a connection of Azure Service Bus',
    ScaleTrigger.azureServiceBusQueue({ queueName: 'orders', authentication: LOGIN }),
    'the azure-servicebus trigger has no connection; set connectionSetting, or an authentication with the parameter "connection" or a PodIdentity.azureWorkload()',
  ],
  [
    'an identity without a namespace',
    ScaleTrigger.azureServiceBusQueue({ queueName: 'orders', authentication: IDENTITY }),
    'the azure-servicebus trigger has a pod identity and no namespaceName; name the Service Bus namespace',
  ],
  [
    'a namespace with a domain',
    ScaleTrigger.azureServiceBusQueue({
      queueName: 'orders',
      authentication: IDENTITY,
      namespaceName: 'shop-prod.servicebus.windows.net',
    }),
    'the azure-servicebus trigger has the namespaceName "shop-prod.servicebus.windows.net"; use the name without a domain: 6 to 50 letters, digits and "-" that start with a letter',
  ],
  [
    'no subscription',
    ScaleTrigger.azureServiceBusTopic({ topicName: 'orders' } as any),
    'subscriptionName of the azure-servicebus trigger undefined is not a string; name it',
  ],
])('%s is refused', (_, trigger, message) => {
  expect(messageOf(() => triggerOf(trigger))).toBe(`shop/worker: ${message}`);
});
