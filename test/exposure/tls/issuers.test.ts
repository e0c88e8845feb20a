import { Chart } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { AcmeIssuerProps } from '../../../src/exposure/tls/acme-issuer';
import { AcmeServer } from '../../../src/exposure/tls/acme-server';
import { CaIssuer } from '../../../src/exposure/tls/ca-issuer';
import { IIssuer } from '../../../src/exposure/tls/issuer';
import { SelfSignedIssuer } from '../../../src/exposure/tls/self-signed-issuer';
import { manifestOf, messageOf } from '../../support/manifests';
import { acme, needs, shop } from './support';

const EMAIL = 'ops@example.com';

test('a self-signed issuer, whose empty map is meant', () => {
  const chart = shop();
  new SelfSignedIssuer(chart, 'self-signed');
  expect(manifestOf(chart, 'Issuer')).toEqual({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name: 'self-signed', namespace: 'shop' },
    spec: { selfSigned: {} },
  });
});

test('a cluster-wide CA issuer lives in no namespace, and its Secret in that of cert-manager', () => {
  const chart = shop();
  new CaIssuer(chart, 'ca', { name: 'shop-ca', secretName: 'ca-key', clusterWide: true });
  expect(manifestOf(chart, 'ClusterIssuer')).toEqual({
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'shop-ca' },
    spec: { ca: { secretName: 'ca-key' } },
  });
  expect(needs(chart)).toEqual([
    ['Secret cert-manager/ca-key', 'kubectl create secret tls ca-key --cert=ca.crt --key=ca.key -n cert-manager'],
  ]);
});

test("Let's Encrypt by default, for the profile's ingress class", () => {
  expect(acme({}).spec).toEqual({
    acme: {
      server: 'https://acme-v02.api.letsencrypt.org/directory',
      email: EMAIL,
      privateKeySecretRef: { name: 'letsencrypt-account-key' },
      solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
    },
  });
});

test.each([
  [AcmeServer.letsEncryptStaging(), 'https://acme-staging-v02.api.letsencrypt.org/directory'],
  [AcmeServer.of('https://ca.example.com/directory'), 'https://ca.example.com/directory'],
])('the server %j', (server, url) => {
  expect(acme({ server, clusterWide: true }).spec.acme.server).toBe(url);
});

test.each<[string, Partial<AcmeIssuerProps>, string]>([
  ['email', { email: 'ops' }, 'email "ops" is not an address; use one that is read, like "ops@example.com"'],
  [
    'name',
    { name: 'Let' },
    'name of the issuer "Let" is not a DNS name; use lower-case letters, digits, "-" and ".", like "letsencrypt"',
  ],
])('%s is refused', (_, props, message) => {
  expect(messageOf(() => acme(props))).toBe(`shop/letsencrypt: ${message}`);
});

test.each(['http://ca.example.com', 'ca.example.com', ''])('the directory %j is refused', (url) => {
  expect(messageOf(() => AcmeServer.of(url))).toBe(
    `AcmeServer.of: directory URL "${url}" is not valid; use an HTTPS URL, like "https://ca.example.com/directory"`,
  );
});

test.each<[string, (chart: Chart) => IIssuer]>([
  ['issuers', (chart) => new SelfSignedIssuer(chart, 'ca')],
  ['clusterissuers', (chart) => new CaIssuer(chart, 'ca', { secretName: 'ca', clusterWide: true })],
])('%s on a cluster without cert-manager are refused', (plural, create) => {
  expect(messageOf(() => create(shop(ClusterProfile.microk8s())))).toBe(
    'shop/ca: the cluster "microk8s" has no cert-manager, which gets and renews certificates; ' +
      'run microk8s enable cert-manager, and say so in the cluster profile: ' +
      `addons: ["cert-manager"], or crds: ["${plural}.cert-manager.io"]; ` +
      'or use Tls.fromSecret with a certificate of your own',
  );
});
