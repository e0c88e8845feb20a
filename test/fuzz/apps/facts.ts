import type { ServiceDescription } from './description';

/** What a service is called: its place makes the name its own. */
export function nameOf({ stem }: ServiceDescription, index: number): string {
  return `${stem}-${index}`;
}

/** Whether a service sends its telemetry to the app's collector, and not to an endpoint that it names. */
export function isByCollector({ observability }: ServiceDescription): boolean {
  return observability.telemetry !== undefined && !observability.telemetry.grpc;
}

export function needsCollector(service: ServiceDescription): boolean {
  return isByCollector(service);
}
