import { show } from '../../private/values';
import {
  AzureServiceBusTriggerOptions,
  KafkaOffsetReset,
  KafkaSasl,
  KafkaTriggerOptions,
  RabbitMqMode,
  RabbitMqTriggerOptions,
} from './source-options';
import { given, metadataOf, TriggerPlan, TriggerValues } from './trigger-plan';

/** Source: https://keda.sh/docs/latest/scalers/rabbitmq-queue/ */
export function rabbitMqTrigger(values: TriggerValues, options: RabbitMqTriggerOptions): TriggerPlan {
  const { mode = RabbitMqMode.QUEUE_LENGTH, host, hostSetting, authentication } = options;
  const form = /^(amqps?|https?):\/\/[^\s/@]+\/\S*$/;
  const address = given(host, (value) => values.address('host', value, form, 'amqp://rabbitmq.shop:5672/'));
  const fromAuthentication = authentication?._parameters?.includes('host') === true;
  const known = [host, hostSetting, fromAuthentication || undefined].filter((source) => source !== undefined);
  if (known.length === 0 && (authentication === undefined || authentication._parameters !== undefined)) {
    values.refuse('no address', 'set host or hostSetting, or let the authentication have the parameter "host"');
  }
  if (known.length > 1) {
    values.refuse('more than one address', 'keep one of host, hostSetting and the parameter "host"');
  }
  if (mode === RabbitMqMode.MESSAGE_RATE && address?.startsWith('amqp')) {
    const fix = 'use that of the management API, like "http://rabbitmq.shop:15672/"';
    values.refuse(`the mode ${mode} with the host ${show(address)}, which does not tell rates`, fix);
  }
  return {
    triggerType: 'rabbitmq',
    metadata: metadataOf({
      host: address,
      hostFromEnv: given(hostSetting, (value) => values.variable('hostSetting', value)),
      vhostName: given(options.virtualHost, (value) => values.text('virtualHost', value, 'use one like "/"')),
      queueName: values.text('queueName', options.queueName, 'name the queue'),
      mode: values.oneOf('mode', mode, Object.values(RabbitMqMode)),
      value: values.share('value', options.value),
      activationValue: given(options.activationValue, (value) => values.decimal('activationValue', value, 0)),
    }),
  };
}

/** Source: https://keda.sh/docs/latest/scalers/apache-kafka/ */
export function kafkaTrigger(values: TriggerValues, options: KafkaTriggerOptions): TriggerPlan {
  const { bootstrapServers: servers, allowIdleConsumers, tls } = options;
  if (!Array.isArray(servers) || servers.length === 0) {
    values.refuse('no bootstrapServers', 'use a list like ["kafka.shop:9092"]');
  }
  const broker = (server: string) =>
    values.address('bootstrapServers', server, /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, 'kafka.shop:9092');
  return {
    triggerType: 'kafka',
    metadata: metadataOf({
      bootstrapServers: servers.map(broker).join(','),
      consumerGroup: values.text('consumerGroup', options.consumerGroup, 'name the group by which the service reads'),
      topic: values.text('topic', options.topic, 'name the topic'),
      lagThreshold: given(options.lagThreshold, (value) => values.whole('lagThreshold', value, 1)),
      activationLagThreshold: given(options.activationLagThreshold, (value) =>
        values.whole('activationLagThreshold', value, 0),
      ),
      offsetResetPolicy: given(options.offsetReset, (value) =>
        values.oneOf('offsetReset', value, Object.values(KafkaOffsetReset)),
      ),
      allowIdleConsumers: given(allowIdleConsumers, (value) => values.flag('allowIdleConsumers', value)),
      sasl: given(options.sasl, (value) => values.oneOf('sasl', value, Object.values(KafkaSasl))),
      tls: given(tls, (value) => (values.flag('tls', value) === 'true' ? 'enable' : 'disable')),
    }),
  };
}

/** Source: https://keda.sh/docs/latest/scalers/azure-service-bus/ */
export function serviceBusTrigger(
  values: TriggerValues,
  options: AzureServiceBusTriggerOptions,
  entity: Record<string, string>,
): TriggerPlan {
  const { connectionSetting, namespaceName, authentication } = options;
  const names = Object.entries(entity).map(([what, name]) => [what, values.text(what, name, 'name it')]);
  const podIdentity = authentication?._source.podIdentity !== undefined;
  if (podIdentity && namespaceName === undefined) {
    values.refuse('a pod identity and no namespaceName', 'name the Service Bus namespace');
  }
  const fromAuthentication = authentication?._parameters?.includes('connection') === true;
  const unknown = authentication !== undefined && authentication._parameters === undefined;
  if (!podIdentity && connectionSetting === undefined && !fromAuthentication && !unknown) {
    const fix =
      'set connectionSetting, or an authentication with the parameter "connection" or a PodIdentity.azureWorkload()';
    values.refuse('no connection', fix);
  }
  return {
    triggerType: 'azure-servicebus',
    metadata: metadataOf({
      ...(Object.fromEntries(names) as Record<string, string>),
      namespace: given(namespaceName, (value) => serviceBusNamespace(values, value)),
      connectionFromEnv: given(connectionSetting, (value) => values.variable('connectionSetting', value)),
      messageCount: given(options.messageCount, (value) => values.whole('messageCount', value, 1)),
      activationMessageCount: given(options.activationMessageCount, (value) =>
        values.whole('activationMessageCount', value, 0),
      ),
    }),
  };
}

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftservicebus */
function serviceBusNamespace(values: TriggerValues, name: string): string {
  const fix = 'use the name without a domain: 6 to 50 letters, digits and "-" that start with a letter';
  if (!/^[A-Za-z][A-Za-z0-9-]{4,48}[A-Za-z0-9]$/.test(values.text('namespaceName', name, fix))) {
    values.refuse(`the namespaceName ${show(name)}`, fix);
  }
  return name;
}
