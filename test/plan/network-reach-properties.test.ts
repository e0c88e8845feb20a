import * as fc from 'fast-check';
import { NetworkEnd, NetworkPort, reach } from '../../src/plan/network-reach';
import { SynthesizedObject } from '../../src/core/synthesized-object';

type Json = Record<string, any>;

const LABELS = ['a', 'b'].map((value) => ({ app: value }));
const selector = fc.constantFrom<Json>({}, ...LABELS.map((matchLabels) => ({ matchLabels })), {
  matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }],
});
const peer = fc.oneof(
  fc.record({ podSelector: selector, namespaceSelector: selector }, { requiredKeys: [] }),
  fc.constant({ ipBlock: { cidr: '192.0.2.0/24' } }),
);
const port = fc.record(
  { port: fc.constantFrom<unknown>(80, 81, 'http'), protocol: fc.constantFrom('TCP', 'UDP') },
  { requiredKeys: [] },
);
const rule = (name: string) =>
  fc.record(
    { [name]: fc.array(peer, { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) },
    { requiredKeys: [] },
  );
const spec = fc.record(
  {
    podSelector: selector,
    policyTypes: fc.subarray(['Ingress', 'Egress']),
    ingress: fc.array(rule('from'), { maxLength: 2 }),
    egress: fc.array(rule('to'), { maxLength: 2 }),
  },
  { requiredKeys: ['podSelector'] },
);
const policies = fc.array(fc.tuple(fc.constantFrom('a', 'b'), spec), { maxLength: 3 });
const end = fc.record({
  title: fc.constant('x'),
  namespaceName: fc.constantFrom('a', 'b'),
  labels: fc.constantFrom(...LABELS),
});

/** A selector of the generator, spelt out. */
const means = (one: Json, labels: Json) =>
  one.matchExpressions ? labels.app !== 'a' : !one.matchLabels || one.matchLabels.app === labels.app;

/** What the documentation of NetworkPolicies says, word by word, of the generator's few values. */
function oracle(all: [string, Json][], source: NetworkEnd, target: NetworkEnd, wanted: NetworkPort): boolean {
  const passes = (own: NetworkEnd, other: NetworkEnd, type: string, rules: string, peers: string) => {
    const mine = all.filter(([home, one]) => {
      const types = one.policyTypes?.length
        ? one.policyTypes
        : one.egress?.length
          ? ['Ingress', 'Egress']
          : ['Ingress'];
      return home === own.namespaceName && types.includes(type) && means(one.podSelector, own.labels);
    });
    if (mine.length === 0) return true;
    for (const [home, one] of mine) {
      for (const each of one[rules] ?? []) {
        let isPeer = !each[peers]?.length;
        for (const p of each[peers] ?? []) {
          if (p.podSelector && p.namespaceSelector) {
            isPeer ||= means(p.podSelector, other.labels) && means(p.namespaceSelector, { app: other.namespaceName });
          } else if (p.podSelector) {
            isPeer ||= home === other.namespaceName && means(p.podSelector, other.labels);
          } else if (p.namespaceSelector) {
            isPeer ||= means(p.namespaceSelector, { app: other.namespaceName });
          }
        }
        let isPort = !each.ports?.length;
        for (const p of each.ports ?? []) {
          const number = p.port === 'http' ? 80 : (p.port ?? wanted.number);
          isPort ||= number === wanted.number && (p.protocol ?? 'TCP') === wanted.protocol;
        }
        if (isPeer && isPort) return true;
      }
    }
    return false;
  };
  return passes(source, target, 'Egress', 'egress', 'to') && passes(target, source, 'Ingress', 'ingress', 'from');
}

test('it says what the documentation says', () => {
  const http = [{ name: 'http', number: 80, protocol: 'TCP' }];
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(
      policies,
      end,
      end,
      fc.constantFrom(80, 81),
      fc.constantFrom('TCP', 'UDP'),
      (all, one, two, number, protocol) => {
        const rules = {
          policies: all.map(
            ([namespaceName, each]) =>
              ({ namespaceName, objectName: 'p', manifest: { spec: each } }) as unknown as SynthesizedObject,
          ),
          namespaceLabels: (name: string | undefined) => ({ app: name }),
        };
        const [source, target] = [
          { ...one, ports: [] },
          { ...two, ports: http },
        ];
        // The oracle's names of ports are those of TCP only.
        fc.pre(protocol === 'TCP' || !JSON.stringify(all).includes('http'));
        const { isAllowed } = reach(rules, source, target, [{ number, protocol }]);
        seen[isAllowed ? 'yes' : 'no'] += 1;
        expect(isAllowed).toBe(oracle(all, source, target, { number, protocol }));
      },
    ),
    { numRuns: 1000, seed: 8 },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(50);
});
