import type { ServiceContext } from '../../core/service-context';
import { requireDnsLabel } from '../../private/names';
import { isPlainObject, show } from '../../private/values';
import { Slo } from '../../slo/slo';
import { cronTrigger } from './cron-trigger';
import { prometheusTrigger } from './prometheus-trigger';
import {
  AzureServiceBusQueueTriggerOptions,
  AzureServiceBusTopicTriggerOptions,
  KafkaTriggerOptions,
  PrometheusTriggerOptions,
  RabbitMqTriggerOptions,
  SloTriggerOptions,
} from './source-options';
import { kafkaTrigger, rabbitMqTrigger, serviceBusTrigger } from './queue-triggers';
import { sloTrigger } from './slo-trigger';
import { TriggerAuthentication } from './trigger-authentication';
import {
  CronTriggerOptions,
  CustomTriggerOptions,
  ResourceTriggerOptions,
  TriggerMetricType,
  TriggerOptions,
} from './trigger-options';
import { metadataOf, TriggerPlan, TriggerValues } from './trigger-plan';

/** What a trigger is made of, once it knows whose path to say. */
type Render = (values: TriggerValues, context: ServiceContext) => TriggerPlan;

/** Something by which KEDA scales a service. Of several, the one that asks for the most pods wins. */
export class ScaleTrigger {
  /** A query of Prometheus. */
  public static prometheus(options: PrometheusTriggerOptions): ScaleTrigger {
    return new ScaleTrigger('prometheus', options, (values) => prometheusTrigger(values, options));
  }

  /**
   * How fast the error budget of an objective burns, over the last five minutes: with twice the aim come twice the
   * pods. Of use for a latency that more pods improve, and beside another trigger, since it is 0 for as long as all is
   * well, and without pods. Never starts the first pod. The objective need not be among the service's `slos`.
   */
  public static slo(slo: Slo, options: SloTriggerOptions = {}): ScaleTrigger {
    const given = { metricType: TriggerMetricType.VALUE, ...options };
    return new ScaleTrigger('prometheus', given, (values, context) => sloTrigger(values, context, slo, given));
  }

  /** A part of the day or week with at least so many pods. */
  public static cron(options: CronTriggerOptions): ScaleTrigger {
    return new ScaleTrigger('cron', options, (values) => cronTrigger(values, options));
  }

  /** A queue of RabbitMQ. */
  public static rabbitMq(options: RabbitMqTriggerOptions): ScaleTrigger {
    return new ScaleTrigger('rabbitmq', options, (values) => rabbitMqTrigger(values, options));
  }

  /** A topic of Kafka. */
  public static kafka(options: KafkaTriggerOptions): ScaleTrigger {
    return new ScaleTrigger('kafka', options, (values) => kafkaTrigger(values, options));
  }

  /** A queue of Azure Service Bus. */
  public static azureServiceBusQueue(options: AzureServiceBusQueueTriggerOptions): ScaleTrigger {
    const render: Render = (values) => serviceBusTrigger(values, options, { queueName: options.queueName });
    return new ScaleTrigger('azure-servicebus', options, render);
  }

  /** A subscription to a topic of Azure Service Bus. */
  public static azureServiceBusTopic(options: AzureServiceBusTopicTriggerOptions): ScaleTrigger {
    const { topicName, subscriptionName } = options ?? {};
    const render: Render = (values) => serviceBusTrigger(values, options, { topicName, subscriptionName });
    return new ScaleTrigger('azure-servicebus', options, render);
  }

  /** The CPU that the pods use, beside other triggers: alone, `Scaling.automatic` needs no KEDA. Never starts the first pod. */
  public static cpu(options: ResourceTriggerOptions): ScaleTrigger {
    return new ScaleTrigger('cpu', options, (values) => resourceTrigger('cpu', values, options));
  }

  /** The memory that the pods use, beside other triggers. Never starts the first pod. */
  public static memory(options: ResourceTriggerOptions): ScaleTrigger {
    return new ScaleTrigger('memory', options, (values) => resourceTrigger('memory', values, options));
  }

  /**
   * Any other one of KEDA's kinds, in its own words. See https://keda.sh/docs/latest/scalers/
   * @param triggerType like `redis` or `aws-sqs-queue`
   */
  public static of(triggerType: string, options: CustomTriggerOptions): ScaleTrigger {
    return new ScaleTrigger(triggerType, options, (values) => customTrigger(triggerType, values, options));
  }

  private readonly triggerType: string;
  private readonly options: TriggerOptions;
  private readonly render: Render;

  private constructor(triggerType: string, options: TriggerOptions, render: Render) {
    this.triggerType = triggerType;
    this.options = options;
    this.render = render;
  }

  /**
   * The trigger, checked.
   * @internal
   */
  public _plan(context: ServiceContext): TriggerPlan {
    const { options, triggerType } = this;
    const values = new TriggerValues(context.path, `the ${String(triggerType)} trigger`);
    if (!isPlainObject(options)) {
      values.refuse('no options', 'give it an object with the options');
    }
    const { name, metricType, useCachedMetrics, authentication } = options as TriggerOptions;
    if (authentication !== undefined && !(authentication instanceof TriggerAuthentication)) {
      const fix = 'use one like TriggerAuthentication.fromSecret("rabbitmq", { keys: { "uri": "host" } })';
      values.refuse(`the authentication ${show(authentication)}`, fix);
    }
    if (metricType !== undefined) {
      values.oneOf('metricType', metricType, Object.values(TriggerMetricType));
    }
    if (name !== undefined) {
      values.text('name', name, 'set it, or leave it out');
    }
    if (useCachedMetrics !== undefined) {
      values.flag('useCachedMetrics', useCachedMetrics);
    }
    const cached = useCachedMetrics === true ? true : undefined;
    return { name, metricType, useCachedMetrics: cached, authentication, ...this.render(values, context) };
  }
}

/** Source: https://keda.sh/docs/latest/scalers/cpu/ */
function resourceTrigger(triggerType: string, values: TriggerValues, options: ResourceTriggerOptions): TriggerPlan {
  const { containerName, targetPercent } = options;
  const what = `containerName of ${values.who}`;
  const named =
    containerName === undefined
      ? undefined
      : requireDnsLabel(values.path, what, values.text('containerName', containerName, 'name one'));
  const value = values.whole('targetPercent', targetPercent, 1, 1000);
  const metadata = metadataOf({ containerName: named, value });
  return { triggerType, metricType: 'Utilization', metadata, needsPods: true };
}

function customTrigger(triggerType: string, values: TriggerValues, options: CustomTriggerOptions): TriggerPlan {
  const { metadata } = options;
  if (typeof triggerType !== 'string' || !/^[a-z][a-z0-9-]*$/.test(triggerType)) {
    values.refuse(`the type ${show(triggerType)}`, 'use one of KEDA\'s, like "redis"');
  }
  if (triggerType === 'cpu' || triggerType === 'memory') {
    values.refuse('metadata of its own', `use ScaleTrigger.${triggerType}`);
  }
  if (!isPlainObject(metadata) || Object.keys(metadata).length === 0) {
    values.refuse(`the metadata ${show(metadata)}`, 'use an object like { listName: "orders" }');
  }
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== 'string') {
      values.refuse(`the metadata ${key} ${show(value)}, which is not a string`, `write it as "${String(value)}"`);
    }
    values.requirePublic(key, value);
  }
  return { triggerType, metadata: metadataOf(metadata) };
}
