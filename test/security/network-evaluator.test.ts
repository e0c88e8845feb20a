import { canReach, EvaluatedPod } from './network-evaluator';

const A: EvaluatedPod = { namespace: 'x', labels: { app: 'a' } };
const B: EvaluatedPod = { namespace: 'x', labels: { app: 'b' } };
const C: EvaluatedPod = { namespace: 'y', labels: { app: 'a' }, namespaceLabels: { team: 'blue' } };

function policy(spec: object): any[] {
  const podSelector = { matchLabels: { app: 'b' } };
  return [{ kind: 'NetworkPolicy', metadata: { namespace: 'x' }, spec: { podSelector, ...spec } }];
}

function ingress(...rules: object[]): any[] {
  return policy({ policyTypes: ['Ingress'], ingress: rules });
}

test.each<[string, any[], boolean]>([
  ['no policy', [], true],
  ['another kind', [{ ...ingress()[0], kind: 'Service' }], true],
  ['a policy of another namespace', [{ ...ingress()[0], metadata: { namespace: 'y' } }], true],
  ['a policy of other pods', policy({ podSelector: { matchLabels: { app: 'c' } }, policyTypes: ['Ingress'] }), true],
  ['a policy of egress only', policy({ policyTypes: ['Egress'] }), true],
  ['no rule', ingress(), false],
  ['an empty rule', ingress({}), true],
  ['another port', ingress({ ports: [{ port: 81 }] }), false],
  ['another protocol', ingress({ ports: [{ port: 80, protocol: 'UDP' }] }), false],
  ['every port of a protocol', ingress({ ports: [{ protocol: 'TCP' }] }), true],
  ['other pods', ingress({ from: [{ podSelector: { matchLabels: { app: 'c' } } }] }), false],
  ['the pods', ingress({ from: [{ podSelector: { matchLabels: { app: 'a' } } }] }), true],
  ['the second rule', ingress({ ports: [{ port: 81 }] }, { ports: [{ port: 80 }] }), true],
  [
    'the pods of another namespace',
    ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'blue' } }, podSelector: {} }] }),
    false,
  ],
])('%s', (_name, manifests, expected) => {
  expect(canReach(manifests, A, B, '80')).toBe(expected);
});

test.each<[object, boolean]>([
  [{ key: 'app', operator: 'In', values: ['a', 'b'] }, true],
  [{ key: 'app', operator: 'In', values: ['b'] }, false],
  [{ key: 'app', operator: 'NotIn', values: ['b'] }, true],
  [{ key: 'app', operator: 'NotIn', values: ['a'] }, false],
  [{ key: 'app', operator: 'Exists' }, true],
  [{ key: 'app', operator: 'DoesNotExist' }, false],
  [{ key: 'other', operator: 'DoesNotExist' }, true],
])('the expression %j', (expression, expected) => {
  const podSelector = { matchExpressions: [expression] };
  expect(canReach(ingress({ from: [{ podSelector }] }), A, B, '80')).toBe(expected);
});

test('a pod selector without a namespace selector means the own namespace', () => {
  const own = ingress({ from: [{ podSelector: { matchLabels: { app: 'a' } } }] });
  const blue = ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'blue' } } }] });
  expect([canReach(own, C, B, '80'), canReach(blue, C, B, '80')]).toEqual([false, true]);
});

test('blocks match outside addresses, and pods only on some networks', () => {
  const manifests = ingress({ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] });
  expect(['10.2.0.1', '10.1.0.1', '11.0.0.1', '::1'].map((from) => canReach(manifests, from, B, '80'))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([false, true].map((blocksMatchPods) => canReach(manifests, A, B, '80', { blocksMatchPods }))).toEqual([
    false,
    true,
  ]);
});

test("both sides' policies count", () => {
  const closed = policy({ policyTypes: ['Egress'] });
  expect([canReach(closed, B, A, '80'), canReach(closed, B, '192.0.2.1', '53/UDP')]).toEqual([false, false]);
});
