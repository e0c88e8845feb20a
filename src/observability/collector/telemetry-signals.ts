import { TelemetrySignal } from '../telemetry/telemetry-options';

/** All signals, in the order in which pipelines are written. */
export const SIGNALS: TelemetrySignal[] = [TelemetrySignal.TRACES, TelemetrySignal.METRICS, TelemetrySignal.LOGS];
