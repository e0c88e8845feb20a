import { ApiObject } from 'cdk8s';
import { ManagedObject } from '../core/managed-object';
import { ServiceContext } from '../core/service-context';

/** A series that Prometheus computes ahead, as `spec.groups[].rules[]` has it. */
export interface RecordingRule {
  /** The name of the series. */
  readonly record: string;
  /** PromQL. */
  readonly expr: string;
  /** Labels that the series gets besides those of the expression. */
  readonly labels?: Record<string, string>;
}

/** An alert, as `spec.groups[].rules[]` has it. */
export interface AlertingRule {
  /** The name of the alert, in CamelCase. */
  readonly alert: string;
  /** PromQL that gives a series for each thing that is wrong. */
  readonly expr: string;
  /** For how long that must hold, like `15m`; at once when left out. */
  readonly for?: string;
  /** Labels that the alert gets besides those of the expression. */
  readonly labels?: Record<string, string>;
  /** What a person reads: `summary`, `description`, `runbook_url`. */
  readonly annotations?: Record<string, string>;
}

/** Either of the two. */
export type Rule = RecordingRule | AlertingRule;

/** Rules that are evaluated one after another, at one time. */
export interface RuleGroup {
  /** Unique within the object. */
  readonly name: string;
  /** How often, like `30s`; as often as Prometheus does when left out. */
  readonly interval?: string;
  /** Recording and alerting rules, in the order of evaluation. */
  readonly rules: Rule[];
}

/**
 * A PrometheusRule of a service, for all its tracks, with the labels by which the cluster's Prometheus finds it.
 * Check the operator first, by `requirePrometheusOperator`.
 * @param id the construct id
 * @param name the name of the object, like `web-alerts`
 * @param produceGroups called at render, so that it may read `context.model`
 */
export function createPrometheusRule(
  context: ServiceContext,
  id: string,
  name: string,
  produceGroups: () => RuleGroup[],
): ApiObject {
  const labels = { ...context.serviceLabels(), ...context.cluster.monitoring.selectorLabels };
  const metadata = { name, namespace: context.namespaceName, labels };
  const props = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata };
  return new ManagedObject(context.scope, id, props, () => ({ groups: produceGroups() }));
}

/** Whether a service has the PrometheusRule of a construct id. */
export function hasPrometheusRule({ scope }: ServiceContext, id: string): boolean {
  return scope.node.tryFindChild(id) !== undefined;
}
