import { Panel } from './grafana-panel';

/** Panels under one heading. */
export interface Row {
  readonly title: string;
  readonly panels: Panel[];
}

/** The steps of a share that should be small. */
export function alarming(warnFrom: number, alarmFrom: number): { above?: number; color: string }[] {
  return [{ color: 'green' }, { above: warnFrom, color: 'orange' }, { above: alarmFrom, color: 'red' }];
}
