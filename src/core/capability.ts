import { ServiceContext } from './service-context';

/**
 * One answer to one question about a service, such as how it is reached. This library's own answers
 * and yours bind in the same way, yours after ours.
 */
export interface ICapability {
  /** A short stable word, for messages and construct ids: `exposure`. A service has one capability of a name. */
  readonly capabilityName: string;

  /**
   * Called once, when the service is constructed: fill the intent, and create API objects whose content
   * reads `context.model` lazily. Reading the model here would freeze it too early.
   */
  bind(context: ServiceContext): void;
}
