import { core, foundIn } from './reference-support';

type Json = Record<string, any>;

function gateway(listeners: Json[], namespace = 'infra'): Json {
  const apiVersion = 'gateway.networking.k8s.io/v1';
  return { apiVersion, kind: 'Gateway', metadata: { name: 'public', namespace }, spec: { listeners } };
}

function route(parent: Json = {}, hostnames?: string[], kind = 'HTTPRoute'): Json {
  const parentRefs = [{ name: 'public', namespace: 'infra', ...parent }];
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: { name: 'web' },
    spec: { parentRefs, hostnames },
  };
}

const OPEN = { allowedRoutes: { namespaces: { from: 'All' } } };
const listener = (more: Json = {}) => ({ name: 'http', port: 80, protocol: 'HTTP', ...OPEN, ...more });
const selector = (matchLabels: Json) => ({
  allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels } } },
});
const namespaced = (labels: Json) => ({ ...core('Namespace', 'shop'), metadata: { name: 'shop', labels } });

const TITLE = 'the Gateway "public" of the namespace "infra"';
const noKind = (kind: string) => `error: the listener http of ${TITLE} takes no ${kind}`;
const noEntry = `error: the listener http of ${TITLE} takes no routes of the namespace "shop"`;
const noHost = (served: string, hosts: string) =>
  `error: the listener http of ${TITLE} serves ${served}, and none of ${hosts}`;

const CASES: [string, Json[], string[]][] = [
  ['any listener', [route(), gateway([listener()])], []],
  ['a listener by its name', [route({ sectionName: 'http' }), gateway([listener()])], []],
  [
    'by another name',
    [route({ sectionName: 'web' }), gateway([listener()])],
    [`error: ${TITLE} has no listener named "web"`],
  ],
  ['by a port', [route({ port: 80 }), gateway([listener()])], []],
  ['by another port', [route({ port: 81 }), gateway([listener()])], [`error: ${TITLE} has no listener on the port 81`]],
  ['TCP takes no HTTP', [route(), gateway([listener({ protocol: 'TCP' })])], [noKind('HTTPRoute')]],
  ['nor does HTTP take TCP', [route({}, undefined, 'TCPRoute'), gateway([listener()])], [noKind('TCPRoute')]],
  ['an unknown protocol may take any', [route(), gateway([listener({ protocol: 'example.com/x' })])], []],
  [
    'kinds that are listed',
    [route(), gateway([listener({ allowedRoutes: { namespaces: { from: 'All' }, kinds: [{ kind: 'GRPCRoute' }] } })])],
    [noKind('HTTPRoute')],
  ],
  ['the same namespace by default', [route(), gateway([listener({ allowedRoutes: undefined })])], [noEntry]],
  ['which it is', [route({ namespace: undefined }), gateway([listener({ allowedRoutes: undefined })], 'shop')], []],
  ['a selector of names', [route(), gateway([listener(selector({ 'kubernetes.io/metadata.name': 'shop' }))])], []],
  ['another name', [route(), gateway([listener(selector({ 'kubernetes.io/metadata.name': 'web' }))])], [noEntry]],
  ['labels that nobody knows', [route(), gateway([listener(selector({ team: 'web' }))])], []],
  ['labels of the app', [route(), gateway([listener(selector({ team: 'web' }))]), namespaced({ team: 'web' })], []],
  ['others', [route(), gateway([listener(selector({ team: 'web' }))]), namespaced({ team: 'shop' })], [noEntry]],
  ['the host', [route({}, ['a.com']), gateway([listener({ hostname: 'a.com' })])], []],
  ['below a wildcard', [route({}, ['x.y.a.com']), gateway([listener({ hostname: '*.a.com' })])], []],
  ['a wildcard above the host', [route({}, ['*.a.com']), gateway([listener({ hostname: 'x.a.com' })])], []],
  [
    'the parent of a wildcard',
    [route({}, ['a.com']), gateway([listener({ hostname: '*.a.com' })])],
    [noHost('*.a.com', 'a.com')],
  ],
  ['one of several', [route({}, ['b.com', 'a.com']), gateway([listener({ hostname: 'a.com' })])], []],
  [
    'none of several',
    [route({}, ['b.com', 'c.com']), gateway([listener({ hostname: 'a.com' })])],
    [noHost('a.com', 'b.com, c.com')],
  ],
  ['a parent that is no Gateway', [route({ kind: 'Service', group: '', name: 'x' })], []],
  [
    'a Gateway of another namespace',
    [route(), gateway([listener()], 'edge')],
    [`warning: parentRefs names ${TITLE}, which is not in the app`],
  ],
];

test.each(CASES)('%s', (_, manifests, expected) => {
  expect(foundIn(manifests)).toEqual(expected);
});

test('nonsense is for the API server to refuse', () => {
  const odd = [null, 7, 'x'] as unknown as Json[];
  const from = { from: 'Selector', selector: { matchLabels: 7, matchExpressions: odd } };
  const kinds = 'x';
  expect(foundIn([route(), gateway(odd)])).toEqual([]);
  expect(foundIn([route({}, 7 as never), gateway([listener({ allowedRoutes: { namespaces: from, kinds } })])])).toEqual(
    [],
  );
  expect(foundIn([route({}, [7] as never), gateway([listener({ hostname: 'a.com' })])])).toEqual([]);
});
