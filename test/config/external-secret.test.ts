import { Chart, Duration } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { ExternalSecret, ExternalSecretProps, SecretStore } from '../../src/config/external-secret';
import { manifestOf, messageOf, testApp } from '../support/manifests';

const STORE = SecretStore.cluster('vault');

function shop(cluster = ClusterProfile.managed({ addons: ['external-secrets'] })): Chart {
  return new Chart(testApp({ cluster }), 'shop', { namespace: 'shop' });
}

test('keys and whole objects of a store fill a Secret', () => {
  const chart = shop();
  const secret = new ExternalSecret(chart, 'db', {
    store: STORE,
    keys: { password: { key: 'shop/db', property: 'password', version: '3' }, user: { key: 'shop/user' } },
    allKeysOf: ['shop/web'],
    refreshInterval: Duration.minutes(15),
  });
  expect(secret.secretName).toBe('db');
  expect(manifestOf(chart, 'ExternalSecret')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'db', namespace: 'shop' },
    spec: {
      refreshInterval: '900s',
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      data: [
        { secretKey: 'password', remoteRef: { key: 'shop/db', property: 'password', version: '3' } },
        { secretKey: 'user', remoteRef: { key: 'shop/user' } },
      ],
      dataFrom: [{ extract: { key: 'shop/web' } }],
    },
  });
});

test('a declared CRD is enough, and the least is a store and one source', () => {
  const chart = shop(ClusterProfile.managed({ crds: ['externalsecrets.external-secrets.io'] }));
  new ExternalSecret(chart, 'db', { store: SecretStore.named('vault'), name: 'shop-db', allKeysOf: ['x'] });
  expect(manifestOf(chart, 'ExternalSecret')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'shop-db', namespace: 'shop' },
    spec: {
      secretStoreRef: { name: 'vault', kind: 'SecretStore' },
      dataFrom: [{ extract: { key: 'x' } }],
    },
  });
});

test('a cluster without the operator is refused', () => {
  expect(
    messageOf(() => new ExternalSecret(shop(ClusterProfile.kind()), 'db', { store: STORE, allKeysOf: ['x'] })),
  ).toBe(
    'shop/db: the cluster "kind" has no external-secrets, which fills Secrets from a store; ' +
      'install the Helm chart "external-secrets" (see https://external-secrets.io), and say so in the cluster profile: ' +
      'addons: ["external-secrets"], or crds: ["externalsecrets.external-secrets.io"]',
  );
});

test.each<[Partial<ExternalSecretProps>, string]>([
  [{}, 'the secret "db" has no keys; set keys or allKeysOf'],
  [{ keys: {}, allKeysOf: [] }, 'the secret "db" has no keys; set keys or allKeysOf'],
  [
    { name: 'DB', allKeysOf: ['x'] },
    'secret name "DB" is not valid; use lower-case letters, digits, "-" and ".", like "shop-db"',
  ],
  [{ store: SecretStore.named(''), allKeysOf: ['x'] }, 'name of the secret store is empty; name one that exists'],
  [
    { keys: { 'a b': { key: 'x' } } },
    'key "a b" of the secret "db" is not valid; use at most 253 letters, digits, "-", "_" and ".", not starting with ".."',
  ],
  [{ keys: { a: { key: '' } } }, 'remote key of "a" is empty; use one in the words of its store, like "shop/db"'],
  [{ allKeysOf: [''] }, 'remote key in allKeysOf is empty; use one in the words of its store, like "shop/db"'],
  [
    { allKeysOf: ['x'], refreshInterval: Duration.millis(1500) },
    'refreshInterval 1.5 s is not valid; use whole seconds, like Duration.minutes(15)',
  ],
  [
    { allKeysOf: ['x'], refreshInterval: Duration.seconds(0) },
    'refreshInterval 0 s is not valid; use whole seconds, like Duration.minutes(15)',
  ],
])('%j is refused', (props, message) => {
  expect(messageOf(() => new ExternalSecret(shop(), 'db', { store: STORE, ...props }))).toBe(`shop/db: ${message}`);
});
