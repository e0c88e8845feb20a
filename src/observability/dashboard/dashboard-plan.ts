import { requireUserLabels } from '../../core/service-labels';
import { fail } from '../../private/errors';
import { requirePlainObject, requireString, show } from '../../private/values';
import { DashboardDelivery, GrafanaDashboardOptions } from './dashboard-options';
import { extraRow } from './extra-row';
import { Row } from './rows';

/** The options of a dashboard, checked. */
export interface DashboardPlan {
  readonly title?: string;
  readonly folder?: string;
  readonly tags?: string[];
  readonly refresh: string;
  readonly timezone: string;
  readonly labels: Record<string, string>;
  readonly extraRows: Row[];
  readonly dotnetPanels: boolean;
  readonly delivery?: DashboardDelivery;
}

/** Checks the options of a dashboard. */
export function dashboardPlan(path: string, options: GrafanaDashboardOptions): DashboardPlan {
  const like = 'use some like { folder: "Shop" }';
  requirePlainObject('dashboard-invalid', path, 'options of the dashboard', options, like);
  const { title, folder, tags, labels = {}, dotnetPanels = true, delivery } = options;
  return {
    title: title === undefined ? undefined : text(path, 'title', title, 'use one like "Shop"'),
    folder: folder === undefined ? undefined : text(path, 'folder', folder, 'use its title, like "Shop"'),
    tags: tags === undefined ? undefined : tagsOf(path, tags),
    refresh: refreshOf(path, options.refresh),
    timezone: timezoneOf(path, options.timezone),
    labels: requireUserLabels(path, labels, 'labels of the dashboard'),
    extraRows: extraRow(path, options.panels),
    dotnetPanels: requireBoolean(path, dotnetPanels),
    delivery: delivery === undefined ? undefined : requireDelivery(path, delivery),
  };
}

function text(path: string, what: string, value: string, fix: string): string {
  return requireString('dashboard-invalid', path, `${what} of the dashboard`, value, fix);
}

function tagsOf(path: string, tags: string[]): string[] {
  const like = 'use a list of words like ["shop"]';
  if (!Array.isArray(tags)) {
    fail('dashboard-invalid', path, `tags of the dashboard is ${show(tags)}`, like);
  }
  return [...new Set(tags.map((tag) => text(path, 'tag', tag, like)))];
}

function refreshOf(path: string, refresh = '30s'): string {
  if (typeof refresh !== 'string' || !/^([1-9]\d*[smhd]|off)$/.test(refresh)) {
    const fix = 'use a number with s, m, h or d, like "30s", or "off"';
    fail('dashboard-invalid', path, `refresh ${show(refresh)} of the dashboard is not valid`, fix);
  }
  return refresh === 'off' ? '' : refresh;
}

function timezoneOf(path: string, timezone = 'browser'): string {
  if (typeof timezone !== 'string' || !(['browser', 'utc'].includes(timezone) || isZone(timezone))) {
    const fix = 'use "browser", "utc", or an IANA name like "Europe/Berlin"';
    fail('dashboard-invalid', path, `timezone ${show(timezone)} of the dashboard is unknown`, fix);
  }
  return timezone;
}

/** JavaScript takes an offset like `+02:00` too, and ignores case; Grafana does neither. */
function isZone(timeZone: string): boolean {
  try {
    const { timeZone: known } = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions();
    const otherCase = known !== timeZone && known.toLowerCase() === timeZone.toLowerCase();
    return /^[A-Za-z]/.test(timeZone) && !otherCase;
  } catch {
    return false;
  }
}

function requireBoolean(path: string, value: boolean): boolean {
  if (typeof value !== 'boolean') {
    fail('dashboard-invalid', path, `dotnetPanels ${show(value)} of the dashboard is not valid`, 'use true or false');
  }
  return value;
}

function requireDelivery(path: string, value: DashboardDelivery): DashboardDelivery {
  if (!Object.values(DashboardDelivery).includes(value)) {
    const fix = 'use DashboardDelivery.CONFIG_MAP or DashboardDelivery.GRAFANA_OPERATOR';
    fail('dashboard-invalid', path, `delivery ${show(value)} of the dashboard is unknown`, fix);
  }
  return value;
}
