import { Prerequisites } from '../../../src/core/prerequisites';
import { HttpGateway } from '../../../src/exposure/gateway/http-gateway';
import { Tls } from '../../../src/exposure/tls/tls';
import { manifestOf } from '../../support/manifests';
import { chartIn, exposed, gatewayApp } from './support';

describe('a Gateway of ours', () => {
  const app = () => {
    const root = gatewayApp();
    const props = { allowedNamespaces: ['shop'], hosts: ['shop.example.com', '*.example.com'] };
    const secure = new HttpGateway(chartIn(root, 'infra'), 'secure', { ...props, tls: Tls.fromSecret('tls') });
    const plain = new HttpGateway(chartIn(root, 'plain'), 'plain', props);
    return { secure, plain, shop: chartIn(root) };
  };
  const sectionsOf = (manifest: any) => manifest.spec.parentRefs.map((ref: any) => ref.sectionName);

  test.each([
    [['shop.example.com'], ['https.shop.example.com']],
    [['a.example.com', 'b.example.com'], ['https-wildcard.example.com']],
    [
      ['shop.example.com', '*.example.com'],
      ['https.shop.example.com', 'https-wildcard.example.com'],
    ],
  ])('%s on its most specific HTTPS listeners, and redirected from HTTP', (hosts, sections) => {
    const { secure, shop } = app();
    const service = exposed({ gateway: secure, hosts }, shop);
    expect(sectionsOf(manifestOf(service, 'HTTPRoute', 'web'))).toEqual(sections);
    const plain = sections.map((name) => name.replace('https', 'http'));
    expect(sectionsOf(manifestOf(service, 'HTTPRoute', 'web-redirect'))).toEqual(plain);
  });

  test('without a certificate on its HTTP listeners, which take deeper names too', () => {
    const { plain, shop } = app();
    const service = exposed({ gateway: plain, hosts: ['a.b.example.com'] }, shop);
    expect(service.manifests.map(({ kind }) => kind)).toEqual(['Service', 'HTTPRoute']);
    expect(sectionsOf(manifestOf(service, 'HTTPRoute'))).toEqual(['http-wildcard.example.com']);
  });

  test.each([
    ['a.example.com', 'http.a.example.com'],
    ['x.b.example.com', 'http-wildcard.b.example.com'],
  ])('%s on its most specific listener, whatever their order', (host, section) => {
    const shop = chartIn();
    const hosts = ['*.example.com', 'a.example.com', '*.b.example.com'];
    const gateway = new HttpGateway(shop, 'edge', { hosts });
    expect(sectionsOf(manifestOf(exposed({ gateway, hosts: [host] }, shop), 'HTTPRoute'))).toEqual([section]);
  });

  test('on both where nothing is redirected', () => {
    const { secure, shop } = app();
    const service = exposed({ gateway: secure, redirectToHttps: false }, shop);
    const sections = ['https.shop.example.com', 'http.shop.example.com'];
    expect(sectionsOf(manifestOf(service, 'HTTPRoute'))).toEqual(sections);
  });

  test('a redirect names a port that is not 443', () => {
    const root = gatewayApp();
    const tls = Tls.fromSecret('tls');
    const shop = chartIn(root);
    const gateway = new HttpGateway(shop, 'edge', { hosts: ['shop.example.com'], tls, httpsPort: 8443 });
    const redirect = manifestOf(exposed({ gateway }, shop), 'HTTPRoute', 'web-redirect');
    const requestRedirect = { scheme: 'https', port: 8443, statusCode: 301 };
    expect(redirect.spec.rules).toEqual([{ filters: [{ type: 'RequestRedirect', requestRedirect }] }]);
  });

  test('its prerequisite is the Gateway API alone', () => {
    const { secure, shop } = app();
    const service = exposed({ gateway: secure }, shop);
    const names = Prerequisites.of(service).all.filter(({ neededBy }) => neededBy === 'shop/web');
    expect(names.map(({ name }) => name)).toEqual(['Gateway API']);
  });
});
