import { fail } from '../../private/errors';
import { requireDnsLabel, requireSubdomain } from '../../private/names';
import { requirePlainObject, show } from '../../private/values';

/** The C library of an image, which decides which native files fit. */
export enum DotnetRuntimeIdentifier {
  /** Debian, Ubuntu and other images of glibc. */
  LINUX_X64 = 'linux-x64',
  /** Alpine and other images of musl. */
  LINUX_MUSL_X64 = 'linux-musl-x64',
}

/** How the OpenTelemetry operator instruments the service. */
export interface OperatorInstrumentationOptions {
  /**
   * The `Instrumentation` object to go by: its name, or its namespace and name, as in `telemetry/dotnet`.
   * @default - the only one in the namespace of the service
   */
  readonly instrumentation?: string;

  /**
   * The runtime of the image.
   * @default - the operator's, linux-x64
   */
  readonly runtime?: DotnetRuntimeIdentifier;
}

/** What the operator is told, checked. */
export interface OperatorPlan {
  /** The value of the annotation that asks for it. */
  readonly inject: string;
  readonly runtime?: string;
  /** The object's name, where one is named. */
  readonly instrumentationName?: string;
  /** Its namespace, where that is named. */
  readonly namespaceName?: string;
}

/** Telemetry of an app whose code knows nothing of it. */
export class AutoInstrumentation {
  /**
   * By the OpenTelemetry operator, which adds OpenTelemetry's .NET instrumentation to the pods when they
   * start. See https://opentelemetry.io/docs/platforms/kubernetes/operator/automatic/
   */
  public static ofOperator(options: OperatorInstrumentationOptions = {}): AutoInstrumentation {
    return new AutoInstrumentation(options);
  }

  private readonly options: OperatorInstrumentationOptions;

  private constructor(options: OperatorInstrumentationOptions) {
    this.options = options;
  }

  /** @internal */
  public _plan(path: string): OperatorPlan {
    const fix = 'use some like { instrumentation: "dotnet" }';
    const what = 'options of AutoInstrumentation.ofOperator';
    requirePlainObject('telemetry-invalid', path, what, this.options, fix);
    const { instrumentation, runtime } = this.options;
    if (runtime !== undefined && !Object.values(DotnetRuntimeIdentifier).includes(runtime)) {
      const other = 'use DotnetRuntimeIdentifier.LINUX_X64 or .LINUX_MUSL_X64';
      fail('telemetry-invalid', path, `runtime ${show(runtime)} is unknown`, other);
    }
    return { ...reference(path, instrumentation), runtime };
  }
}

function reference(path: string, instrumentation: string | undefined): OperatorPlan {
  if (instrumentation === undefined) {
    return { inject: 'true' };
  }
  const parts = typeof instrumentation === 'string' ? instrumentation.split('/') : [];
  const instrumentationName = parts[parts.length - 1];
  if (parts.length < 1 || parts.length > 2 || ['true', 'false'].includes(instrumentationName)) {
    const fix = 'use the name of one, like "dotnet", or its namespace and name, like "telemetry/dotnet"';
    fail('telemetry-invalid', path, `instrumentation ${show(instrumentation)} is not valid`, fix);
  }
  requireSubdomain(path, 'name of the instrumentation', instrumentationName, 'dotnet');
  const namespaceName =
    parts.length === 2 ? requireDnsLabel(path, 'namespace of the instrumentation', parts[0]) : undefined;
  return { inject: instrumentation, instrumentationName, namespaceName };
}
