import { Finding } from '../../core/check';
import { IPodContributor } from '../../core/pod-contributor';
import { PodDraft } from '../../core/pod-draft';
import { RootValidation } from '../../core/root-validation';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { show } from '../../private/values';
import { instrument } from './operator';
import { NO_SETTINGS, TelemetrySettings } from './telemetry-settings';
import { TelemetrySignal } from './telemetry-options';
import { refusedFindings } from './refused-signals';
import { refusedSignals, TelemetryTarget, telemetryVariables } from './telemetry-variables';

/** A target, and who named it. */
export interface NamedTarget extends TelemetryTarget {
  readonly origin: string;
}

const WIRINGS = new WeakMap<ServiceContext, TelemetryWiring>();

/** Who asks for the variables when the user's own telemetry does. */
export const OTLP_ORIGIN = 'OpenTelemetry.otlp';

/** The telemetry of one service: its own settings, and where it goes, whichever of both is said first. */
export class TelemetryWiring implements IPodContributor {
  /** The one of a service. */
  public static of(context: ServiceContext): TelemetryWiring {
    const known = WIRINGS.get(context);
    const wiring = known ?? new TelemetryWiring(context);
    if (!known) {
      RootValidation.of(context.scope).addFindings(() => wiring.findings());
      context.intent.addContributor(wiring);
      WIRINGS.set(context, wiring);
    }
    return wiring;
  }

  private readonly context: ServiceContext;
  private own?: TelemetrySettings;
  private target?: NamedTarget;

  private constructor(context: ServiceContext) {
    this.context = context;
  }

  /** Whether it is known where the telemetry goes; the operator's object may say so too. */
  public get isComplete(): boolean {
    return this.target !== undefined || this.own?.operator !== undefined;
  }

  /** The user's own settings; they hold whoever gives the endpoint. */
  public configure(settings: TelemetrySettings): void {
    this.own = settings;
    this.requireProtocol();
    this.measure();
  }

  /** @throws when it goes elsewhere already, or by another protocol */
  public sendTo(target: NamedTarget): void {
    const { target: other, context } = this;
    if (other !== undefined && (other.endpoint !== target.endpoint || other.protocol !== target.protocol)) {
      const problem = `telemetry goes to ${show(other.endpoint)} (from ${other.origin}), and to ${show(target.endpoint)} (from ${target.origin})`;
      fail('env-conflict', context.path, problem, 'name one place: a collector sends it on to several');
    }
    this.target = { ...(other ?? target), signals: other?.signals ?? target.signals };
    this.requireProtocol();
    this.measure();
  }

  public contribute(pod: PodDraft): void {
    const { context, target, settings } = this;
    const { environment } = pod.main;
    const origin = this.own === undefined ? target!.origin : OTLP_ORIGIN;
    telemetryVariables(context, pod, settings, target).forEach((variable) => environment.add({ origin, ...variable }));
    if (settings.operator) {
      instrument(pod, settings.operator);
    }
  }

  private get settings(): TelemetrySettings {
    return this.own ?? NO_SETTINGS;
  }

  /** Metrics that nobody takes measure nothing. */
  private measure(): void {
    if (!refusedSignals(this.settings, this.target).includes(TelemetrySignal.METRICS)) {
      measureByOtlp(this.context, this.settings);
    }
  }

  private findings(): Finding[] {
    const { context, settings, target } = this;
    const signals = refusedSignals(settings, target);
    const asked = settings.asked.filter((signal) => signals.includes(signal));
    return target === undefined ? [] : refusedFindings(context, { ...target, signals, asked });
  }

  private requireProtocol(): void {
    const { protocol } = this.settings;
    const { target } = this;
    if (target !== undefined && protocol !== undefined && target.protocol !== protocol) {
      const problem = `telemetry has the protocol ${protocol}, and ${show(target.endpoint)} (from ${target.origin}) has ${target.protocol}`;
      fail('env-conflict', this.context.path, problem, 'leave the protocol out, or name the port of that protocol');
    }
  }
}

/**
 * How the metrics of a service look in Prometheus, which makes `job` and `instance` of its attributes. Without a
 * namespace nobody knows them before they are there.
 * Source: https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/#resource-attributes-1
 */
export function measureByOtlp(context: ServiceContext, settings: TelemetrySettings): void {
  const { intent, namespaceName, serviceName } = context;
  const { signals, attributes, metricSeconds } = settings;
  if (namespaceName !== undefined && signals.includes(TelemetrySignal.METRICS)) {
    const prefix = decodeURIComponent(attributes['service.namespace'] ?? namespaceName);
    intent.measureBy({
      labels: { job: `${prefix}/${serviceName}` },
      podLabel: 'instance',
      podPrefix: `${namespaceName}.`,
      intervalSeconds: metricSeconds,
    });
  }
}
