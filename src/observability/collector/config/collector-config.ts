import { PORTS } from '../collector-ports';
import { ExporterModel, Settings } from '../exporter-model';
import { TelemetrySignal } from '../../telemetry/telemetry-options';
import { SIGNALS } from '../telemetry-signals';
import { listenOn, otlpReceiver } from './otlp-receiver';
import { batch, KnownPods, kubernetesAttributes, memoryLimiter, resourceAttributes } from './processors';

/** The configuration of a collector, as its file has it. */
export interface CollectorConfig {
  readonly receivers: Settings;
  readonly processors: Settings;
  readonly exporters: Settings;
  readonly connectors?: Settings;
  readonly extensions: Settings;
  readonly service: {
    readonly extensions: string[];
    readonly telemetry: Settings;
    readonly pipelines: Record<string, Pipeline>;
  };
}

/** What data goes through. */
export interface Pipeline {
  readonly receivers: string[];
  readonly processors: string[];
  readonly exporters: string[];
}

/** What a collector does. */
export interface ConfigFacts {
  /** The settings of the receiver of log files, where it reads any. */
  readonly fileLog?: Settings;
  /** Where it keeps checkpoints, where it reads log files. */
  readonly checkpoints?: string;
  /** Whether it takes OTLP. */
  readonly otlp: boolean;
  /** The pods that it tells data by, where it does. */
  readonly enrich?: KnownPods;
  readonly clusterName?: string;
  /** The settings of tail sampling, where traces are sampled. */
  readonly tailSampling?: Settings;
  readonly exporters: ExporterModel[];
  /** Signals that exporters of the user's take. */
  readonly wanted: string[];
}

/** The extension that keeps checkpoints. */
export const STORAGE = 'file_storage';

/** The configuration of a collector. A signal that nobody sends or nobody takes has no pipeline. */
export function collectorConfig(facts: ConfigFacts): CollectorConfig {
  const { fileLog, checkpoints, otlp, enrich, clusterName, tailSampling } = facts;
  const pipelines = Object.fromEntries(
    SIGNALS.map((signal) => [signal, pipelineOf(facts, signal)] as const).filter(
      ([signal, { receivers, exporters }]) =>
        receivers.length > 0 && (exporters.length > 0 || facts.wanted.includes(signal)),
    ),
  );
  const used = (id: string): boolean =>
    Object.values(pipelines).some((pipeline) =>
      Object.values(pipeline as object)
        .flat()
        .includes(id),
    );
  const extensions = {
    health_check: { endpoint: listenOn(PORTS.health) },
    ...(fileLog && used('file_log') && { [STORAGE]: { directory: checkpoints } }),
  };
  const processors: Settings = {
    memory_limiter: memoryLimiter(),
    ...(enrich && {
      k8s_attributes: kubernetesAttributes(enrich),
      resource: resourceAttributes(clusterName),
    }),
    ...(tailSampling && { tail_sampling: tailSampling }),
    batch: batch(),
  };
  const receivers: Settings = { ...(fileLog && { file_log: fileLog }), ...(otlp && { otlp: otlpReceiver() }) };
  return {
    receivers: onlyUsed(receivers, used),
    processors: onlyUsed(processors, used),
    exporters: onlyUsed(Object.fromEntries(facts.exporters.map(({ id, settings }) => [id, settings])), used),
    extensions,
    service: { extensions: Object.keys(extensions), telemetry: ownTelemetry(), pipelines },
  };
}

function pipelineOf(facts: ConfigFacts, signal: TelemetrySignal): Pipeline {
  const { fileLog, otlp, enrich, tailSampling } = facts;
  return {
    receivers: [...(fileLog && signal === TelemetrySignal.LOGS ? ['file_log'] : []), ...(otlp ? ['otlp'] : [])],
    // memory_limiter first, that data is refused before it costs anything. Batching and sampling give data a context of
    // their own, hence the address that it came from must be looked at before.
    processors: [
      'memory_limiter',
      ...(enrich ? ['k8s_attributes', 'resource'] : []),
      ...(tailSampling && signal === TelemetrySignal.TRACES ? ['tail_sampling'] : []),
      'batch',
    ],
    exporters: facts.exporters.filter(({ signals }) => signals.includes(signal)).map(({ id }) => id),
  };
}

function onlyUsed(components: Settings, used: (id: string) => boolean): Settings {
  return Object.fromEntries(Object.entries(components).filter(([id]) => used(id)));
}

/** The collector's own metrics, for Prometheus. */
function ownTelemetry(): Settings {
  const prometheus = { host: '0.0.0.0', port: PORTS.metrics };
  return { metrics: { level: 'normal', readers: [{ pull: { exporter: { prometheus } } }] } };
}
