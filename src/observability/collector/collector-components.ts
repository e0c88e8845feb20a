import { CollectorSecretKey } from './exporter-options';

/**
 * Components of the collector's configuration by their ids, `type` or `type/name`, as its documentation writes them.
 * See https://opentelemetry.io/docs/collector/configuration/
 */
export interface CollectorComponents {
  /**
   * Further receivers.
   * @default - none
   */
  readonly receivers?: Record<string, any>;

  /**
   * Further processors.
   * @default - none
   */
  readonly processors?: Record<string, any>;

  /**
   * Further exporters.
   * @default - none
   */
  readonly exporters?: Record<string, any>;

  /**
   * Connectors, which end one pipeline and begin another.
   * @default - none
   */
  readonly connectors?: Record<string, any>;

  /**
   * Further extensions.
   * @default - none
   */
  readonly extensions?: Record<string, any>;

  /**
   * Pipelines by name, each `{ receivers: [], processors: [], exporters: [] }`. What is given for `traces`, `metrics` or
   * `logs` is added to the collector's own; processors come after the Kubernetes attributes and before sampling and
   * batching. A pipeline of another name, like `logs/audit`, is taken as it is.
   * @default - only the collector's own
   */
  readonly pipelines?: Record<string, any>;

  /**
   * Variables for the components, read from Secrets: `${env:NAME}` in their settings stands for one.
   * @default - none
   */
  readonly secretVariables?: Record<string, CollectorSecretKey>;
}
