import { ClusterProfile } from 'cdk8s-aspnetcore';
import { AddressFormat, ExternalServerOptions } from '../../src/neighbours/connect-options';
import { NetworkAccess } from '../../src/security/network-access';
import { messageOf } from '../support/manifests';
import { charts, Client } from './client';

test.each<[ExternalServerOptions, object[] | undefined, object]>([
  [{ host: 'db.example.com', port: 5432, cidr: '192.0.2.0/24' }, undefined, { cidr: '192.0.2.0/24' }],
  [{ host: '192.0.2.7', port: 5432 }, undefined, { cidr: '192.0.2.7/32' }],
  [
    { host: 'db.example.com', port: 5432, cidr: '192.0.2.7/32', setting: 'Database:Server' },
    [{ name: 'Database__Server', value: 'db.example.com:5432' }],
    { cidr: '192.0.2.7/32' },
  ],
  [
    { host: 'id.example.com', port: 443, cidr: '192.0.2.7/32', setting: 'Auth', format: AddressFormat.URL },
    [{ name: 'Auth', value: 'https://id.example.com' }],
    { cidr: '192.0.2.7/32' },
  ],
  [
    { host: '2001:db8::7', port: 8080, setting: 'Old', format: AddressFormat.URL },
    [{ name: 'Old', value: 'http://[2001:db8::7]:8080' }],
    { cidr: '2001:db8::7/128' },
  ],
  [
    { host: '2001:db8::7', port: 8080, setting: 'Old', format: AddressFormat.HOST },
    [{ name: 'Old', value: '2001:db8::7' }],
    { cidr: '2001:db8::7/128' },
  ],
])('connectToExternal with %j', (options, env, ipBlock) => {
  const web = new Client(charts()[0], 'web');
  web.neighbours.connectToExternal(options);
  expect(web.container.env).toEqual(env);
  const { egress } = web.manifests[0].spec;
  expect(egress[1]).toEqual({ to: [{ ipBlock }], ports: [{ port: options.port, protocol: 'TCP' }] });
});

test('a host name is enough while egress is open', () => {
  const web = new Client(charts()[0], 'web', NetworkAccess.declaredClients());
  web.neighbours.connectToExternal({ host: 'db.example.com', port: 5432, setting: 'Database:Server' });
  expect(web.container.env).toEqual([{ name: 'Database__Server', value: 'db.example.com:5432' }]);
});

test("a host name that can't be let through is refused where it is declared, on every cluster", () => {
  const [shop] = charts();
  ClusterProfile.kind().applyTo(shop);
  const web = new Client(shop, 'web');
  expect(messageOf(() => web.neighbours.connectToExternal({ host: 'db.example.com', port: 5432 }))).toBe(
    'shop/web: the host "db.example.com" can\'t be let through, NetworkPolicies know addresses only; ' +
      'give its cidr to connectToExternal or to telemetry, or leave NetworkAccess.declaredOnly() out',
  );
});

const KEY = 'use a configuration key like "Catalog:BaseUrl"';

test.each<[ExternalServerOptions, string]>([
  [
    { host: 'https://db', port: 80 },
    'host "https://db" is not a DNS name; use lower-case letters, digits, "-" and ".", like "db.example.com"',
  ],
  [{ host: '192.0.2.700', port: 80 }, 'host "192.0.2.700" is not an IP address; use four numbers up to 255'],
  [{ host: '192.0.2.7', port: 0 }, 'port 0 is not valid; use a whole number from 1 to 65535'],
  [
    { host: 'db.example.com', port: 80, cidr: '192.0.2.7' },
    'cidr "192.0.2.7" is not a CIDR; use a block that starts at its first address, like "10.0.0.0/8" or "fd00::/8"',
  ],
  [{ host: '192.0.2.7', port: 80, setting: ':' }, `setting ":" is not a configuration key; ${KEY}`],
])('connectToExternal with %j is refused', (options, message) => {
  const web = new Client(charts()[0], 'web');
  expect(messageOf(() => web.neighbours.connectToExternal(options))).toBe(`shop/web: ${message}`);
});
