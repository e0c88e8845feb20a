import { Chart, Testing } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { ICapability } from '../../../src/core/capability';
import { OpenTelemetry } from '../../../src/observability/telemetry/open-telemetry';
import { OtlpOptions } from '../../../src/observability/telemetry/telemetry-options';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';

export const COLLECTOR = 'http://collector.telemetry.svc.cluster.local:4317';

/** A chart on a cluster. */
export function shop(cluster = ClusterProfile.managed(), namespace: string | undefined = 'shop'): Chart {
  const chart = new Chart(Testing.app(), 'shop', { namespace });
  cluster.applyTo(chart);
  return chart;
}

/** A service `web` with telemetry, and capabilities after it. */
export function told(options: OtlpOptions, chart = shop(), ...more: ICapability[]): BareService {
  return new BareService(chart, 'web', [OpenTelemetry.otlp(options), ...more]);
}

/** Values or sources of its variables by name, in their order. */
export function environmentOf(service: BareService): Record<string, unknown> {
  const env = service.container.env as { name: string; value?: string; valueFrom?: unknown }[];
  return Object.fromEntries(env.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));
}

/** What telemetry with these options throws. */
export function refusal(options: object, chart = shop()): string {
  return messageOf(() => told(options, chart));
}
