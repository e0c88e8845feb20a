import { ClusterProfile, Delivery, Issuer, Tls } from 'cdk8s-aspnetcore';
import { messageOf } from '../../support/manifests';
import { allOf, named, Release, release, TLS } from './releases';
import { TRAEFIK } from './support';

const ISSUER = Issuer.cluster('letsencrypt');
const CERT_MANAGER = ClusterProfile.k3d({ addons: ['cert-manager'] });

function blueGreen(previewHost: string = 'preview.example.com'): Delivery {
  return Delivery.blueGreen({ active: 'blue', green: { image: 'example.com/web:2' }, previewHost });
}

/** What synth says of an app, which must not stop it. */
function warningsOf({ app }: Release): string[] {
  app.synth();
  return app.findings.map(({ checkId, path, problem, fix }) => `${checkId} ${path}: ${problem}; ${fix}`);
}

test('a preview is an Ingress of its own host that has the settings of the service', () => {
  const all = release(blueGreen(), { tls: TLS }, TRAEFIK);
  const main = named(all, 'Ingress', 'web');
  const backend = { service: { name: 'web-preview', port: { name: 'http' } } };
  expect(named(all, 'Ingress', 'web-preview')).toEqual({
    ...main,
    metadata: { ...main.metadata, name: 'web-preview' },
    spec: {
      ingressClassName: 'traefik',
      rules: [{ host: 'preview.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      tls: [{ hosts: ['preview.example.com'], secretName: 'shop-tls' }],
    },
  });
  expect(main.metadata.annotations).toEqual({
    'traefik.ingress.kubernetes.io/router.middlewares': 'shop-web-https@kubernetescrd',
  });
});

test('a preview leaves the Ingress of the service as it was', () => {
  const { metadata, spec } = named(release(Delivery.rollingUpdate(), { tls: TLS }), 'Ingress', 'web');
  const main = named(release(blueGreen(), { tls: TLS }), 'Ingress', 'web');
  expect(main).toEqual({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec });
});

test('a preview in plain HTTP', () => {
  expect(named(release(blueGreen()), 'Ingress', 'web-preview').spec.tls).toBeUndefined();
});

test('cert-manager gets a certificate for the preview alone', () => {
  const tls = Tls.certManager({ issuer: ISSUER, secretName: 'shop-tls', hosts: ['shop.example.com'] });
  const all = release(blueGreen(), { tls }, CERT_MANAGER);
  const certificates = allOf(all, 'Certificate').map(({ metadata, spec }) => [
    metadata.name,
    spec.secretName,
    spec.dnsNames,
  ]);
  expect(certificates).toEqual([
    ['shop-tls', 'shop-tls', ['shop.example.com']],
    ['web-preview-tls', 'web-preview-tls', ['preview.example.com']],
  ]);
  expect(named(all, 'Ingress', 'web-preview').spec.tls).toEqual([
    { hosts: ['preview.example.com'], secretName: 'web-preview-tls' },
  ]);
  expect(warningsOf(all)).toEqual([]);
});

test.each([
  ['by the hosts of tls', { tls: Tls.certManager({ issuer: ISSUER, hosts: ['*.example.com'] }) }],
  ['by those of the service', { tls: Tls.certManager({ issuer: ISSUER }), hosts: ['*.example.com'] }],
])('a certificate that is good for the preview is shared: %s', (_, options) => {
  const all = release(blueGreen(), options, CERT_MANAGER);
  expect(allOf(all, 'Certificate').map(({ metadata }) => metadata.name)).toEqual(['web-tls']);
  expect(named(all, 'Ingress', 'web-preview').spec.tls[0].secretName).toBe('web-tls');
  expect(warningsOf(all)).toEqual([]);
});

test('a Secret whose hosts nobody named is warned of', () => {
  expect(warningsOf(release(blueGreen(), { tls: TLS }, TRAEFIK))).toEqual([
    'preview-certificate shop/web: the preview host "preview.example.com" has the certificate of the Secret "shop-tls", which must be for it too; say that it is: Tls.fromSecret("shop-tls", { hosts: ["shop.example.com", "preview.example.com"] })',
  ]);
  const hosts = ['shop.example.com', 'preview.example.com'];
  expect(warningsOf(release(blueGreen(), { tls: Tls.fromSecret('shop-tls', { hosts }) }, TRAEFIK))).toEqual([]);
});

const BAD: [string, () => unknown, string][] = [
  [
    'a host of the service',
    () => release(blueGreen('shop.example.com')),
    'the host "shop.example.com" of a preview is one of the service itself; give the preview a host of its own',
  ],
  [
    'no host',
    () => release(blueGreen('https://preview.example.com')),
    'host "https://preview.example.com" has a scheme; give the bare DNS name like "shop.example.com": whether it is HTTPS is what tls says',
  ],
  [
    'a Secret that is not for it',
    () => release(blueGreen(), { tls: Tls.fromSecret('shop-tls', { hosts: ['shop.example.com'] }) }),
    'host "preview.example.com" is not on the certificate, which has "shop.example.com"; add it to the hosts of tls, or leave them out where the certificate is made here',
  ],
];

test.each(BAD)('refused: %s', (_, action, problem) => {
  expect(messageOf(action)).toBe(`shop/web: ${problem}`);
});
