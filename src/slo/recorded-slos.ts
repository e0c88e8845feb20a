import { ServiceContext } from '../core/service-context';
import { Slo } from './slo';

/** The objectives whose series somebody records, by service. */
const RECORDED = new WeakMap<ServiceContext, Set<Slo>>();

/** Notes that the series of some objectives are recorded. */
export function noteRecorded(context: ServiceContext, slos: Slo[]): void {
  RECORDED.set(context, new Set([...(RECORDED.get(context) ?? []), ...slos]));
}

/** Whether the series of an objective are recorded. */
export function isRecorded(context: ServiceContext, slo: Slo): boolean {
  return RECORDED.get(context)?.has(slo) === true;
}
