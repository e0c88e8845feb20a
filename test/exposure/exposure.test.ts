import { Chart } from 'cdk8s';
import { AspNetCoreService, ClusterProfile, Exposure, HttpGateway, Prerequisites, WebService } from 'cdk8s-aspnetcore';
import { manifestOf, manifestsBelow, testApp } from '../support/manifests';

const IMAGE = 'registry.example.com/web:1';
const CLUSTER = { addons: ['ingress-nginx', 'gateway-api'], gatewayClassName: 'envoy' };

function chart(): Chart {
  return new Chart(testApp({ cluster: ClusterProfile.managed(CLUSTER) }), 'shop', { namespace: 'shop' });
}

function kinds(exposure?: Exposure, scope = chart()): string[] {
  return manifestsBelow(new WebService(scope, 'web', { image: IMAGE, exposure })).map(({ kind, spec }) =>
    kind === 'Service' ? `Service ${spec.type}${spec.clusterIP === 'None' ? ' headless' : ''}` : kind,
  );
}

const AROUND = ['ServiceAccount', 'NetworkPolicy'];

test.each<[string, Exposure | undefined, string[]]>([
  ['nothing', undefined, ['Service ClusterIP']],
  ['clusterOnly', Exposure.clusterOnly(), ['Service ClusterIP']],
  ['headless', Exposure.headless(), ['Service ClusterIP headless']],
  ['nodePort', Exposure.nodePort(), ['Service NodePort']],
  ['loadBalancer', Exposure.loadBalancer(), ['Service LoadBalancer']],
  ['ingress', Exposure.ingress({ hosts: ['shop.example.com'] }), ['Service ClusterIP', 'Ingress']],
])('%s gives its objects, and the Deployment last', (_, exposure, expected) => {
  expect(kinds(exposure)).toEqual([...AROUND, ...expected, 'Deployment']);
});

test('gateway gives a route', () => {
  const scope = chart();
  const gateway = new HttpGateway(scope, 'edge', { hosts: ['shop.example.com'] });
  expect(kinds(Exposure.gateway({ gateway, hosts: ['shop.example.com'] }), scope)).toEqual([
    ...AROUND,
    'Service ClusterIP',
    'HTTPRoute',
    'Deployment',
  ]);
});

test.each<[string, Exposure, string | undefined]>([
  ['an ingress', Exposure.ingress({ hosts: ['shop.example.com'] }), 'true'],
  ['a load balancer', Exposure.loadBalancer(), undefined],
])('behind %s ASP.NET Core gets %s forwarded headers', (_, exposure, expected) => {
  const service = new AspNetCoreService(chart(), 'web', { image: IMAGE, exposure });
  const env = manifestOf(service, 'Deployment').spec.template.spec.containers[0].env as {
    name: string;
    value: string;
  }[];
  expect(env.find(({ name }) => name === 'ASPNETCORE_FORWARDEDHEADERS_ENABLED')?.value).toBe(expected);
});

test('what the cluster must have is data, and part of what synth prints', () => {
  const scope = chart();
  new WebService(scope, 'web', { image: IMAGE, exposure: Exposure.ingress({ hosts: ['shop.example.com'] }) });
  expect(Prerequisites.of(scope).all.map(({ name, neededBy }) => [name, neededBy])).toEqual([
    ['IngressClass nginx', 'shop/web'],
  ]);
  const app = scope.node.root as ReturnType<typeof testApp>;
  app.synth();
  const lines = app.summary().split('\n');
  expect(lines[lines.indexOf('First, on the cluster:') + 1]).toMatch(/^ {2}IngressClass nginx: /);
  expect(lines.length).toBeLessThanOrEqual(15);
});
