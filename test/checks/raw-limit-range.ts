import { ApiObject, Chart, Testing } from 'cdk8s';
import { installChecks } from '../../src/checks';
import { problemOf } from '../support/manifests';

export const OK = '(nothing was thrown)';
export type Json = Record<string, unknown>;

/** A LimitRange as somebody else wrote it, and one object beside it. */
export function raw(items: Json[], object: { kind: string; apiVersion?: string; spec?: Json }): string {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  installChecks(chart);
  new ApiObject(chart, 'limits', {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'limits' },
    spec: { limits: items },
  });
  new ApiObject(chart, 'web', { apiVersion: 'v1', ...object });
  return problemOf(() => Testing.synth(chart));
}

export function rawPod(item: Json, ...containers: Json[]): string {
  const named = containers.map((resources, index) => ({ name: `c${index}`, resources }));
  return raw([item], { kind: 'Pod', spec: { containers: named } });
}

/** What synth says of findings under a plain cdk8s app. */
export function failure(...findings: string[]): string {
  return ['Validation failed with the following errors:', ...findings.map((finding) => `  [] ${finding}`)].join('\n');
}
