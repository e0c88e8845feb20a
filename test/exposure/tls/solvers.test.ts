import { ClusterProfile } from 'cdk8s-aspnetcore';
import { AcmeIssuerProps } from '../../../src/exposure/tls/acme-issuer';
import { AcmeSolver } from '../../../src/exposure/tls/acme-solver';
import { messageOf } from '../../support/manifests';
import { acme, needs, shop } from './support';

const TOKEN = { secretName: 'dns', key: 'token' };
const AZURE = { subscriptionId: 'sub', resourceGroupName: 'dns' };
const PRINCIPAL = { tenantId: 'tenant', clientId: 'client', clientSecret: TOKEN };

test.each<[AcmeSolver, object]>([
  [AcmeSolver.http01Ingress({ className: 'traefik' }), { http01: { ingress: { ingressClassName: 'traefik' } } }],
  [
    AcmeSolver.http01Gateway({ gatewayName: 'public' }),
    {
      http01: {
        gatewayHTTPRoute: {
          parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' }],
        },
      },
    },
  ],
  [
    AcmeSolver.http01Gateway({ gatewayName: 'public', gatewayNamespace: 'platform', sectionName: 'http' }),
    {
      http01: {
        gatewayHTTPRoute: {
          parentRefs: [
            {
              group: 'gateway.networking.k8s.io',
              kind: 'Gateway',
              name: 'public',
              namespace: 'platform',
              sectionName: 'http',
            },
          ],
        },
      },
    },
  ],
  [AcmeSolver.dns01Route53(), { dns01: { route53: {} } }],
  [
    AcmeSolver.dns01Route53({
      region: 'eu-west-1',
      hostedZoneId: 'Z1',
      role: 'arn:aws:iam::1:role/dns',
      accessKeyId: 'AKIA',
      secretAccessKey: TOKEN,
    }),
    {
      dns01: {
        route53: {
          region: 'eu-west-1',
          hostedZoneID: 'Z1',
          role: 'arn:aws:iam::1:role/dns',
          accessKeyID: 'AKIA',
          secretAccessKeySecretRef: { name: 'dns', key: 'token' },
        },
      },
    },
  ],
  [AcmeSolver.dns01AzureDns(AZURE), { dns01: { azureDNS: { subscriptionID: 'sub', resourceGroupName: 'dns' } } }],
  [
    AcmeSolver.dns01AzureDns({ ...AZURE, hostedZoneName: 'example.com', managedIdentityClientId: 'id' }),
    {
      dns01: {
        azureDNS: {
          subscriptionID: 'sub',
          resourceGroupName: 'dns',
          hostedZoneName: 'example.com',
          managedIdentity: { clientID: 'id' },
        },
      },
    },
  ],
  [
    AcmeSolver.dns01AzureDns({ ...AZURE, servicePrincipal: PRINCIPAL }),
    {
      dns01: {
        azureDNS: {
          subscriptionID: 'sub',
          resourceGroupName: 'dns',
          tenantID: 'tenant',
          clientID: 'client',
          clientSecretSecretRef: { name: 'dns', key: 'token' },
        },
      },
    },
  ],
  [AcmeSolver.dns01CloudDns({ project: 'shop' }), { dns01: { cloudDNS: { project: 'shop' } } }],
  [
    AcmeSolver.dns01CloudDns({ project: 'shop', hostedZoneName: 'example', serviceAccountKey: TOKEN }),
    {
      dns01: {
        cloudDNS: {
          project: 'shop',
          hostedZoneName: 'example',
          serviceAccountSecretRef: { name: 'dns', key: 'token' },
        },
      },
    },
  ],
  [
    AcmeSolver.dns01Cloudflare({ apiToken: TOKEN }),
    { dns01: { cloudflare: { apiTokenSecretRef: { name: 'dns', key: 'token' } } } },
  ],
])('solver %#', (solver, expected) => {
  expect(acme({ solver }).spec.acme.solvers).toEqual([expected]);
});

const AMBIENT: [string, string] = [
  'cert-manager with ambient credentials for namespaced issuers',
  'start its controller with --issuer-ambient-credentials, or use clusterWide: true',
];

