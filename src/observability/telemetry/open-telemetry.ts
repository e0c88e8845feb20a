import { ICapability } from '../../core/capability';
import { FindingSeverity } from '../../core/check';
import { Prerequisites } from '../../core/prerequisites';
import { RootValidation } from '../../core/root-validation';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requirePlainObject } from '../../private/values';
import { profilerFindings, requireOperator } from './operator';
import { otlpEndpoint, peerOf } from './otlp-endpoint';
import { OtlpOptions } from './telemetry-options';
import { TelemetrySettings, telemetrySettings } from './telemetry-settings';
import { measureByOtlp, OTLP_ORIGIN, TelemetryWiring } from './telemetry-wiring';

/**
 * Traces, metrics and logs by OpenTelemetry: the pods know who they are and where their telemetry goes, by
 * the variables that OpenTelemetry's SDKs read. See https://opentelemetry.io/docs/languages/sdk-configuration/
 */
export class OpenTelemetry implements ICapability {
  /**
   * By OTLP, to a collector or to whoever else understands it.
   * @param options where to, and what; without an endpoint, `connectTo(collector)` gives it
   */
  public static otlp(options: OtlpOptions = {}): OpenTelemetry {
    return new OpenTelemetry(options);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'telemetry';
  private readonly options: OtlpOptions;

  private constructor(options: OtlpOptions) {
    this.options = options;
  }

  /**
   * Called by the service: writes the variables on its pods.
   * @throws when an option is not valid, port and protocol do not agree, or the operator is missing
   */
  public bind(context: ServiceContext): void {
    const { path, scope, intent, cluster } = context;
    const { options } = this;
    const settings = this.settings(path);
    if (settings.operator) {
      requireOperator(context, settings.operator);
      RootValidation.of(scope).addFindings(() => profilerFindings(context));
    }
    const wiring = TelemetryWiring.of(context);
    wiring.configure(settings);
    if (options.endpoint === undefined) {
      refuseWithoutEndpoint(path, options);
      RootValidation.of(scope).addFindings(() => (wiring.isComplete ? [] : [nowhere(path)]));
    } else {
      const endpoint = otlpEndpoint(path, { ...options, endpoint: options.endpoint });
      wiring.sendTo({ endpoint: endpoint.url, protocol: endpoint.protocol, origin: OTLP_ORIGIN });
      const peer = peerOf(path, endpoint, cluster.clusterDomain, options.cidr);
      if (peer) {
        intent.addServer(peer);
      }
    }
    noteSecret(context, options);
  }

  /**
   * Says how the series are told apart, also to who is bound before: releases and scaling ask for objectives.
   * @internal
   */
  public _announce(context: ServiceContext): void {
    measureByOtlp(context, this.settings(context.path));
  }

  private settings(path: string): TelemetrySettings {
    const fix = 'use some like { endpoint: "http://collector:4317" }';
    requirePlainObject('telemetry-invalid', path, 'options of OpenTelemetry.otlp', this.options, fix);
    return telemetrySettings(path, this.options);
  }
}

function refuseWithoutEndpoint(path: string, { unusualPort, cidr }: OtlpOptions): void {
  const what = Object.entries({ unusualPort, cidr }).find(([, value]) => value !== undefined);
  if (what) {
    const problem = `${what[0]} is about the endpoint, which is not named here`;
    fail('telemetry-invalid', path, problem, 'leave it out, or name the endpoint');
  }
}

function nowhere(path: string) {
  return {
    checkId: 'telemetry',
    severity: FindingSeverity.ERROR,
    path,
    problem: 'the telemetry has no endpoint, so it would go to the pod itself',
    fix: 'connect the service to a collector by connectTo, or give OpenTelemetry.otlp an endpoint',
  };
}

function noteSecret({ scope, path, cluster, namespaceName }: ServiceContext, { headersSecret }: OtlpOptions): void {
  if (headersSecret === undefined) {
    return;
  }
  const { secretName, key } = headersSecret;
  const inNamespace = namespaceName === undefined ? '' : ` -n ${namespaceName}`;
  Prerequisites.of(scope).add({
    name: `Secret ${namespaceName === undefined ? '' : `${namespaceName}/`}${secretName}`,
    install: `${cluster.kubectl} create secret generic ${secretName} --from-literal=${key}=…${inNamespace}`,
    neededBy: path,
  });
}
