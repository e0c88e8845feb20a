import { AppSettings } from '../../src/config/app-settings';
import { Secrets } from '../../src/config/secrets';
import { besidesTmp, manifestOf } from '../support/manifests';
import { envOf, podOf, refusal, warningsOf, web } from './support';

test('keys of a Secret are variables', () => {
  const keys = { connection: 'ConnectionStrings:Default', 'api.key': 'Stripe__ApiKey' };
  expect(envOf(Secrets.fromSecret('db', { keys }))).toEqual([
    { name: 'ConnectionStrings__Default', valueFrom: { secretKeyRef: { name: 'db', key: 'connection' } } },
    { name: 'Stripe__ApiKey', valueFrom: { secretKeyRef: { name: 'db', key: 'api.key' } } },
  ]);
});

test('a key may be optional', () => {
  expect(envOf(Secrets.fromSecret('db', { keys: { a: 'A' }, optional: true }))).toEqual([
    { name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'a', optional: true } } },
  ]);
});

test.each([
  [{}, { secretRef: { name: 'db' } }],
  [{ prefix: 'ConnectionStrings:' }, { prefix: 'ConnectionStrings__', secretRef: { name: 'db' } }],
  [
    { prefix: 'SHOP_', optional: true },
    { prefix: 'SHOP_', secretRef: { name: 'db', optional: true } },
  ],
])('all keys with %j', (options, source) => {
  expect(podOf(web([Secrets.allKeys('db', options)])).containers[0].envFrom).toEqual([source]);
});

test("keys are files that the pod's group may read", () => {
  const pod = podOf(web([Secrets.asFiles('db')]));
  expect(besidesTmp(pod.volumes)).toEqual([{ name: 'secret-db', secret: { secretName: 'db', defaultMode: 288 } }]);
  expect(besidesTmp(pod.containers[0].volumeMounts)).toEqual([
    { name: 'secret-db', mountPath: '/etc/secrets/db', readOnly: true },
  ]);
});

test('chosen keys are files with the names of settings', () => {
  const options = { mountPath: '/run/secrets', keys: { connection: 'ConnectionStrings:Default' }, optional: true };
  const pod = podOf(web([Secrets.asFiles('shop.db', options)]));
  expect(besidesTmp(pod.volumes)).toEqual([
    {
      name: expect.stringMatching(/^secret-[0-9a-f]{10}$/),
      secret: {
        secretName: 'shop.db',
        items: [{ key: 'connection', path: 'ConnectionStrings__Default' }],
        optional: true,
        defaultMode: 288,
      },
    },
  ]);
  expect(besidesTmp(pod.containers[0].volumeMounts)).toEqual([
    { name: pod.volumes[0].name, mountPath: '/run/secrets', readOnly: true },
  ]);
});

test('a literal secret is an immutable Secret as the server stores it, and warns', () => {
  const service = web([Secrets.unsafePlainText('dev-db', { 'ConnectionStrings:Default': 'Host=db;Password=dév' })]);
  const secret = manifestOf(service, 'Secret');
  const { name } = secret.metadata;
  expect(name).toMatch(/^dev-db-[0-9a-f]{10}$/);
  expect(secret).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'shop', labels: expect.objectContaining({ 'app.kubernetes.io/instance': 'web' }) },
    type: 'Opaque',
    immutable: true,
    data: { ConnectionStrings__Default: Buffer.from('Host=db;Password=dév').toString('base64') },
  });
  expect(podOf(service).containers[0].env).toEqual([
    { name: 'ConnectionStrings__Default', valueFrom: { secretKeyRef: { name, key: 'ConnectionStrings__Default' } } },
  ]);
  expect(warningsOf(service)).toEqual([
    'plain-secret shop/web: the secret "dev-db" stands in the YAML, where base64 hides nothing; ' +
      'create it outside and name it in Secrets.fromSecret, or use an ExternalSecret',
  ]);
});

test('another value is another Secret', () => {
  const nameOf = (value: string) =>
    manifestOf(web([Secrets.unsafePlainText('db', { A: value })]), 'Secret').metadata.name as string;
  expect(nameOf('1')).toBe(nameOf('1'));
  expect(nameOf('2')).not.toBe(nameOf('1'));
});

test('a service has secrets of several kinds, also of one Secret', () => {
  const service = web([
    Secrets.fromSecret('db', { keys: { a: 'A' } }),
    Secrets.fromSecret('db', { keys: { a: 'B' } }),
    Secrets.allKeys('db', { prefix: 'X_' }),
    Secrets.allKeys('db', { prefix: 'Y_' }),
    Secrets.asFiles('db'),
  ]);
  const [container] = podOf(service).containers;
  expect([container.env, container.envFrom, container.volumeMounts].map((list) => list.length)).toEqual([2, 2, 2]);
});

