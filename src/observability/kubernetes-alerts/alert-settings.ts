import { fail } from '../../private/errors';
import { requireInteger, requirePlainObject, requireString, show } from '../../private/values';
import { requireSeverity } from '../../slo/common';
import { KubernetesAlert, KubernetesAlertsOptions } from './alert-options';

const CODE = 'alerts-invalid';

/** Labels that Prometheus or this library gives to alerts. */
const TAKEN = ['alertname', 'namespace', 'severity', 'service'];

/** The options with their defaults, checked. */
export interface AlertSettings {
  readonly without: KubernetesAlert[];
  readonly runbookUrl?: string;
  readonly page: string;
  readonly ticket: string;
  readonly labels: Record<string, string>;
  readonly quotaUsedPercent: number;
  readonly volumeUsedPercent: number;
  readonly certificateDays: number;
}

/** @throws when an option is not valid */
export function alertSettings(path: string, options: KubernetesAlertsOptions): AlertSettings {
  requirePlainObject(CODE, path, 'alerts', options, 'use options like { runbookUrl: "https://runbooks.example.com" }');
  const { without = [], runbookUrl, pageSeverity: page = 'page', ticketSeverity: ticket = 'ticket' } = options;
  const integer = (what: string, value: number, most: number) => requireInteger(CODE, path, what, value, 1, most);
  return {
    without: requireAlerts(path, without),
    runbookUrl: requireRunbook(path, runbookUrl),
    page: requireSeverity(CODE, path, 'pageSeverity of the alerts', page),
    ticket: requireSeverity(CODE, path, 'ticketSeverity of the alerts', ticket),
    labels: requireAlertLabels(path, options.labels ?? {}),
    quotaUsedPercent: integer('quotaUsedPercent of the alerts', options.quotaUsedPercent ?? 90, 100),
    volumeUsedPercent: integer('volumeUsedPercent of the alerts', options.volumeUsedPercent ?? 85, 99),
    certificateDays: integer('certificateDays of the alerts', options.certificateDays ?? 7, 365),
  };
}

function requireAlerts(path: string, without: KubernetesAlert[]): KubernetesAlert[] {
  const known = Object.values(KubernetesAlert);
  if (!Array.isArray(without)) {
    fail(CODE, path, `without is ${show(without)}`, 'use a list like [KubernetesAlert.CPU_THROTTLED]');
  }
  const unknown = without.find((alert) => !known.includes(alert));
  if (without.some((alert) => !known.includes(alert))) {
    fail(CODE, path, `without has ${show(unknown)}, which is no alert`, `use some of ${known.join(', ')}`);
  }
  if (known.every((alert) => without.includes(alert))) {
    fail(CODE, path, 'without leaves out all alerts', 'leave out the prop alerts instead');
  }
  return [...without];
}

function requireRunbook(path: string, url: string | undefined): string | undefined {
  if (url === undefined) {
    return undefined;
  }
  const fix = 'use one like "https://runbooks.example.com/shop"';
  requireString(CODE, path, 'runbookUrl of the alerts', url, fix);
  if (!/^https?:\/\/[^\s{}]+$/.test(url)) {
    fail(CODE, path, `runbookUrl of the alerts ${show(url)} is no URL`, fix);
  }
  return url;
}

/** Source: https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
function requireAlertLabels(path: string, labels: Record<string, string>): Record<string, string> {
  requirePlainObject(CODE, path, 'labels of the alerts', labels, 'use labels like { team: "shop" }');
  for (const [key, value] of Object.entries(labels)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key) || key.startsWith('__')) {
      fail(CODE, path, `label ${show(key)} of the alerts is not valid`, 'use letters, digits and "_", like "team"');
    }
    if (TAKEN.includes(key)) {
      fail(CODE, path, `label ${show(key)} of the alerts is set by the library`, 'use a name of your own');
    }
    requireString(CODE, path, `label ${show(key)} of the alerts`, value, 'give it a value, as a string');
    if (value.includes('{{')) {
      fail(CODE, path, `label ${show(key)} of the alerts has a template, ${show(value)}`, 'give it a value of its own');
    }
  }
  return { ...labels };
}
