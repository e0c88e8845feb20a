import { AlertingRule } from '../prometheus-rule';
import { KubernetesAlert } from './alert-options';
import { AlertSettings } from './alert-settings';

/** One alert, before labels and annotations. */
export interface AlertDraft {
  readonly alert: KubernetesAlert;
  readonly expr: string;
  /** At once when left out. */
  readonly for?: string;
  /** Whether somebody has to act at once. */
  readonly pages?: boolean;
  /** Whether it is the namespace's: then all its services raise one and the same, which Alertmanager sends once. */
  readonly ofNamespace?: boolean;
  readonly summary: string;
  readonly description: string;
}

/** The alert as Prometheus reads it. */
export function alertingRule(serviceName: string, draft: AlertDraft, settings: AlertSettings): AlertingRule {
  const { alert, expr, pages, ofNamespace, summary, description } = draft;
  const { runbookUrl } = settings;
  return {
    alert,
    expr,
    for: draft.for,
    labels: {
      ...(ofNamespace === true ? {} : { service: serviceName }),
      severity: pages === true ? settings.page : settings.ticket,
      ...settings.labels,
    },
    annotations: {
      summary,
      description,
      ...(runbookUrl === undefined ? {} : { runbook_url: runbookOf(runbookUrl, alert) }),
    },
  };
}

function runbookOf(base: string, alert: string): string {
  return /[/#=]$/.test(base) ? `${base}${alert}` : `${base}/${alert}`;
}
