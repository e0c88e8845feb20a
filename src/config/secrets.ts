import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';
import { requireCall } from '../private/options';
import { bindAllKeys, bindFiles, bindKeys, bindPlainText, SecretBinder } from './secret-sources';

/** Which keys of a Secret are which settings. */
export interface SecretKeysOptions {
  /**
   * The setting of each key of the Secret: `{ connection: 'ConnectionStrings:Default' }`. The name of the
   * variable, `ConnectionStrings__Default`, is accepted too.
   */
  readonly keys: Record<string, string>;

  /**
   * Whether the pods start without the Secret or a key of it; else they wait until it is there.
   * @default false
   */
  readonly optional?: boolean;
}

/** How all keys of a Secret become settings. */
export interface SecretVariablesOptions {
  /**
   * What comes before each key: `ConnectionStrings:` (or `ConnectionStrings__`) makes the key `Default` the
   * setting `ConnectionStrings:Default`.
   * @default - none: each key is the name of its variable
   */
  readonly prefix?: string;

  /**
   * Whether the pods start without the Secret; else they wait until it is there.
   * @default false
   */
  readonly optional?: boolean;
}

/** How the keys of a Secret become files. */
export interface SecretFilesOptions {
  /**
   * The folder that the app gives to `AddKeyPerFile`.
   * @default - /etc/secrets/ and the name of the Secret
   */
  readonly mountPath?: string;

  /**
   * The setting of each key, which becomes the name of its file: `{ connection: 'ConnectionStrings:Default' }`
   * gives the file `ConnectionStrings__Default`.
   * @default - every key, as a file of its own name
   */
  readonly keys?: Record<string, string>;

  /**
   * Whether the pods start without the Secret or a key of it; else they wait until it is there.
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Settings that nobody may read in YAML. A service may have several.
 * See https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class Secrets implements ICapability {
  /**
   * Keys of a Secret that exists, as environment variables, which every .NET app reads without code. A new
   * value reaches the pods when they restart.
   *
   * @param name the name of the Secret, in the namespace of the service
   * @param options which keys are which settings
   */
  public static fromSecret(name: string, options: SecretKeysOptions): Secrets {
    requireCall('Secrets.fromSecret', [name, options]);
    const settings = Object.values(options.keys ?? {})
      .map(String)
      .join(' ');
    return new Secrets(`secret keys of ${name}: ${settings}`, bindKeys(name, options));
  }

  /**
   * All keys of a Secret that exists, as environment variables. What they are is known to the cluster only, so
   * no collision is found; other variables win over them.
   *
   * @param name the name of the Secret, in the namespace of the service
   * @param options how keys become settings
   */
  public static allKeys(name: string, options: SecretVariablesOptions = {}): Secrets {
    requireCall('Secrets.allKeys', [name, options]);
    return new Secrets(`all secret keys of ${name}: ${options.prefix ?? ''}`, bindAllKeys(name, options));
  }

  /**
   * Keys of a Secret that exists, as files that only the pod reads, for
   * `builder.Configuration.AddKeyPerFile(mountPath)`. A new value reaches them while the pods run.
   *
   * @param name the name of the Secret, in the namespace of the service
   * @param options which keys, and where
   */
  public static asFiles(name: string, options: SecretFilesOptions = {}): Secrets {
    requireCall('Secrets.asFiles', [name, options]);
    return new Secrets(`secret files of ${name}: ${options.mountPath ?? ''}`, bindFiles(name, options));
  }

  /**
   * Settings whose values stand in the YAML for all to read, as a Secret of its own: for a throw-away cluster.
   * Synth warns. The Secret is immutable and named after its content, so a change rolls the pods.
   *
   * @param name what the name of the Secret starts with
   * @param values the value of each setting: `{ 'ConnectionStrings:Default': 'Host=db;Password=dev' }`
   */
  public static unsafePlainText(name: string, values: Record<string, string>): Secrets {
    requireCall('Secrets.unsafePlainText', [name, values]);
    return new Secrets(`plain secret ${name}`, bindPlainText(name, values));
  }

  public readonly capabilityName: string;
  private readonly binder: SecretBinder;

  private constructor(capabilityName: string, binder: SecretBinder) {
    this.capabilityName = capabilityName;
    this.binder = binder;
  }

  /** @throws when a name, key, setting or path is not valid */
  public bind(context: ServiceContext): void {
    context.intent.addContributor(this.binder(context));
  }
}
