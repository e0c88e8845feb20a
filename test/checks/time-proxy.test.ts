import { rawDeployment, rawFindings } from '../support/raw-findings';

type Json = Record<string, any>;

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' } } };
const route = (...rules: unknown[]) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web' },
  spec: { rules },
});
const rule = (request: unknown, backendRefs: unknown = [{ name: 'web' }]) => ({ timeouts: { request }, backendRefs });

test.each<[string, Json, number]>([
  ['more', route(rule('31s')), 1],
  ['as much', route(rule('30s')), 0],
  ['minutes', route(rule('1m500ms')), 1],
  ['no limit', route(rule('0s')), 0],
  ['none said', route({ backendRefs: [{ name: 'web' }] }), 0],
  ['no duration', route(rule('soon')), 0],
  ['two rules are one finding', route(rule('40s'), rule('50s')), 1],
  ['no Service', route(rule('40s', [{ name: 'other' }, null, { name: 'web', namespace: 'other' }])), 0],
  ['nulls', { ...route(), spec: { rules: [null, { timeouts: null, backendRefs: null }] } }, 0],
])('%s: %#', (_name, manifest, findings) => {
  expect(rawFindings('time-proxy', [rawDeployment(), service, manifest])).toHaveLength(findings);
});
