import { EnvironmentVariable } from '../../core/environment';
import { ServiceContext } from '../../core/service-context';
import { OtlpProtocol } from './otlp-protocol';
import { TelemetrySignal } from './telemetry-options';
import { TelemetryWiring } from './telemetry-wiring';

/** Where a service sends its telemetry because it is connected to a collector. */
export interface ClientTelemetryOptions {
  /** The URL, without a signal's path: `http://collector.telemetry.svc.cluster.local:4317`. Goes into the variable as it is. */
  readonly endpoint: string;
  /** The protocol that the collector speaks there. */
  readonly protocol: OtlpProtocol;
  /**
   * What the collector takes.
   * @default - all signals
   */
  readonly signals?: TelemetrySignal[];
  /** Who says so, for messages: `connectTo "collector"`. */
  readonly origin: string;
  /**
   * Variables that the endpoint refers to, as `$(NODE_IP)`; they come before it.
   * @default - none
   */
  readonly variables?: EnvironmentVariable[];
}

/**
 * Gives a client's pods what `OpenTelemetry.otlp({ endpoint, protocol })` would. Where the service has a
 * `telemetry` of its own, that one's other settings hold.
 * @throws when the service sends its telemetry elsewhere already
 */
export function equipWithTelemetry(context: ServiceContext, options: ClientTelemetryOptions): void {
  TelemetryWiring.of(context).sendTo(options);
}
