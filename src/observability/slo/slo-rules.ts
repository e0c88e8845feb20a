import { ICapability } from '../../core/capability';
import { ServiceContext } from '../../core/service-context';
import { recordedLabels } from '../../slo/recorded';
import { noteRecorded } from '../../slo/recorded-slos';
import { Slo } from '../../slo/slo';
import { resolveSlos } from '../../slo/slo-list';
import { SloModel } from '../../slo/slo-model';
import { requirePrometheusOperator } from '../prometheus-operator';
import { createPrometheusRule, RuleGroup } from '../prometheus-rule';
import { periodRules, recordingRules } from './recording-rules';
import { burnAlerts, missingAlert } from './slo-alerts';

/** The objectives of a service as rules of Prometheus: what is recorded, and when somebody is told. */
export class SloRules implements ICapability {
  public readonly capabilityName = 'slos';
  private readonly slos: Slo[];

  public constructor(slos: Slo[]) {
    this.slos = slos;
  }

  public bind(context: ServiceContext): void {
    const { slos } = this;
    if (resolveSlos(context, slos).length === 0) {
      return;
    }
    requirePrometheusOperator(context, 'prometheusrules', 'leave out slos');
    noteRecorded(context, slos);
    // Resolved once more at render, when all routes of probes are known.
    createPrometheusRule(context, 'slos', `${context.serviceName}-slos`, () => {
      const mayBeEmpty = context.model.tracks.every(({ scale }) => scale.minReplicas === 0);
      return resolveSlos(context, slos).flatMap((slo) => groupsOf(context, slo, mayBeEmpty));
    });
  }
}

/** Rules of one group run one after another, so each finds what those before it recorded. */
function groupsOf({ serviceName, namespaceName }: ServiceContext, slo: SloModel, mayBeEmpty: boolean): RuleGroup[] {
  const labels = recordedLabels(serviceName, slo.sloName, namespaceName);
  const missing = mayBeEmpty ? [] : [missingAlert(slo, labels)];
  const name = `${serviceName}-${slo.sloName}`;
  return [
    { name, rules: [...recordingRules(slo, labels), ...burnAlerts(slo, labels), ...missing] },
    { name: `${name}.period`, interval: '2m', rules: periodRules(slo, labels) },
  ];
}
