import { KafkaOffsetReset, KafkaSasl, RabbitMqMode } from '../../../src/scaling/keda/source-options';
import { PodIdentity } from '../../../src/scaling/keda/pod-identity';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { TriggerAuthentication } from '../../../src/scaling/keda/trigger-authentication';
import { triggerOf } from './support';

const KAFKA = { bootstrapServers: ['kafka.shop:9092'], consumerGroup: 'orders', topic: 'orders' };
const from = (...parameters: string[]) =>
  TriggerAuthentication.fromSecret('login', { keys: Object.fromEntries(parameters.map((one) => [one, one])) });
const IDENTITY = TriggerAuthentication.fromPodIdentity(PodIdentity.azureWorkload());
const NAMED = TriggerAuthentication.named('shared');

test.each<[string, ScaleTrigger, object]>([
  [
    'RabbitMQ by its address',
    ScaleTrigger.rabbitMq({ host: 'amqp://rabbitmq.shop:5672/', queueName: 'orders', value: 20 }),
    {
      type: 'rabbitmq',
      metadata: { host: 'amqp://rabbitmq.shop:5672/', mode: 'QueueLength', queueName: 'orders', value: '20' },
    },
  ],
  [
    'RabbitMQ with all options',
    ScaleTrigger.rabbitMq({
      authentication: from('host'),
      queueName: 'orders',
      value: 0.5,
      mode: RabbitMqMode.MESSAGE_RATE,
      activationValue: 0,
      virtualHost: '/',
    }),
    {
      type: 'rabbitmq',
      authenticationRef: { name: 'worker-rabbitmq' },
      metadata: { activationValue: '0', mode: 'MessageRate', queueName: 'orders', value: '0.5', vhostName: '/' },
    },
  ],
  [
    'RabbitMQ by an authentication of somebody else',
    ScaleTrigger.rabbitMq({ authentication: NAMED, queueName: 'orders', value: 20 }),
    {
      type: 'rabbitmq',
      authenticationRef: { name: 'shared' },
      metadata: { mode: 'QueueLength', queueName: 'orders', value: '20' },
    },
  ],
  [
    'RabbitMQ by a setting',
    ScaleTrigger.rabbitMq({ hostSetting: 'ConnectionStrings:RabbitMq', queueName: 'orders', value: 20 }),
    {
      type: 'rabbitmq',
      metadata: {
        hostFromEnv: 'ConnectionStrings__RabbitMq',
        mode: 'QueueLength',
        queueName: 'orders',
        value: '20',
      },
    },
  ],
  [
    'Kafka',
    ScaleTrigger.kafka(KAFKA),
    { type: 'kafka', metadata: { bootstrapServers: 'kafka.shop:9092', consumerGroup: 'orders', topic: 'orders' } },
  ],
  [
    'Kafka with all options',
    ScaleTrigger.kafka({
      ...KAFKA,
      bootstrapServers: ['kafka-0.kafka:9092', '[fd00::1]:9093'],
      lagThreshold: 50,
      activationLagThreshold: 3,
      offsetReset: KafkaOffsetReset.EARLIEST,
      allowIdleConsumers: true,
      sasl: KafkaSasl.SCRAM_SHA512,
      tls: true,
      authentication: from('username', 'password'),
    }),
    {
      type: 'kafka',
      authenticationRef: { name: 'worker-kafka' },
      metadata: {
        activationLagThreshold: '3',
        allowIdleConsumers: 'true',
        bootstrapServers: 'kafka-0.kafka:9092,[fd00::1]:9093',
        consumerGroup: 'orders',
        lagThreshold: '50',
        offsetResetPolicy: 'earliest',
        sasl: 'scram_sha512',
        tls: 'enable',
        topic: 'orders',
      },
    },
  ],
  [
    'Kafka without TLS, said',
    ScaleTrigger.kafka({ ...KAFKA, tls: false }),
    {
      type: 'kafka',
      metadata: { bootstrapServers: 'kafka.shop:9092', consumerGroup: 'orders', tls: 'disable', topic: 'orders' },
    },
  ],
  [
    'a queue of Azure Service Bus by its connection string',
    ScaleTrigger.azureServiceBusQueue({ queueName: 'orders', authentication: from('connection') }),
    {
      type: 'azure-servicebus',
      authenticationRef: { name: 'worker-azure-servicebus' },
      metadata: { queueName: 'orders' },
    },
  ],
  [
    'a queue of Azure Service Bus by an authentication of somebody else',
    ScaleTrigger.azureServiceBusQueue({ queueName: 'orders', authentication: NAMED }),
    { type: 'azure-servicebus', authenticationRef: { name: 'shared' }, metadata: { queueName: 'orders' } },
  ],
  [
    'a queue of Azure Service Bus by a setting',
    ScaleTrigger.azureServiceBusQueue({ queueName: 'orders', connectionSetting: 'ConnectionStrings:Bus' }),
    { type: 'azure-servicebus', metadata: { connectionFromEnv: 'ConnectionStrings__Bus', queueName: 'orders' } },
  ],
  [
    'a subscription of Azure Service Bus with all options',
    ScaleTrigger.azureServiceBusTopic({
      topicName: 'orders',
      subscriptionName: 'worker',
      namespaceName: 'shop-prod',
      messageCount: 100,
      activationMessageCount: 5,
      authentication: IDENTITY,
    }),
    {
      type: 'azure-servicebus',
      authenticationRef: { name: 'worker-azure-servicebus' },
      metadata: {
        activationMessageCount: '5',
        messageCount: '100',
        namespace: 'shop-prod',
        subscriptionName: 'worker',
        topicName: 'orders',
      },
    },
  ],
])('%s', (_, trigger, expected) => {
  expect(triggerOf(trigger)).toEqual(expected);
});
