import { k8s } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { show } from '../private/values';

/** Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container (env, before 1.30). */
const NAME = /^(?!\.$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** One environment variable, and who asked for it. */
export interface EnvironmentVariable {
  /** The variable's name. */
  readonly name: string;
  /**
   * Its literal value.
   * @default - none: see valueFrom
   */
  readonly value?: string;
  /**
   * Where the kubelet reads its value.
   * @default - none: see value
   */
  readonly valueFrom?: k8s.EnvVarSource;
  /** Who asked for it, for messages: `the prop env`. */
  readonly origin: string;
}

/**
 * The environment of one container. .NET ignores the case of configuration keys, so names that differ
 * only by case are one name here.
 */
export class Environment {
  private readonly path: string;
  private readonly variables = new Map<string, EnvironmentVariable>();
  private readonly claims = new Map<string, string>();

  /** @param path the construct path, for messages */
  public constructor(path: string) {
    this.path = path;
  }

  /**
   * Adds a variable.
   * @throws when its name is not valid, its value is no text, or another origin has set it
   */
  public add(variable: EnvironmentVariable): void {
    this.requireVariable(variable);
    this.requireFree(variable.name, variable.origin);
    this.variables.set(variable.name.toLowerCase(), variable);
  }

  /**
   * Sets a variable, whoever has set it before: for what makes a track different from the others.
   * @throws when its name is not valid, or its value is no text
   */
  public replace(variable: EnvironmentVariable): void {
    this.requireVariable(variable);
    this.variables.set(variable.name.toLowerCase(), variable);
  }

  private requireVariable({ name, value, valueFrom, origin }: EnvironmentVariable): void {
    if (typeof name !== 'string' || !NAME.test(name)) {
      fail(
        'env-invalid',
        this.path,
        `environment variable ${show(name)} (from ${origin}) is not a valid name`,
        'use letters, digits, "_", "-" and ".", not starting with a digit or ".."',
      );
    }
    if (valueFrom === undefined && typeof value !== 'string') {
      fail(
        'env-invalid',
        this.path,
        `environment variable ${name} (from ${origin}) has the value ${show(value)}, which is not a string`,
        typeof value === 'object' && value !== null
          ? 'write each value as a string of its own'
          : `write it as a string, like "${String(value)}"`,
      );
    }
    if (valueFrom !== undefined && value !== undefined) {
      fail(
        'env-invalid',
        this.path,
        `environment variable ${name} (from ${origin}) has both value and valueFrom`,
        'set one of them',
      );
    }
  }

  /**
   * Says that a key is set by something else than a variable, such as a mounted file: a variable of that
   * name would silently win over it.
   *
   * @param name the variable that would set it, like `Logging__LogLevel__Default`
   * @param origin who sets it, for messages
   * @throws when another origin has set it
   */
  public claim(name: string, origin: string): void {
    this.requireFree(name, origin);
    this.claims.set(name.toLowerCase(), origin);
  }

  /** Adds a variable unless somebody has set it. */
  public addDefault(variable: EnvironmentVariable): void {
    if (!this.find(variable.name)) {
      this.add(variable);
    }
  }

  /** The variable of a name, whatever its case. */
  public find(name: string): EnvironmentVariable | undefined {
    return this.variables.get(name.toLowerCase());
  }

  /** All variables as the Kubernetes API writes them, in the order in which they were added. */
  public toEnvVars(): k8s.EnvVar[] {
    return [...this.variables.values()].map(({ name, value, valueFrom }) => ({ name, value, valueFrom }));
  }

  private requireFree(name: string, origin: string): void {
    const variable = this.find(name);
    const other = variable?.origin ?? this.claims.get(name.toLowerCase());
    if (other !== undefined) {
      fail(
        'env-conflict',
        this.path,
        `environment variable ${name} comes from ${origin}, and ${variable?.name ?? name} from ${other}`,
        'set it in one place (.NET ignores the case of names)',
      );
    }
  }
}

/** Whether a text may be the name of an environment variable. */
export function isVariableName(name: string): boolean {
  return NAME.test(name);
}
