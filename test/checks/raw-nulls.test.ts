import { allRules } from '../../src/checks';
import { CheckContext } from '../../src/core/check-context';
import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { SynthesizedObject } from '../../src/core/synthesized-object';

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
