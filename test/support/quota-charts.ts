import { ApiObject, Chart, Testing } from 'cdk8s';
import { TenantNamespace } from 'cdk8s-aspnetcore';
import { problemOf } from './manifests';

/** What `said` gives where all is well. */
export const OK = '(nothing was thrown)';
export type Amounts = Record<string, string>;
export type Json = Record<string, unknown>;

/** A chart of the namespace `shop`. */
export function shop(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

/** A raw quota. */
export function quota(chart: Chart, hard: Amounts, more: Json = {}): void {
  const metadata = { name: 'quota' };
  new ApiObject(chart, 'quota', { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard, ...more } });
}

/** A Deployment whose updates take a pod away first, so that it needs no more pods than replicas. */
export function deploy(chart: Chart, id: string, replicas: number, resources: Json, more: Json = {}): void {
  const strategy = { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } };
  const template = { spec: { containers: [{ name: id, resources }] } };
  const spec = { replicas, strategy, template, ...more };
  new ApiObject(chart, id, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: id }, spec });
}

/** What a plain cdk8s app says once any of this library's constructs is in it. */
export function said(chart: Chart): string {
  new TenantNamespace(new Chart(chart.node.root, 'elsewhere'), 'elsewhere');
  return problemOf(() => Testing.synth(chart));
}

/** What cdk8s throws for these findings. */
export function failure(...findings: string[]): string {
  return ['Validation failed with the following errors:', ...findings.map((finding) => `  [] ${finding}`)].join('\n');
}

export const SMALL = { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '256Mi' } };
