import { describe as describeAll } from '../../../src/report/diff/words/reading';
import type { Describer } from '../../../src/report/diff/words/reading';
import { matches, World } from '../../../src/report/diff/model/world';
import { nanos } from '../../../src/manifests/quantity';
import { spelled } from '../../../src/report/diff/model/quantity';
import { spokenPath } from '../../../src/report/diff/model/difference';

describe('a selector', () => {
  test.each([
    [{}, true],
    [undefined, false],
    [{ matchLabels: { app: 'web' } }, true],
    [{ matchLabels: { app: 'api' } }, false],
    [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] }, true],
    [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['api'] }] }, false],
    [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['web'] }] }, true],
    [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
    [{ matchExpressions: [{ key: 'app', operator: 'Like', values: ['web'] }] }, false],
  ])('%j', (selector, isMatch) => {
    expect(matches(selector, { app: 'web' })).toBe(isMatch);
  });
});

test.each([
  ['0.5', 'cpu', '500m'],
  ['2000m', 'cpu', '2'],
  ['1e3', 'pods', '1000'],
  ['1024Mi', 'memory', '1Gi'],
  ['1G', 'memory', '1G'],
  ['1500M', 'memory', '1500M'],
  ['100', 'memory', '100'],
  ['-1Gi', 'memory', '-1Gi'],
  ['1n', 'cpu', '1n'],
])('%s of %s is spelled %s', (amount, resource, text) => {
  expect(spelled(nanos(amount) ?? 0n, resource)).toBe(text);
});

test('what somebody takes without a word is said plainly', () => {
  const world = new World([]);
  const silent: Describer = (reading) => reading.take(/a$/).flatMap(() => []);
  const thing = { id: '/Thing/x', kind: 'Thing', group: '', name: 'x', object: {}, normal: {} };
  const found = [
    { path: '/spec/a', before: 1, after: 2 },
    { path: '/spec/b', before: undefined, after: 3 },
  ];
  expect(describeAll(found, [silent], { thing }, { before: world, after: world })).toEqual([
    'spec.a: 1 -> 2',
    'spec.b added: 3',
  ]);
});

test('a path as people write it', () => {
  expect(spokenPath('/spec/ports/[http]/port')).toBe('spec.ports[http].port');
  expect(spokenPath('/metadata/annotations/a.test~1b')).toBe('metadata.annotations."a.test/b"');
});
