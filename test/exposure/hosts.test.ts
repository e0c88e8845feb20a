import { requireHosts } from '../../src/exposure/hosts';
import { messageOf } from '../support/manifests';

test('DNS names are taken as they are, also with a wildcard as the first label', () => {
  const hosts = ['shop.example.com', '*.shop.example.com', 'localhost', 'a-1.example', '1.example.com'];
  expect(requireHosts('shop/web', hosts)).toEqual(hosts);
});

const LIKE = 'like "shop.example.com"';
const WILDCARD = 'has a wildcard that is not its whole first label; use "*." once, at the start, like "*.example.com"';
const BARE = `is not a DNS name; use a DNS name ${LIKE}`;

const BAD: [unknown, string][] = [
  [[], `hosts is an empty list; name at least one host, ${LIKE}`],
  [undefined, `hosts is undefined; name at least one host, ${LIKE}`],
  [['a.example', 'b.example', 'a.example'], 'host "a.example" is listed twice; list each host once'],
  [[''], `host "" ${BARE}`],
  [[7], `host 7 ${BARE}`],
  [['shop_1.example.com'], `host "shop_1.example.com" ${BARE}`],
  [['-a.example.com'], `host "-a.example.com" ${BARE}`],
  [['a..example.com'], `host "a..example.com" ${BARE}`],
  [['192.0.2.1'], `host "192.0.2.1" ${BARE}`],
  [[`${'a'.repeat(64)}.example`], `host "${'a'.repeat(64)}.example" ${BARE}`],
  [['Shop.example.com'], 'host "Shop.example.com" is not a DNS name; write it in lower case: "shop.example.com"'],
  [
    ['https://shop.example.com'],
    `host "https://shop.example.com" has a scheme; give the bare DNS name ${LIKE}: whether it is HTTPS is what tls says`,
  ],
  [
    ['shop.example.com:8443'],
    `host "shop.example.com:8443" has a port; give the bare DNS name ${LIKE}: the controller or Gateway says on which ports it listens`,
  ],
  [
    ['shop.example.com/api'],
    `host "shop.example.com/api" has a path; give the bare DNS name ${LIKE}: paths are an option of their own`,
  ],
  [['shop.*.example.com'], `host "shop.*.example.com" ${WILDCARD}`],
  [['*shop.example.com'], `host "*shop.example.com" ${WILDCARD}`],
  [['*'], `host "*" ${WILDCARD}`],
  [['*.*.example.com'], `host "*.*.example.com" ${WILDCARD}`],
];

test.each(BAD)('%j is refused', (hosts, problem) => {
  expect(messageOf(() => requireHosts('shop/web', hosts as string[]))).toBe(`shop/web: ${problem}`);
});
