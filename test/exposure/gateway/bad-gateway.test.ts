import { Chart } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { GatewayReference } from '../../../src/exposure/gateway/gateway-reference';
import { HttpGateway } from '../../../src/exposure/gateway/http-gateway';
import { Tls } from '../../../src/exposure/tls/tls';
import { messageOf } from '../../support/manifests';
import { chartIn, exposed, gatewayApp, SHARED } from './support';

describe('a Gateway of ours', () => {
  const edge = (tls?: Tls) => {
    const app = gatewayApp();
    const hosts = ['shop.example.com', '*.shop.example.com'];
    const gateway = new HttpGateway(chartIn(app, 'infra'), 'edge', { hosts, tls, allowedNamespaces: ['shop'] });
    return { app, gateway };
  };

  test.each([
    ['www.example.com', undefined],
    ['*.example.com', undefined],
    ['a.b.shop.example.com', Tls.fromSecret('tls')],
  ])('refuses the host %s, which is on no listener', (host, tls) => {
    const { app, gateway } = edge(tls);
    expect(messageOf(() => exposed({ gateway, hosts: [host] }, chartIn(app)))).toBe(
      `shop/web: host "${host}" is on no listener of the gateway "edge"; add it to hosts of the gateway, which has shop.example.com, *.shop.example.com`,
    );
  });

  test('refuses a namespace that it does not admit', () => {
    const { app, gateway } = edge();
    const fix = 'list it in allowedNamespaces of the gateway';
    expect(messageOf(() => exposed({ gateway }, chartIn(app, 'stock')))).toBe(
      `stock/web: the gateway "edge" admits no routes from the namespace "stock"; ${fix}`,
    );
    expect(messageOf(() => exposed({ gateway }, new Chart(app, 'nowhere')))).toBe(
      `nowhere/web: the gateway "edge" admits no routes from a namespace that is not named; ${fix}`,
    );
  });

  test('refuses a redirect to HTTPS without a certificate', () => {
    const { app, gateway } = edge();
    expect(messageOf(() => exposed({ gateway, redirectToHttps: true }, chartIn(app)))).toBe(
      'shop/web: redirectToHttps is asked for, but the gateway "edge" has no TLS; give it tls, or leave redirectToHttps out',
    );
  });
});

test.each([
  [
    { name: 'Shared' },
    'GatewayReference.of: name "Shared" is not a DNS name; use lower-case letters, digits, "-" and ".", like "shared"',
  ],
  [
    { name: 'shared', httpSectionName: 'http' },
    'GatewayReference.of: httpSectionName "http" has no HTTPS listener beside it; name that one by sectionName',
  ],
  [
    { name: 'shared', sectionName: 'http', httpSectionName: 'http' },
    'GatewayReference.of: httpSectionName "http" has no HTTPS listener beside it; name that one by sectionName',
  ],
])('refuses the reference %j', (reference, message) => {
  expect(messageOf(() => GatewayReference.of(reference))).toBe(message);
});

const MANIFEST =
  'https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.1/standard-install.yaml" and install a controller of the Gateway API';
const DECLARE =
  'and say so in the cluster profile: addons: ["gateway-api"] and gatewayClassName; or use Exposure.ingress';

test.each([
  [ClusterProfile.minikube(), `run "kubectl apply --server-side -f ${MANIFEST}`],
  [ClusterProfile.microk8s(), `run "microk8s kubectl apply --server-side -f ${MANIFEST}`],
  [
    ClusterProfile.openshift(),
    'on OpenShift 4.19 or later create a GatewayClass of the controller openshift.io/gateway-controller/v1',
  ],
])('refuses a cluster without the Gateway API, %#', (cluster, install) => {
  const refusal = `the cluster "${cluster.name}" has no Gateway API; ${install}, ${DECLARE}`;
  const chart = () => chartIn(gatewayApp(cluster));
  expect(messageOf(() => exposed({ gateway: SHARED }, chart()))).toBe(`shop/web: ${refusal}`);
  expect(messageOf(() => new HttpGateway(chart(), 'edge', { hosts: ['shop.example.com'] }))).toBe(
    `shop/edge: ${refusal}`,
  );
});
