import { KubernetesAlert } from '../../../src/observability/kubernetes-alerts/alert-options';
import { Alerts } from '../../../src/observability/kubernetes-alerts/alerts';
import { service } from './support';

const KNOWN = Object.values(KubernetesAlert).join(', ');

test.each<[string, any, string]>([
  ['null', null, 'alerts null is not a plain object; use options like { runbookUrl: "https://runbooks.example.com" }'],
  [
    'text',
    'all',
    'alerts "all" is not a plain object; use options like { runbookUrl: "https://runbooks.example.com" }',
  ],
  [
    'without as text',
    { without: 'CpuThrottled' },
    'without is "CpuThrottled"; use a list like [KubernetesAlert.CPU_THROTTLED]',
  ],
  ['an unknown alert', { without: ['Cpu'] }, `without has "Cpu", which is no alert; use some of ${KNOWN}`],
  ['an undefined alert', { without: [undefined] }, `without has undefined, which is no alert; use some of ${KNOWN}`],
  [
    'no alert',
    { without: Object.values(KubernetesAlert) },
    'without leaves out all alerts; leave out the prop alerts instead',
  ],
  [
    'a runbook that is no URL',
    { runbookUrl: 'wiki' },
    'runbookUrl of the alerts "wiki" is no URL; use one like "https://runbooks.example.com/shop"',
  ],
  [
    'a runbook that is no text',
    { runbookUrl: 1 },
    'runbookUrl of the alerts 1 is not a string; use one like "https://runbooks.example.com/shop"',
  ],
  [
    'a quota of 0 %',
    { quotaUsedPercent: 0 },
    'quotaUsedPercent of the alerts 0 is not valid; use a whole number from 1 to 100',
  ],
  [
    'a full volume',
    { volumeUsedPercent: 100 },
    'volumeUsedPercent of the alerts 100 is not valid; use a whole number from 1 to 99',
  ],
  [
    'NaN days',
    { certificateDays: NaN },
    'certificateDays of the alerts NaN is not valid; use a whole number from 1 to 365',
  ],
  [
    'labels as a list',
    { labels: ['a'] },
    'labels of the alerts a list is not a plain object; use labels like { team: "shop" }',
  ],
  [
    'a label with a dash',
    { labels: { 'my-team': 'a' } },
    'label "my-team" of the alerts is not valid; use letters, digits and "_", like "team"',
  ],
  [
    'a label of Prometheus',
    { labels: { __x: 'a' } },
    'label "__x" of the alerts is not valid; use letters, digits and "_", like "team"',
  ],
  [
    'a label of ours',
    { labels: { severity: 'a' } },
    'label "severity" of the alerts is set by the library; use a name of your own',
  ],
  [
    'a label that is a number',
    { labels: { team: 1 } },
    'label "team" of the alerts 1 is not a string; give it a value, as a string',
  ],
  [
    'a template',
    { labels: { team: '{{ x }}' } },
    'label "team" of the alerts has a template, "{{ x }}"; give it a value of its own',
  ],
  ['no severity', { pageSeverity: '' }, 'pageSeverity of the alerts is empty; use one like "critical"'],
  [
    'a severity that is a number',
    { ticketSeverity: 3 as any },
    'ticketSeverity of the alerts 3 is not a string; use one like "critical"',
  ],
  [
    'a severity that is no label',
    { pageSeverity: 'p 1' },
    'label severity has the value "p 1", which is not valid; use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit',
  ],
])('%s is refused', (_, options, message) => {
  expect(() => service().use(Alerts.kubernetes(options))).toThrow(new Error(`shop/web: ${message}`));
});
