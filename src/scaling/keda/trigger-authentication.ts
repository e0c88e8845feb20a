import { requireCall } from '../../private/options';
import type { AuthenticationSource } from './authentication-plan';
import { PodIdentity } from './pod-identity';

/** One parameter of a trigger that is a value of a Secret. */
export interface SecretParameter {
  /** The parameter, in the words of the trigger: `host`, `password`, `connection`. */
  readonly parameter: string;
  /** The Secret, in the namespace of the service. */
  readonly secretName: string;
  /** The key in the Secret. */
  readonly key: string;
}

/** What every TriggerAuthentication of our own may have. */
export interface TriggerAuthenticationOptions {
  /**
   * The name of the object.
   * @default - service and kind of the trigger: `worker-rabbitmq`
   */
  readonly name?: string;
}

/** Credentials from one Secret. */
export interface SecretAuthenticationOptions extends TriggerAuthenticationOptions {
  /** Keys of the Secret, each with the trigger's parameter that it is for: `{ 'uri': 'host' }`. */
  readonly keys: Record<string, string>;
}

/** Credentials from anywhere. */
export interface MixedAuthenticationOptions extends TriggerAuthenticationOptions {
  /**
   * Parameters from Secrets.
   * @default - none
   */
  readonly parameters?: SecretParameter[];

  /**
   * An identity of the cloud.
   * @default - none
   */
  readonly podIdentity?: PodIdentity;
}

/**
 * By which credentials KEDA reads an event source. The values stay in their Secrets: only names go into the YAML.
 * See https://keda.sh/docs/latest/concepts/authentication/
 */
export class TriggerAuthentication {
  /** Values of a Secret in the namespace of the service, which somebody else creates. */
  public static fromSecret(secretName: string, options: SecretAuthenticationOptions): TriggerAuthentication {
    requireCall('TriggerAuthentication.fromSecret', [secretName, options]);
    return new TriggerAuthentication({ secretName, keys: options?.keys, name: options?.name });
  }

  /** An identity of the cloud in place of a password. */
  public static fromPodIdentity(
    identity: PodIdentity,
    options: TriggerAuthenticationOptions = {},
  ): TriggerAuthentication {
    requireCall('TriggerAuthentication.fromPodIdentity', [identity, options]);
    return new TriggerAuthentication({ podIdentity: identity, name: options.name });
  }

  /** Values of several Secrets, with or without an identity of the cloud. */
  public static of(options: MixedAuthenticationOptions): TriggerAuthentication {
    requireCall('TriggerAuthentication.of', [options]);
    return new TriggerAuthentication({ ...options });
  }

  /** A TriggerAuthentication that exists in the namespace of the service. */
  public static named(name: string): TriggerAuthentication {
    return new TriggerAuthentication({ existing: { kind: 'TriggerAuthentication', name } });
  }

  /** A ClusterTriggerAuthentication that exists, for all namespaces. */
  public static cluster(name: string): TriggerAuthentication {
    return new TriggerAuthentication({ existing: { kind: 'ClusterTriggerAuthentication', name } });
  }

  /**
   * What it was made of.
   * @internal
   */
  public readonly _source: AuthenticationSource;

  private constructor(source: AuthenticationSource) {
    this._source = source;
  }

  /**
   * The parameters that it gives, as far as they are known here.
   * @internal
   */
  public get _parameters(): string[] | undefined {
    const { existing, keys, parameters } = this._source;
    if (existing !== undefined) {
      return undefined;
    }
    const listed = Array.isArray(parameters) ? parameters.map((one) => one?.parameter) : [];
    return [...Object.values(keys ?? {}), ...listed];
  }
}