const SETTING = 'use one like "ConnectionStrings:Default" or "ConnectionStrings__Default"';
const NAME = 'use lower-case letters, digits, "-" and ".", like "shop-db"';
const SOME = 'name one at least, like { "connection": "ConnectionStrings:Default" }';
const KEY = 'use at most 253 letters, digits, "-", "_" and ".", not starting with ".."';

test.each<[Secrets, string]>([
  [Secrets.fromSecret('', { keys: { a: 'A' } }), `secret name is empty; ${NAME}`],
  [Secrets.fromSecret('My_DB', { keys: { a: 'A' } }), `secret name "My_DB" is not valid; ${NAME}`],
  [Secrets.allKeys('db.'), `secret name "db." is not valid; ${NAME}`],
  [Secrets.asFiles('x'.repeat(254)), `secret name "${'x'.repeat(80)}…" is not valid; ${NAME}`],
  [Secrets.fromSecret('db', { keys: {} }), `the secret "db" has no keys; ${SOME}`],
  [Secrets.fromSecret('db', {} as { keys: Record<string, string> }), `the secret "db" has no keys; ${SOME}`],
  [Secrets.asFiles('db', { keys: {} }), `the secret "db" has no keys; ${SOME}`],
  [Secrets.unsafePlainText('db', {}), `the secret "db" has no values; ${SOME}`],
  [Secrets.fromSecret('db', { keys: { 'a b': 'A' } }), `key "a b" of the secret "db" is not valid; ${KEY}`],
  [Secrets.fromSecret('db', { keys: { '..': 'A' } }), `key ".." of the secret "db" is not valid; ${KEY}`],
  [
    Secrets.fromSecret('db', { keys: { a: 'A b' } }),
    `"A b" is neither a setting nor an environment variable; ${SETTING}`,
  ],
  [
    Secrets.fromSecret('db', { keys: { a: 'A:' } }),
    `"A:" is neither a setting nor an environment variable; ${SETTING}`,
  ],
  [
    Secrets.fromSecret('db', { keys: { a: '1A' } }),
    `"1A" is neither a setting nor an environment variable; ${SETTING}`,
  ],
  [
    Secrets.fromSecret('db', { keys: { a: 3 as unknown as string } }),
    `3 is neither a setting nor an environment variable; ${SETTING}`,
  ],
  [
    Secrets.fromSecret('db', { keys: { a: 'A_:B' } }),
    'setting "A_:B" can\'t be an environment variable: .NET would read A___B as "A:_B"; rename it, and write ":" between sections',
  ],
  [
    Secrets.allKeys('db', { prefix: '1' }),
    'prefix "1" of the secret "db" is not valid; use one like "ConnectionStrings:" or "SHOP_", or leave it out',
  ],
  [
    Secrets.asFiles('db', { mountPath: '/a/../b' }),
    'mountPath "/a/../b" has a final or double "/", or a "." or ".." in it; use "/b"',
  ],
  [
    Secrets.unsafePlainText('db', { A: 1 as unknown as string }),
    'value of "A" in the secret "db" is not a string; write it as a string',
  ],
])('%# is refused: %s', (secrets, message) => {
  expect(refusal([secrets])).toBe(message);
});

const ONE_PLACE = 'set it in one place (.NET ignores the case of names)';

test.each<[string, [AppSettings | Secrets, Secrets], string]>([
  [
    'a setting',
    [AppSettings.of({ Db: { Host: 'a' } }), Secrets.fromSecret('db', { keys: { host: 'DB:host' } })],
    'environment variable DB__host comes from the secret "db" key "host", and Db__Host from AppSettings',
  ],
  [
    'another secret',
    [Secrets.fromSecret('a', { keys: { x: 'A:B' } }), Secrets.fromSecret('b', { keys: { y: 'A__B' } })],
    'environment variable A__B comes from the secret "b" key "y", and A__B from the secret "a" key "x"',
  ],
  [
    'the same secret as a file',
    [Secrets.fromSecret('a', { keys: { x: 'A:B' } }), Secrets.asFiles('a', { keys: { x: 'a:b' } })],
    'environment variable a__b comes from the secret "a" key "x", and A__B from the secret "a" key "x"',
  ],
  [
    'a literal secret',
    [Secrets.unsafePlainText('a', { A: '1' }), Secrets.fromSecret('b', { keys: { y: 'A' } })],
    'environment variable A comes from the secret "b" key "y", and A from the secret "a"',
  ],
])('a collision with %s names both', (_, both, message) => {
  expect(refusal(both)).toBe(`${message}; ${ONE_PLACE}`);
});

test('a collision with env names both', () => {
  const secrets = Secrets.fromSecret('db', { keys: { a: 'A:B' } });
  expect(refusal([secrets], { env: { a__b: '1' } })).toBe(
    `environment variable A__B comes from the secret "db" key "a", and a__b from the prop env; ${ONE_PLACE}`,
  );
});
