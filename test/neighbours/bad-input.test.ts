import { App, Chart } from 'cdk8s';
import { ICapability } from '../../src/core/capability';
import { ServiceEndpoint } from '../../src/core/service-endpoint';
import { ConnectOptions } from '../../src/neighbours/connect-options';
import { NetworkAccess } from '../../src/security/network-access';
import { messageOf } from '../support/manifests';
import { charts, Client } from './client';

const CATALOG = 'http://catalog.shop.svc.cluster.local';

test("two servers can't have one variable", () => {
  const [shop, data] = charts();
  const web = new Client(shop, 'web');
  web.neighbours.connectTo(new Client(shop, 'catalog'));
  expect(messageOf(() => web.neighbours.connectTo(new Client(data, 'catalog')))).toBe(
    `shop/web: connectTo "catalog" sets services__catalog__http__0 to "${CATALOG}", and connectTo "catalog" to ` +
      '"http://catalog.data.svc.cluster.local"; give one of them another name or setting',
  );
  const external = { host: '192.0.2.7', port: 80, setting: 'SERVICES:Catalog:http:0' };
  expect(messageOf(() => web.neighbours.connectToExternal(external))).toBe(
    `shop/web: connectTo "catalog" sets services__catalog__http__0 to "${CATALOG}", and connectToExternal "192.0.2.7" ` +
      'to "192.0.2.7:80"; give one of them another name or setting',
  );
});

test("a variable of the user's own is not overwritten", () => {
  const mine: ICapability = {
    capabilityName: 'mine',
    bind: ({ intent }) =>
      intent.addContributor({
        contribute: ({ main }) =>
          main.environment.add({ name: 'CATALOG__BASEURL', value: 'x', origin: 'the prop env' }),
      }),
  };
  const [shop] = charts();
  const web = new Client(shop, 'web', NetworkAccess.declaredOnly(), [mine]);
  const connect = () => web.neighbours.connectTo(new Client(shop, 'catalog'), { setting: 'Catalog:BaseUrl' });
  expect(messageOf(connect)).toBe(
    'shop/web: environment variable CATALOG__BASEURL comes from the prop env, and Catalog__BaseUrl from ' +
      'connectTo "catalog"; set it in one place (.NET ignores the case of names)',
  );
});

test('a service does not connect to itself, whoever describes it', () => {
  const web = new Client(charts()[0], 'web');
  const message =
    'shop/web: the service "web" connects to itself; ' +
    'connect it to another service; in its own pod, localhost reaches it';
  const ports = [{ portName: 'http', servicePort: 80, containerPort: 8080 }];
  const described = ServiceEndpoint.of({ serviceName: 'web', namespaceName: 'shop', ports });
  const namesake = ServiceEndpoint.of({ serviceName: 'web', namespaceName: 'data', ports });
  expect([web, described].map((server) => messageOf(() => web.neighbours.connectTo(server)))).toEqual([
    message,
    message,
  ]);
  web.neighbours.connectTo(namesake);
  expect(web.container.env[0].value).toBe('http://web.data.svc.cluster.local');
});

test('what is refused opens nothing', () => {
  const [shop] = charts();
  const [catalog, web] = [new Client(shop, 'catalog'), new Client(shop, 'web')];
  expect(messageOf(() => web.neighbours.connectTo(catalog, { portName: 'grpc' }))).toBe(
    'shop/web: "catalog" has no port named "grpc"; use http',
  );
  expect([web.context.intent.servers, catalog.context.intent.clients]).toEqual([[], []]);
});

test.each<[string, string | undefined, string | undefined, string]>([
  ['client', undefined, 'data', '"orders" lives in the namespace "data", "web" in one that is not named'],
  ['server', 'shop', undefined, '"web" lives in the namespace "shop", "orders" in one that is not named'],
])('a %s without a namespace is not found from outside', (_name, own, other, problem) => {
  const app = new App();
  const web = new Client(new Chart(app, 'shop', { namespace: own }), 'web');
  const orders = new Client(new Chart(app, 'data', { namespace: other }), 'orders');
  expect(messageOf(() => web.neighbours.connectTo(orders))).toBe(`shop/web: ${problem}; give both charts a namespace`);
});

const KEY = 'use a configuration key like "Catalog:BaseUrl"';
const LABEL =
  'use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label)';

test.each<[ConnectOptions, string]>([
  [{ setting: '' }, `setting is empty; ${KEY}`],
  [{ setting: 'Catalog:' }, `setting "Catalog:" is not a configuration key; ${KEY}`],
  [{ setting: 'Catalog__' }, `setting "Catalog__" is not a configuration key; ${KEY}`],
  [{ setting: 'Catalog URL' }, `setting "Catalog URL" is not a configuration key; ${KEY}`],
  [{ setting: '1:Url' }, `setting "1:Url" is not a configuration key; ${KEY}`],
  [{ name: 'Catalog' }, `the name of the server "Catalog" is not valid; ${LABEL}, for example "catalog"`],
])('connectTo with %j is refused', (options, message) => {
  const [shop] = charts();
  const web = new Client(shop, 'web');
  expect(messageOf(() => web.neighbours.connectTo(new Client(shop, 'catalog'), options))).toBe(`shop/web: ${message}`);
});

const SERVICE = 'use a service of this library, or ServiceEndpoint.fromService(…)';

test.each<[unknown, unknown, string]>([
  [undefined, {}, `connectTo got undefined, which is no service; ${SERVICE}`],
  [null, {}, `connectTo got null, which is no service; ${SERVICE}`],
  ['catalog', {}, `connectTo got "catalog", which is no service; ${SERVICE}`],
  [{ endpoint: 5 }, {}, `connectTo got an object, which is no service; ${SERVICE}`],
  [undefined, null, 'options of connectTo null is not a plain object; use some like { portName: "http" }'],
  [undefined, { portName: Symbol('x') }, '"catalog" has no port named Symbol(x); use http'],
])('connectTo(%p, %p) says what it wants', (server, options, message) => {
  const [shop] = charts();
  const [web, catalog] = [new Client(shop, 'web'), new Client(shop, 'catalog')];
  const wrongServer = server !== undefined || message.startsWith('connectTo');
  const action = () => web.neighbours.connectTo((wrongServer ? server : catalog) as never, options as never);
  expect(messageOf(action)).toBe(`shop/web: ${message}`);
});
