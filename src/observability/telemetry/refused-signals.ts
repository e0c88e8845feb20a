import { Finding, FindingSeverity } from '../../core/check';
import { ServiceContext } from '../../core/service-context';
import { show } from '../../private/values';
import { hasPrometheusRule } from '../prometheus-rule';
import { TelemetrySignal } from './telemetry-options';

/** Where telemetry goes, and what of it is not taken there. */
export interface Refused {
  readonly endpoint: string;
  readonly origin: string;
  /** What is not taken of all that the service would send. */
  readonly signals: TelemetrySignal[];
  /** What the user has asked for of that. */
  readonly asked: TelemetrySignal[];
}

/** What goes wrong where a signal is not taken: an objective has no series, or somebody waits for what never comes. */
export function refusedFindings(context: ServiceContext, refused: Refused): Finding[] {
  const { path, intent } = context;
  const where = `${show(refused.endpoint)} (from ${refused.origin}) takes none`;
  const byOtlp = intent.measured?.series.podLabel === 'instance';
  const blind = byOtlp && refused.signals.includes(TelemetrySignal.METRICS) && hasPrometheusRule(context, 'slos');
  const asked = refused.asked.filter((signal) => !(blind && signal === TelemetrySignal.METRICS));
  const unmeasured: Finding = {
    checkId: 'telemetry-signals',
    severity: FindingSeverity.ERROR,
    path,
    problem: `the slos are of metrics by OTLP, and ${where}`,
    fix: 'give the collector an exporter of metrics, like TelemetryExporter.prometheusRemoteWrite(…), or the service metrics that are scraped',
  };
  const unheard: Finding = {
    checkId: 'telemetry-signals',
    severity: FindingSeverity.WARNING,
    path,
    problem: `the telemetry asks for ${asked.join(' and ')}, and ${where}`,
    fix: 'give the collector an exporter that takes them, or leave them out of the telemetry',
  };
  return [...(blind ? [unmeasured] : []), ...(asked.length > 0 ? [unheard] : [])];
}