test.each<[AcmeSolver, boolean, [string, string][]]>([
  [
    AcmeSolver.dns01Cloudflare({ apiToken: TOKEN }),
    false,
    [['Secret shop/dns', 'kubectl create secret generic dns --from-literal=token=… -n shop']],
  ],
  [
    AcmeSolver.dns01Cloudflare({ apiToken: TOKEN }),
    true,
    [['Secret cert-manager/dns', 'kubectl create secret generic dns --from-literal=token=… -n cert-manager']],
  ],
  [AcmeSolver.dns01Route53(), true, []],
  [AcmeSolver.dns01Route53(), false, [AMBIENT]],
  [AcmeSolver.dns01AzureDns(AZURE), false, [AMBIENT]],
  [AcmeSolver.dns01CloudDns({ project: 'shop' }), false, [AMBIENT]],
  [
    AcmeSolver.http01Gateway({ gatewayName: 'public' }),
    false,
    [['cert-manager with Gateway API support', 'set config.enableGatewayAPI=true in its Helm chart']],
  ],
])('solver %# says what it needs (cluster-wide: %s)', (solver, clusterWide, expected) => {
  const chart = shop();
  acme({ solver, clusterWide }, chart);
  expect(needs(chart)).toEqual(expected);
});

test.each<[string, Partial<AcmeIssuerProps>, string]>([
  [
    'half an access key',
    { solver: AcmeSolver.dns01Route53({ accessKeyId: 'AKIA' }) },
    'accessKeyId comes without secretAccessKey; set both, or leave both out',
  ],
  [
    'the other half',
    { solver: AcmeSolver.dns01Route53({ secretAccessKey: TOKEN }) },
    'secretAccessKey comes without accessKeyId; set both, or leave both out',
  ],
  [
    'two identities',
    { solver: AcmeSolver.dns01AzureDns({ ...AZURE, managedIdentityClientId: 'id', servicePrincipal: PRINCIPAL }) },
    'there are both a managedIdentityClientId and a servicePrincipal; keep one of them',
  ],
  ['an empty value', { solver: AcmeSolver.dns01CloudDns({ project: '' }) }, 'project is empty; set it'],
  [
    'an empty optional value',
    { solver: AcmeSolver.dns01Route53({ region: '' }) },
    'region is empty; set it, or leave it out',
  ],
  [
    'a key',
    { solver: AcmeSolver.dns01Cloudflare({ apiToken: { secretName: 'dns', key: 'a b' } }) },
    'key "a b" of the secret "dns" is not valid; use at most 253 letters, digits, "-", "_" and "."',
  ],
  [
    'a secret name',
    { solver: AcmeSolver.dns01Cloudflare({ apiToken: { secretName: 'DNS', key: 'a' } }) },
    'secretName "DNS" is not a DNS name; use lower-case letters, digits, "-" and ".", like "dns-token"',
  ],
  [
    'a Gateway name',
    { solver: AcmeSolver.http01Gateway({ gatewayName: '' }) },
    'gatewayName is empty; use lower-case letters, digits, "-" and ".", like "public"',
  ],
])('%s is refused', (_, props, message) => {
  expect(messageOf(() => acme(props))).toBe(`shop/letsencrypt: ${message}`);
});

const BARE = ClusterProfile.managed({ addons: ['cert-manager'] });

test.each([
  [
    AcmeSolver.http01Ingress(),
    'the cluster "managed" has no IngressClass, which HTTP-01 by an Ingress needs; ' +
      'set className, or name the controller in the cluster profile (addons: ["ingress-nginx"] or ingressClassName), ' +
      'or use a DNS-01 solver',
  ],
  [
    AcmeSolver.http01Gateway({ gatewayName: 'public' }),
    'the cluster "managed" has no Gateway API, which HTTP-01 by a Gateway needs; ' +
      'install its CRDs (see https://gateway-api.sigs.k8s.io), and say so in the cluster profile: ' +
      'addons: ["gateway-api"], or crds: ["httproutes.gateway.networking.k8s.io"]; or use a DNS-01 solver',
  ],
])('solver %# on a cluster that lacks what it needs is refused', (solver, message) => {
  expect(messageOf(() => acme({ solver }, shop(BARE)))).toBe(`shop/letsencrypt: ${message}`);
});
