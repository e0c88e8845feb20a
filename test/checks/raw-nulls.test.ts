import { allRules } from '../../src/checks';
import { CheckContext } from '../../src/core/check-context';
import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { SynthesizedObject } from '../../src/core/synthesized-object';

/** A manifest in the namespace shop, as checks see it. */
function objectOf(manifest: Record<string, any>): SynthesizedObject {
  return {
    path: `shop/${manifest.kind}`,
    chartPath: 'shop',
    apiVersion: manifest.apiVersion,
    kind: manifest.kind,
    objectName: manifest.metadata.name,
    namespaceName: manifest.kind === 'Namespace' ? undefined : 'shop',
    cluster: ClusterProfile.managed(),
    manifest,
  };
}

const NETWORKING = 'networking.k8s.io/v1';
const GATEWAY = 'gateway.networking.k8s.io/v1';

/** Manifests whose members are null, or hold null, which the API server refuses or drops. */
const SPECS: [apiVersion: string, kind: string, spec: unknown][] = [
  [NETWORKING, 'Ingress', null],
  [NETWORKING, 'Ingress', { rules: null, tls: null }],
  [NETWORKING, 'Ingress', { rules: [null, { host: null, http: null }], tls: [null, { hosts: null }] }],
  [
    NETWORKING,
    'Ingress',
    { rules: [{ http: { paths: [null, { path: 7, backend: null }] } }], tls: [{ hosts: [null] }] },
  ],
  [GATEWAY, 'HTTPRoute', null],
  [GATEWAY, 'HTTPRoute', { parentRefs: null, hostnames: null, rules: null }],
  [GATEWAY, 'HTTPRoute', { parentRefs: [null, { name: 'a' }], hostnames: [null], rules: [null, { matches: null }] }],
  [GATEWAY, 'HTTPRoute', { parentRefs: [{ name: 'a' }], rules: [{ matches: [null, { path: null, headers: null }] }] }],
  [GATEWAY, 'GRPCRoute', { parentRefs: [{ name: 'b' }], rules: [{ matches: [{ method: null, headers: [null] }] }] }],
];

/** What a malformed manifest is beside, so that rules look at both. */
const LABELS = { app: 'web' };
const template = { metadata: { labels: LABELS }, spec: { containers: [{ name: 'web', ports: [null, 5] }] } };
const enforcing = { 'pod-security.kubernetes.io/enforce': 'baseline' };
const web = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template } };
const sysctls = { securityContext: { sysctls: [null] }, volumes: [null] };
const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, spec: { ...template.spec, ...sysctls } };
const deny = { apiVersion: NETWORKING, kind: 'NetworkPolicy', metadata: { name: 'deny' }, spec: { podSelector: {} } };
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: LABELS } };
const budget = (selector: unknown) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'budget' },
  spec: { minAvailable: 1, selector },
});
const policy = (spec: unknown) => ({ ...deny, metadata: { name: 'policy' }, spec });

test.each<[checkId: string, manifest: Record<string, unknown>]>([
  ['disruption-one-budget', budget(NaN)],
  ['disruption-one-budget', budget({ matchExpressions: 5 })],
  ['disruption-allows-drain', budget(NaN)],
  ['pod-security-admits', { ...web, metadata: { name: 'api' } }],
  ['pod-security-admits', pod],
  ['services-reachable', policy({ policyTypes: 5, podSelector: LABELS })],
  ['services-reachable', policy({ podSelector: { matchLabels: LABELS }, ingress: [{}] })],
  [
    'scaling-one-scaler',
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'hpa' },
      spec: { scaleTargetRef: { apiVersion: 5, kind: 'Deployment', name: 'web' } },
    },
  ],
])('%s bears %j', (checkId, manifest) => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: enforcing } };
  const rule = allRules().find((each) => each.checkId === checkId)!;
  expect(() => rule.check([namespace, web, service, deny, manifest].map(objectOf), CheckContext.empty())).not.toThrow();
});

test.each([
  ['a text', { a: null }, '[object Object]'],
  ['there', undefined, 'undefined'],
])('name-valid bears a name that is not %s', (_, name, shown) => {
  const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels: { 'a b': 'c' } } };
  const rule = allRules().find((each) => each.checkId === 'name-valid')!;
  expect(rule.check([objectOf(manifest)], CheckContext.empty()).map(({ problem }) => problem)).toEqual([
    expect.stringContaining(`the label key "a b" of the ConfigMap "${shown}" `),
  ]);
});

const RULES = ['ingress-hosts-unique', 'ingress-tls-covers', 'routes-distinct', 'exposure-tls', 'time-proxy'];

test.each(RULES)('%s bears nulls', (checkId) => {
  const objects = SPECS.map(([apiVersion, kind, spec], index): SynthesizedObject => ({
    path: `shop/${index}`,
    chartPath: 'shop',
    apiVersion,
    kind,
    objectName: `x${index}`,
    cluster: ClusterProfile.managed(),
    manifest: { apiVersion, kind, metadata: { name: `x${index}` }, spec },
  }));
  const rule = allRules().find((each) => each.checkId === checkId)!;
  expect(rule.check(objects, CheckContext.empty())).toEqual([]);
});
