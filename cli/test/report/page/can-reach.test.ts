import { canReach } from '../../../src/report/page/browser/can-reach';
import { find } from '../../../src/report/page/browser/find';
import { PageFacts } from '../../../src/report/page/browser/page-facts';

const named = (name: string, kind = 'Deployment', text = ''): PageFacts['nodes'][number] => ({ name, kind, text });

const FACTS: PageFacts = {
  nodes: [
    named('web'),
    named('catalog', 'Deployment', 'shop registry.example.com/Catalog:1'),
    named('db', 'host'),
    named('webhook'),
  ],
  paths: [
    { from: 0, to: 2, on: ':5432', allowed: true, reason: 'egress rule 3' },
    { from: 1, to: 2, on: ':5432' },
  ],
  reach: {
    sources: [0, 1, 3],
    targets: [
      { node: 1, port: 8080, protocol: 'TCP', name: 'http', services: ['catalog:80'], answers: [0, -2, -2] },
      { node: 1, port: 9090, protocol: 'TCP', name: 'metrics', services: [], answers: [-2, -2, -2] },
    ],
    reasons: ['rule 1 lets it in', 'no rule lets it in'],
  },
};

describe('can A reach B on port P', () => {
  test.each([['8080'], ['80'], ['http']])('by the port of the pods, of the Service, or its name: %s', (port) => {
    expect(canReach(FACTS, 0, 1, port)).toEqual([
      { allowed: true, text: '✓ Yes at 8080/TCP (catalog:80): rule 1 lets it in' },
    ]);
  });

  test('without a port, each is answered', () => {
    expect(canReach(FACTS, 0, 1, '').map(({ allowed }) => allowed)).toEqual([true, false]);
    expect(canReach(FACTS, 3, 1, '9090')).toEqual([{ allowed: false, text: '✕ No at 9090/TCP: no rule lets it in' }]);
  });

  test('a port at which it does not listen is said', () => {
    expect(canReach(FACTS, 0, 1, '22')).toEqual([{ text: 'It does not listen at 22, only at 8080, 9090.' }]);
  });

  test('outside of the cluster, the connections that are there answer', () => {
    expect(canReach(FACTS, 0, 2, '5432')).toEqual([{ allowed: true, text: '✓ Yes at 5432: egress rule 3' }]);
    expect(canReach(FACTS, 1, 2, '')).toEqual([{ allowed: undefined, text: 'Not known at 5432.' }]);
    expect(canReach(FACTS, 3, 2, '')).toEqual([
      { text: 'Not known: these manifests do not say at which ports it listens.' },
    ]);
  });

  test('without any NetworkPolicy nothing is forbidden', () => {
    const facts = { ...FACTS, reach: undefined };
    expect(canReach(facts, 3, 1, '1')).toEqual([
      { allowed: true, text: 'Yes: there is no NetworkPolicy here, so nothing is forbidden.' },
    ]);
  });
});

describe('search', () => {
  test('finds each word anywhere, names that begin with the first one first', () => {
    expect(find(FACTS, 'web')).toEqual([0, 3]);
    expect(find(FACTS, 'DEPLOY catalog:1')).toEqual([1]);
    expect(find(FACTS, 'hook')).toEqual([3]);
    expect(find(FACTS, 'nothing')).toEqual([]);
  });

  test('no word finds nothing and hides nothing', () => {
    expect(find(FACTS, '  ')).toBeUndefined();
  });
});
