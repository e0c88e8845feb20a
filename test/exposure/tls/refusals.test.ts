import { Chart, Duration } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { AcmeIssuer } from '../../../src/exposure/tls/acme-issuer';
import { AcmeSolver } from '../../../src/exposure/tls/acme-solver';
import { CaIssuer } from '../../../src/exposure/tls/ca-issuer';
import { CertificateKey } from '../../../src/exposure/tls/certificate-key';
import { Issuer } from '../../../src/exposure/tls/issuer';
import { CertManagerTlsOptions, Tls } from '../../../src/exposure/tls/tls';
import { messageOf } from '../../support/manifests';
import { secretOf, shop } from './support';

const HOSTS = ['shop.example.com', 'www.example.com'];
const LETS_ENCRYPT = Issuer.cluster('letsencrypt');

const managed = (options: Partial<CertManagerTlsOptions>) => () =>
  Tls.certManager({ issuer: LETS_ENCRYPT, ...options });
const http01 = (chart: Chart) =>
  new AcmeIssuer(chart, 'letsencrypt', { email: 'ops@example.com', solver: AcmeSolver.http01Ingress() });

test.each<[string, (chart: Chart) => Tls, string[], string]>([
  ['TLS without a host', managed({}), [], 'shop/web: tls has no host to be for; name the hosts, or use Tls.none()'],
  [
    'a Secret without a host',
    () => Tls.fromSecret('own-tls'),
    [],
    'shop/web: tls has no host to be for; name the hosts, or use Tls.none()',
  ],
  [
    'a host outside the certificate',
    managed({ hosts: ['*.example.com', 'example.org'] }),
    ['example.com'],
    'shop/web: host "example.com" is not on the certificate, which has "*.example.com", "example.org"; ' +
      'add it to the hosts of tls, or leave them out where the certificate is made here',
  ],
  [
    'a host outside the certificate of a Secret',
    () => Tls.fromSecret('own-tls', { hosts: ['example.org'] }),
    ['example.com'],
    'shop/web: host "example.com" is not on the certificate, which has "example.org"; ' +
      'add it to the hosts of tls, or leave them out where the certificate is made here',
  ],
  [
    'a certificate for no DNS name',
    managed({ hosts: ['https://example.com'] }),
    ['example.com'],
    'shop/web: host "https://example.com" has a scheme; ' +
      'give the bare DNS name like "shop.example.com": whether it is HTTPS is what tls says',
  ],
  [
    'HTTP-01 for a wildcard',
    (chart) => Tls.certManager({ issuer: http01(chart) }),
    ['*.example.com'],
    'shop/web: the issuer "letsencrypt" proves hosts by HTTP-01, which can\'t prove the wildcard "*.example.com"; ' +
      'give it a DNS-01 solver, like AcmeSolver.dns01Cloudflare, or name the hosts one by one',
  ],
  [
    'HTTP-01 for a wildcard that only the certificate has',
    (chart) => Tls.certManager({ issuer: http01(chart), hosts: ['*.example.com'] }),
    ['shop.example.com'],
    'shop/web: the issuer "letsencrypt" proves hosts by HTTP-01, which can\'t prove the wildcard "*.example.com"; ' +
      'give it a DNS-01 solver, like AcmeSolver.dns01Cloudflare, or name the hosts one by one',
  ],
  [
    'a duration by ACME',
    (chart) => Tls.certManager({ issuer: http01(chart), duration: Duration.days(30) }),
    HOSTS,
    'shop/web: the issuer "letsencrypt" decides itself how long a certificate is valid; leave duration out',
  ],
  [
    'an issuer of another namespace',
    (chart) => {
      const other = new Chart(chart.node.root, 'platform', { namespace: 'platform' });
      return Tls.certManager({ issuer: new CaIssuer(other, 'ca', { secretName: 'ca' }) });
    },
    HOSTS,
    'shop/web: the issuer "ca" signs only for its own namespace "platform", not for "shop"; ' +
      'create it with clusterWide: true, or one in this namespace',
  ],
  [
    'a short duration',
    managed({ duration: Duration.minutes(59) }),
    HOSTS,
    'shop/web: duration of 3540 s is not valid; use whole seconds of at least 3600, like Duration.seconds(3600)',
  ],
  [
    'a late renewal',
    managed({ renewBefore: Duration.minutes(4) }),
    HOSTS,
    'shop/web: renewBefore of 240 s is not valid; use whole seconds of at least 300, like Duration.seconds(300)',
  ],
  [
    'a renewal as long as the duration',
    managed({ duration: Duration.hours(2), renewBefore: Duration.hours(2) }),
    HOSTS,
    'shop/web: renewBefore 2h is not less than the duration 2h; renew later, about a third of the duration before its end',
  ],
  [
    'a renewal longer than the default duration',
    managed({ renewBefore: Duration.days(91) }),
    HOSTS,
    'shop/web: renewBefore 2184h is not less than the duration 2160h (the default); ' +
      'renew later, about a third of the duration before its end',
  ],
  [
    'a secret name',
    managed({ secretName: 'Web' }),
    HOSTS,
    'shop/web: name of the TLS secret "Web" is not a DNS name; use lower-case letters, digits, "-" and ".", like "shop-tls"',
  ],
])('%s is refused', (_, tls, hosts, message) => {
  const chart = shop();
  expect(messageOf(() => secretOf(chart, hosts, tls(chart)))).toBe(message);
});

const INSTALL =
  'helm install cert-manager cert-manager --repo https://charts.jetstack.io --namespace cert-manager ' +
  '--create-namespace --set crds.enabled=true';

test.each([
  [ClusterProfile.minikube(), INSTALL],
  [ClusterProfile.microk8s(), 'microk8s enable cert-manager'],
])('a cluster without cert-manager is refused', (cluster, install) => {
  expect(messageOf(() => secretOf(shop(cluster), HOSTS, Tls.certManager({ issuer: LETS_ENCRYPT })))).toBe(
    `shop/web: the cluster "${cluster.name}" has no cert-manager, which gets and renews certificates; run ${install}, ` +
      'and say so in the cluster profile: addons: ["cert-manager"], or crds: ["certificates.cert-manager.io"]; ' +
      'or use Tls.fromSecret with a certificate of your own',
  );
});

test.each<[() => unknown, string]>([
  [() => CertificateKey.ecdsa(512), 'CertificateKey.ecdsa: an ECDSA key of 512 bits is not valid; use 256, 384 or 521'],
  [() => CertificateKey.rsa(1024), 'CertificateKey.rsa: an RSA key of 1024 bits is not valid; use 2048, 4096 or 8192'],
  [
    () => Issuer.cluster(''),
    'Issuer.cluster: name of the issuer is empty; use lower-case letters, digits, "-" and ".", like "letsencrypt"',
  ],
  [
    () => Issuer.named('A'),
    'Issuer.named: name of the issuer "A" is not a DNS name; use lower-case letters, digits, "-" and ".", like "letsencrypt"',
  ],
  [
    () => Issuer.external('a', 'Kind', 'a b'),
    'Issuer.external: API group of the issuer "a b" is not a DNS name; ' +
      'use lower-case letters, digits, "-" and ".", like "awspca.cert-manager.io"',
  ],
])('a value on its own is refused: %#', (action, message) => {
  expect(messageOf(action)).toBe(message);
});
