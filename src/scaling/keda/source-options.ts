import { TriggerOptions } from './trigger-options';

/** What of a RabbitMQ queue counts. */
export enum RabbitMqMode {
  /** Messages in it. */
  QUEUE_LENGTH = 'QueueLength',
  /** Messages that are published a second; needs the management API (`http://…`). */
  MESSAGE_RATE = 'MessageRate',
}

/** A queue of RabbitMQ. Its address comes from host, from hostSetting, or as `host` from the authentication. */
export interface RabbitMqTriggerOptions extends TriggerOptions {
  /** The name of the queue. */
  readonly queueName: string;

  /** How many messages (or messages a second) one pod can take, at least 0.001. */
  readonly value: number;

  /**
   * What of the queue counts.
   * @default RabbitMqMode.QUEUE_LENGTH
   */
  readonly mode?: RabbitMqMode;

  /**
   * Above which value the first pod starts.
   * @default - 0
   */
  readonly activationValue?: number;

  /**
   * The address, without a password and with a final slash or virtual host: `amqp://rabbitmq.shop:5672/`. Of the
   * management API (`http://rabbitmq.shop:15672/`) it also counts messages that are not acknowledged yet.
   * @default - from hostSetting or the authentication
   */
  readonly host?: string;

  /**
   * The setting of the service that holds the address, which KEDA reads from the environment of its main container:
   * `ConnectionStrings:RabbitMq`. It may come from a Secret, by `Secrets.fromSecret`.
   * @default - from host or the authentication
   */
  readonly hostSetting?: string;

  /**
   * The virtual host.
   * @default - that of the address
   */
  readonly virtualHost?: string;
}

/** How KEDA logs in to Kafka; user and password come from the authentication. */
export enum KafkaSasl {
  /** User and password as they are. */
  PLAINTEXT = 'plaintext',
  /** SCRAM with SHA-256. */
  SCRAM_SHA256 = 'scram_sha256',
  /** SCRAM with SHA-512. */
  SCRAM_SHA512 = 'scram_sha512',
  /** OAuth 2. */
  OAUTH_BEARER = 'oauthbearer',
  /** Kerberos. */
  GSSAPI = 'gssapi',
}

/** Where a consumer group without an offset begins; the same as the consumer's `AutoOffsetReset`. */
export enum KafkaOffsetReset {
  /** At what comes new. */
  LATEST = 'latest',
  /** At the beginning of the topic. */
  EARLIEST = 'earliest',
}

/** How far a consumer group is behind on a topic of Kafka. */
export interface KafkaTriggerOptions extends TriggerOptions {
  /** Brokers to begin with, each as `host:port`. */
  readonly bootstrapServers: string[];

  /** The consumer group of the service. */
  readonly consumerGroup: string;

  /** The topic. */
  readonly topic: string;

  /**
   * How many messages one pod may be behind, at least 1.
   * @default - 10
   */
  readonly lagThreshold?: number;

  /**
   * Above which lag the first pod starts.
   * @default - 0
   */
  readonly activationLagThreshold?: number;

  /**
   * Where the group begins as long as it has no offset.
   * @default KafkaOffsetReset.LATEST
   */
  readonly offsetReset?: KafkaOffsetReset;

  /**
   * Whether there may be more pods than partitions; those get no messages.
   * @default false
   */
  readonly allowIdleConsumers?: boolean;

  /**
   * How KEDA logs in.
   * @default - as the authentication says, else not at all
   */
  readonly sasl?: KafkaSasl;

  /**
   * Whether it connects by TLS.
   * @default - as the authentication says, else false
   */
  readonly tls?: boolean;
}

/** What triggers for Azure Service Bus have in common. KEDA needs the right `Manage` there. */
export interface AzureServiceBusTriggerOptions extends TriggerOptions {
  /**
   * How many messages one pod can take, at least 1.
   * @default - 5
   */
  readonly messageCount?: number;

  /**
   * Above how many messages the first pod starts.
   * @default - 0
   */
  readonly activationMessageCount?: number;

  /**
   * The name of the Service Bus namespace, without a domain; needed with a pod identity.
   * @default - that of the connection string
   */
  readonly namespaceName?: string;

  /**
   * The setting of the service that holds the connection string, which KEDA reads from the environment of its main
   * container: `ConnectionStrings:ServiceBus`. It may come from a Secret, by `Secrets.fromSecret`.
   * @default - from the authentication
   */
  readonly connectionSetting?: string;
}

/** A queue of Azure Service Bus. */
export interface AzureServiceBusQueueTriggerOptions extends AzureServiceBusTriggerOptions {
  /** The name of the queue. */
  readonly queueName: string;
}

/** A subscription to a topic of Azure Service Bus. */
export interface AzureServiceBusTopicTriggerOptions extends AzureServiceBusTriggerOptions {
  /** The name of the topic. */
  readonly topicName: string;

  /** The name of the subscription. */
  readonly subscriptionName: string;
}

/** How KEDA logs in to Prometheus. */
export enum PrometheusAuthMode {
  /** `bearerToken`. */
  BEARER = 'bearer',
  /** `username` and `password`. */
  BASIC = 'basic',
  /** `cert` and `key`. */
  TLS = 'tls',
  /** `customAuthHeader` and `customAuthValue`. */
  CUSTOM = 'custom',
}

/** A query of Prometheus, or of what speaks its language. */
export interface PrometheusTriggerOptions extends TriggerOptions {
  /** The address: `http://prometheus.monitoring:9090`. */
  readonly serverAddress: string;

  /** The query, in PromQL. It must give one number. */
  readonly query: string;

  /** How much of it one pod can take, at least 0.001. */
  readonly threshold: number;

  /**
   * Above which value the first pod starts.
   * @default - 0
   */
  readonly activationThreshold?: number;

  /**
   * Whether a query without a result stands for 0. Otherwise it is an error, to which the fallback answers.
   * @default true
   */
  readonly ignoreNullValues?: boolean;

  /**
   * How KEDA logs in.
   * @default - what the keys of the authentication are for, where they are known
   */
  readonly authModes?: PrometheusAuthMode[];
}

/** An objective that the service keeps by more pods. */
export interface SloTriggerOptions extends TriggerOptions {
  /**
   * The Prometheus server as KEDA reaches it.
   * @default - the one of the cluster profile's monitoring
   */
  readonly serverAddress?: string;

  /**
   * The burn rate that is aimed at, at least 0.001. At 1 the budget lasts just as long as the period.
   * @default 1
   */
  readonly burnRate?: number;
}
