import { ApiObject, Chart, Testing } from 'cdk8s';
import { Finding, TenantNamespace } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../src/core/root-validation';

export type Json = Record<string, unknown>;

/** A chart for raw objects; `TenantNamespace` elsewhere makes this library's checks run. */
export function rawChart(): Chart {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new TenantNamespace(new Chart(chart.node.root, 'elsewhere'), 'elsewhere');
  return chart;
}

/** Adds an object by its id, which is its name too. */
export function raw(chart: Chart, id: string, apiVersion: string, kind: string, spec: Json, name = id): ApiObject {
  return new ApiObject(chart, id, { apiVersion, kind, metadata: { name }, spec });
}

/** A Deployment `web` with such containers. */
export function deployment(chart: Chart, containers: Json[], more: Json = {}, pod: Json = {}): void {
  raw(chart, 'web', 'apps/v1', 'Deployment', { ...more, template: { spec: { containers, ...pod } } });
}

const TARGET = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

/** An autoscaler of it. */
export function autoscaler(chart: Chart, metrics: Json[] | undefined, more: Json = {}, id = 'hpa'): void {
  raw(chart, id, 'autoscaling/v2', 'HorizontalPodAutoscaler', {
    scaleTargetRef: TARGET,
    maxReplicas: 3,
    metrics,
    ...more,
  });
}

/** A metric in percent of the request. */
export function utilization(name: string, averageUtilization: number): Json {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

/** What one check finds, as text. */
export function findingsOf(chart: Chart, checkId: string): string[] {
  const validation = RootValidation.of(chart);
  return validation
    .examine(validation.render())
    .findings.filter((finding) => finding.checkId === checkId)
    .map(({ severity, path, problem, fix }: Finding) => `${severity} ${path}: ${problem}; ${fix}`);
}
