import { ICapability } from '../../core/capability';
import { ServiceContext } from '../../core/service-context';
import { ConsoleLoggingOptions, SimpleLoggingOptions } from './logging-options';
import { formatterVariables, LoggingVariables } from './logging-settings';

/**
 * How a .NET app writes its records. They go to stdout, where the cluster's collector finds them; nothing is
 * written in the container. For the console provider of .NET 5 and later, which every web app has that does
 * not remove it.
 */
export class Logging implements ICapability {
  /**
   * One JSON object a line, for machines: timestamp, level, category, message, and the values in it.
   * @param options what a record has, and from which level
   */
  public static json(options: ConsoleLoggingOptions = {}): Logging {
    return new Logging('json', (path) => formatterVariables(path, 'json', options));
  }

  /**
   * Text, for people: on a developer's cluster.
   * @param options what a record has, and from which level
   */
  public static simple(options: SimpleLoggingOptions = {}): Logging {
    return new Logging('simple', (path) => formatterVariables(path, 'simple', options));
  }

  /** As the image and `appSettings` say. */
  public static asInImage(): Logging {
    return new Logging('asInImage', () => []);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'logging';
  private readonly kind: string;
  private readonly read: (path: string) => LoggingVariables;

  private constructor(kind: string, read: (path: string) => LoggingVariables) {
    this.kind = kind;
    this.read = read;
  }

  /**
   * Called by the service: writes the settings as variables.
   * @throws when an option is not valid, or a setting comes from elsewhere too
   */
  public bind(context: ServiceContext): void {
    const origin = `Logging.${this.kind}`;
    const variables = this.read(context.path);
    context.intent.addContributor({
      contribute: ({ main }) => variables.forEach(([name, value]) => main.environment.add({ name, value, origin })),
    });
  }
}
