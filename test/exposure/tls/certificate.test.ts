import { Duration } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { CertificateKey } from '../../../src/exposure/tls/certificate-key';
import { covers } from '../../../src/exposure/tls/certificate';
import { Issuer } from '../../../src/exposure/tls/issuer';
import { SelfSignedIssuer } from '../../../src/exposure/tls/self-signed-issuer';
import { CertManagerTlsOptions, Tls } from '../../../src/exposure/tls/tls';
import { manifestOf, manifestsBelow } from '../../support/manifests';
import { secretOf, shop } from './support';

const HOSTS = ['shop.example.com', 'www.example.com'];
const LETS_ENCRYPT = Issuer.cluster('letsencrypt');

/** The Certificate of a service with these options. */
function certificate(options: Partial<CertManagerTlsOptions> = {}, hosts = HOSTS): any {
  const chart = shop();
  secretOf(chart, hosts, Tls.certManager({ issuer: LETS_ENCRYPT, ...options }));
  return manifestOf(chart, 'Certificate');
}

test('a Certificate for the hosts, in a Secret that is named after the service', () => {
  const chart = shop();
  expect(secretOf(chart, HOSTS, Tls.certManager({ issuer: LETS_ENCRYPT }))).toBe('web-tls');
  expect(manifestOf(chart, 'Certificate')).toEqual({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: {
      name: 'web-tls',
      namespace: 'shop',
      labels: {
        'app.kubernetes.io/component': 'web',
        'app.kubernetes.io/instance': 'web',
        'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
        'app.kubernetes.io/name': 'web',
        'app.kubernetes.io/part-of': 'shop',
        'app.kubernetes.io/version': '1',
      },
    },
    spec: {
      secretName: 'web-tls',
      issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' },
      dnsNames: HOSTS,
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      usages: ['digital signature', 'server auth'],
    },
  });
});

test('every option', () => {
  const options = {
    issuer: Issuer.external('private', 'AWSPCAClusterIssuer', 'awspca.cert-manager.io'),
    hosts: ['*.example.com', 'example.com'],
    secretName: 'shop-certificate',
    privateKey: CertificateKey.rsa(4096),
    duration: Duration.days(30),
    renewBefore: Duration.minutes(90),
  };
  const { metadata, spec } = certificate(options);
  expect(metadata.name).toBe('shop-certificate');
  expect(spec).toEqual({
    secretName: 'shop-certificate',
    issuerRef: { name: 'private', kind: 'AWSPCAClusterIssuer', group: 'awspca.cert-manager.io' },
    dnsNames: ['*.example.com', 'example.com'],
    duration: '720h',
    renewBefore: '90m',
    privateKey: { algorithm: 'RSA', size: 4096, rotationPolicy: 'Always' },
    usages: ['digital signature', 'key encipherment', 'server auth'],
  });
});

test.each<[Partial<CertManagerTlsOptions>, object]>([
  [
    { duration: Duration.seconds(3601), renewBefore: Duration.minutes(5) },
    { duration: '3601s', renewBefore: '5m' },
  ],
  [{ issuer: Issuer.named('ca') }, { issuerRef: { name: 'ca', kind: 'Issuer' } }],
  [
    { privateKey: CertificateKey.ecdsa(384) },
    { privateKey: { algorithm: 'ECDSA', size: 384, rotationPolicy: 'Always' } },
  ],
])('%j', (options, spec) => {
  expect(certificate(options).spec).toMatchObject(spec);
});

test.each<[string[], string | undefined]>([
  [HOSTS, 'shop.example.com'],
  [[`${'a'.repeat(60)}.example.com`, 'b.example.com'], 'b.example.com'],
  [[`${'a'.repeat(60)}.example.com`], undefined],
])('a self-signed certificate names itself, where a host is short enough: %j', (hosts, commonName) => {
  const chart = shop();
  secretOf(chart, hosts, Tls.certManager({ issuer: new SelfSignedIssuer(chart, 'self-signed') }));
  expect(manifestOf(chart, 'Certificate').spec.commonName).toBe(commonName);
});

test('no TLS has no Secret, and a Secret of somebody else needs no cert-manager', () => {
  const chart = shop(ClusterProfile.kind());
  expect(secretOf(chart, HOSTS, Tls.none())).toBeUndefined();
  const other = shop(ClusterProfile.kind());
  expect(secretOf(other, HOSTS, Tls.fromSecret('own-tls', { hosts: ['*.example.com'] }))).toBe('own-tls');
  expect([...manifestsBelow(chart), ...manifestsBelow(other)]).toEqual([]);
  expect(Prerequisites.of(other).all).toEqual([
    {
      name: 'Secret shop/own-tls',
      install: 'kubectl create secret tls own-tls --cert=tls.crt --key=tls.key -n shop',
      neededBy: 'shop/web',
    },
  ]);
});

test('cert-manager and an issuer of somebody else are prerequisites', () => {
  const chart = shop(ClusterProfile.microk8s({ crds: ['certificates.cert-manager.io'] }));
  secretOf(chart, HOSTS, Tls.certManager({ issuer: Issuer.named('ca') }));
  expect(Prerequisites.of(chart).all).toEqual([
    { name: 'cert-manager', minimumVersion: '1.12', install: 'microk8s enable cert-manager', neededBy: 'shop/web' },
    {
      name: 'Issuer ca',
      install: 'check by: microk8s kubectl get issuer.cert-manager.io ca -n shop',
      neededBy: 'shop/web',
    },
  ]);
});

test('an issuer that is created here is none', () => {
  const chart = shop();
  secretOf(chart, HOSTS, Tls.certManager({ issuer: new SelfSignedIssuer(chart, 'self-signed') }));
  expect(new Set(Prerequisites.of(chart).all.map((one) => one.name))).toEqual(new Set(['cert-manager']));
});

test.each([
  ['shop.example.com', 'shop.example.com', true],
  ['*.example.com', 'shop.example.com', true],
  ['*.example.com', '*.example.com', true],
  ['*.example.com', 'example.com', false],
  ['*.example.com', 'a.shop.example.com', false],
  ['*.com', '*.example.com', false],
  ['shop.example.com', '*.example.com', false],
])('a certificate for %s covers %s: %s', (name, host, expected) => {
  expect(covers(name, host)).toBe(expected);
});
