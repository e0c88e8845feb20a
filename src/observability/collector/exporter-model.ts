import { TelemetrySignal } from '../telemetry/telemetry-options';

/** A part of the collector's configuration. */
export type Settings = Record<string, any>;

/** A variable of the collector whose value is in a Secret. */
export interface SecretVariable {
  readonly variable: string;
  readonly secretName: string;
  readonly key: string;
}

/** Files of a Secret that a collector reads. */
export interface SecretFiles {
  /** The name of the volume. */
  readonly volume: string;
  readonly secretName: string;
  readonly mountPath: string;
}

/** An exporter, checked. */
export interface ExporterModel {
  /** Its id in the configuration: `otlp_grpc` or `otlp_grpc/name`. */
  readonly id: string;
  readonly signals: TelemetrySignal[];
  readonly settings: Settings;
  readonly variables: SecretVariable[];
  readonly files: SecretFiles[];
}

/** Where Secrets' files are mounted. */
const FILES = '/etc/otelcol/secrets';

/** The files of a Secret that an exporter uses. */
export function secretFiles(exporter: string, what: string, secretName: string): SecretFiles {
  const volume = `${exporter}-${what}`.replace(/[^a-z0-9]+/g, '-');
  return { volume, secretName, mountPath: `${FILES}/${volume}` };
}

/** A literal text in a configuration where `$` begins a variable. */
export function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}
