import { PodOptions } from '../../src/workload/pod-options';
import { PodSettings } from '../../src/workload/pod-settings';
import { deploymentWith, refusalOf } from '../support/capabilities';

const FIELDS = ['hostAliases', 'dnsConfig', 'imagePullSecrets'];

/** What the options write into a pod. */
function fields(options: PodOptions): object {
  const { spec } = deploymentWith([new PodSettings(options)]).template;
  return Object.fromEntries(FIELDS.filter((field) => field in spec).map((field) => [field, spec[field]]));
}

test.each<[string, PodOptions, object]>([
  ['nothing', {}, {}],
  [
    'hostAliases',
    { hostAliases: [{ ip: '10.0.0.7', hostnames: ['legacy', 'legacy.example.com'] }] },
    { hostAliases: [{ ip: '10.0.0.7', hostnames: ['legacy', 'legacy.example.com'] }] },
  ],
  ['ndots', { dnsConfig: { ndots: 2 } }, { dnsConfig: { options: [{ name: 'ndots', value: '2' }] } }],
  [
    'dnsConfig',
    {
      dnsConfig: {
        nameservers: ['10.0.0.10', '2001:db8::1'],
        searches: ['corp.example.com'],
        options: [{ name: 'single-request-reopen' }, { name: 'timeout', value: '1' }],
      },
    },
    {
      dnsConfig: {
        nameservers: ['10.0.0.10', '2001:db8::1'],
        searches: ['corp.example.com'],
        options: [{ name: 'single-request-reopen' }, { name: 'timeout', value: '1' }],
      },
    },
  ],
  [
    'imagePullSecrets',
    { imagePullSecrets: ['registry', 'mirror.example.com'] },
    { imagePullSecrets: [{ name: 'registry' }, { name: 'mirror.example.com' }] },
  ],
])('%s', (_name, options, expected) => {
  expect(fields(options)).toEqual(expected);
});

test('annotations are the pods', () => {
  const annotations = { 'example.com/team': 'blue', note: '' };
  expect(deploymentWith([new PodSettings({ annotations })]).template.metadata.annotations).toEqual(annotations);
});

const domain = (like: string) => `use lower-case letters, digits, "-" and ".", like "${like}"`;
const KEY =
  'use a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/", like "example.com/team"';
const ADDRESS = 'use one like "10.0.0.10"';

test.each<[string, PodOptions, string]>([
  [
    'alias address',
    { hostAliases: [{ ip: 'localhost', hostnames: ['a'] }] },
    `host alias "localhost" is not an IP address; ${ADDRESS}`,
  ],
  [
    'alias without names',
    { hostAliases: [{ ip: '10.0.0.7', hostnames: [] }] },
    'host alias 10.0.0.7 has no host names; give it at least one',
  ],
  [
    'alias name',
    { hostAliases: [{ ip: '10.0.0.7', hostnames: ['My_Host'] }] },
    `host name of 10.0.0.7 "My_Host" is not a DNS name; ${domain('legacy.example.com')}`,
  ],
  ['name server', { dnsConfig: { nameservers: ['dns'] } }, `name server "dns" is not an IP address; ${ADDRESS}`],
  [
    'four name servers',
    { dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } },
    'there are 4 name servers, Kubernetes takes 3; leave 1 out',
  ],
  [
    'search domain',
    { dnsConfig: { searches: ['a b'] } },
    `search domain "a b" is not a DNS name; ${domain('corp.example.com')}`,
  ],
  [
    'too many search domains',
    { dnsConfig: { searches: Array.from({ length: 34 }, (_, index) => `a${index}`) } },
    'there are 34 search domains, Kubernetes takes 32; leave 2 out',
  ],
  ['ndots', { dnsConfig: { ndots: 16 } }, 'ndots 16 is not valid; use a whole number from 0 to 15'],
  [
    'ndots twice',
    { dnsConfig: { ndots: 2, options: [{ name: 'ndots', value: '3' }] } },
    'DNS option ndots is set twice; set it once',
  ],
  [
    'an option without a name',
    { dnsConfig: { options: [{ name: '' }] } },
    'DNS option name is empty; name it, like "single-request-reopen"',
  ],
  [
    'pull secret',
    { imagePullSecrets: ['Registry'] },
    `image pull secret "Registry" is not a DNS name; ${domain('registry')}`,
  ],
  ['one secret twice', { imagePullSecrets: ['a', 'b', 'a'] }, 'image pull secret "a" is named twice; name it once'],
  ['annotation key', { annotations: { 'a b': 'c' } }, `annotation key "a b" is not valid; ${KEY}`],
  [
    'annotation value',
    { annotations: { scrape: true as unknown as string } },
    'annotation scrape has the value true, no string; quote it',
  ],
])('%s is refused', (_name, options, message) => {
  expect(refusalOf(() => new PodSettings(options))).toBe(`shop/web: ${message}`);
});
