import { foundBy } from '../support/rule-findings';

const KIB = 1024;
const x = (bytes: number) => 'x'.repeat(bytes);

function found(kind: string, parts: Record<string, unknown>): string[] {
  return foundBy('object-size', [{ apiVersion: 'v1', kind, metadata: { name: 'big' }, ...parts }]).map((line) =>
    line.replace(`shop/${kind}-big: `, ''),
  );
}

const limits = (kind: string, bytes: number) => [
  `error the ${kind} "big" holds ${bytes} bytes of data, the API server takes 1048576; split it, or bring the data in an image or a volume`,
];

const isWarned = (kind: string) => [
  expect.stringMatching(
    new RegExp(
      `^warning the ${kind} "big" has \\d+ bytes, of which plain kubectl apply keeps a copy in its annotations, which hold 262144; apply it by kubectl apply --server-side$`,
    ),
  ) as string,
];

test.each([
  ['ConfigMap', { data: { a: x(600 * KIB), b: x(424 * KIB) } }, isWarned('ConfigMap')],
  ['ConfigMap', { data: { a: x(600 * KIB), b: x(424 * KIB + 1) } }, limits('ConfigMap', KIB * KIB + 1)],
  ['ConfigMap', { data: { a: 'é'.repeat(524_289) } }, limits('ConfigMap', KIB * KIB + 2)],
  [
    'ConfigMap',
    { binaryData: { a: Buffer.alloc(KIB * KIB + 1).toString('base64') } },
    limits('ConfigMap', KIB * KIB + 1),
  ],
  ['Secret', { data: { a: Buffer.alloc(KIB * KIB).toString('base64') } }, isWarned('Secret')],
  ['Secret', { data: { a: Buffer.alloc(KIB * KIB + 1).toString('base64') } }, limits('Secret', KIB * KIB + 1)],
  ['Secret', { stringData: { a: x(KIB * KIB + 1) } }, limits('Secret', KIB * KIB + 1)],
  ['Secret', { data: { a: x(900 * KIB) }, stringData: { a: x(100 * KIB) } }, isWarned('Secret')],
  ['ConfigMap', { data: { a: x(200 * KIB) } }, []],
  ['ConfigMap', { data: { a: null, b: 3 }, binaryData: 'no map' }, []],
])('%s %#', (kind, parts, expected) => {
  expect(found(kind, parts)).toEqual(expected);
});

test('annotations of 256 KiB in all', () => {
  const metadata = { name: 'big', annotations: { one: x(128 * KIB), two: x(128 * KIB - 6), three: 'x' } };
  expect(found('ConfigMap', { metadata })).toEqual([
    'error the annotations of the ConfigMap "big" have 262150 bytes in all, the API server takes 262144; keep what is large in a ConfigMap',
  ]);
});

test('no object is larger than a request to etcd', () => {
  const annotations = { one: x(100 * KIB) };
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'big', annotations } };
  const [line] = foundBy('object-size', [{ ...widget, spec: { text: x(1500 * KIB) } }]);
  expect(line).toMatch(
    /^error shop\/Widget-big: the Widget "big" has 16\d+ bytes, etcd takes 1572864 at once; split it$/,
  );
});

/** Measured: so kubectl and the API servers of 1.27 and 1.36 have it. */
test.each([
  [261_979, []],
  [261_980, isWarned('ConfigMap')],
])('a ConfigMap of %i characters', (length, expected) => {
  expect(found('ConfigMap', { metadata: { name: 'big', namespace: 'shop' }, data: { a: x(length) } })).toEqual(
    expected,
  );
});
