import { Chart, Testing } from 'cdk8s';
import { WebService, WebServiceProps } from 'cdk8s-aspnetcore';
import { commonLabels, requireUserLabels, ServiceLabels } from '../../src/core/service-labels';
import { messageOf } from '../support/manifests';

const DEFAULTS = { name: 'web', version: '1.4.2', partOf: 'shop' };
const PLAIN = {
  'app.kubernetes.io/name': 'web',
  'app.kubernetes.io/instance': 'web-green',
  'app.kubernetes.io/version': '1.4.2',
  'app.kubernetes.io/component': 'web',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
};
const VALUE = 'use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit';

function labels(said: ServiceLabels = {}, defaults: object = {}): Record<string, string> {
  return commonLabels('shop/web', 'web-green', said, { ...DEFAULTS, ...defaults });
}

function web(props: Partial<WebServiceProps>): WebService {
  return new WebService(new Chart(Testing.app(), 'shop'), 'web', { image: 'web:1', ...props });
}

test('the recommended labels, when nobody says anything', () => {
  expect(labels()).toEqual(PLAIN);
});

test.each<[string, ServiceLabels, Record<string, string>]>([
  ['name', { name: 'catalog' }, { 'app.kubernetes.io/name': 'catalog' }],
  ['version', { version: '2.0' }, { 'app.kubernetes.io/version': '2.0' }],
  ['component', { component: 'api' }, { 'app.kubernetes.io/component': 'api' }],
  ['partOf', { partOf: 'suite' }, { 'app.kubernetes.io/part-of': 'suite' }],
  ['managedBy', { managedBy: 'flux' }, { 'app.kubernetes.io/managed-by': 'flux' }],
  ['custom', { custom: { 'example.com/team': 'a', tier: '' } }, { 'example.com/team': 'a', tier: '' }],
])('%s is what the user says', (_name, said, expected) => {
  expect(labels(said)).toEqual({ ...PLAIN, ...expected });
});

test('an image without a tag gives no version', () => {
  expect(Object.keys(labels({}, { version: undefined }))).toEqual(
    Object.keys(PLAIN).filter((key) => key !== 'app.kubernetes.io/version'),
  );
});

test.each(['my shop', 'p'.repeat(64), '-'])('the chart id %j can be no label: the service is its own whole', (id) => {
  expect(labels({}, { partOf: id })).toEqual({ ...PLAIN, 'app.kubernetes.io/part-of': 'web' });
});

test.each<[string, ServiceLabels, string]>([
  ['name', { name: 'my web' }, 'app.kubernetes.io/name has the value "my web"'],
  ['version', { version: '1+2' }, 'app.kubernetes.io/version has the value "1+2"'],
  ['component', { component: '-' }, 'app.kubernetes.io/component has the value "-"'],
  ['partOf', { partOf: 'my shop' }, 'app.kubernetes.io/part-of has the value "my shop"'],
  ['managedBy', { managedBy: 'a/b' }, 'app.kubernetes.io/managed-by has the value "a/b"'],
  ['custom', { custom: { team: 'a b' } }, 'team has the value "a b"'],
])('%s is checked', (_name, said, problem) => {
  expect(messageOf(() => labels(said))).toBe(`shop/web: label ${problem}, which is not valid; ${VALUE}`);
});

test.each(['app.kubernetes.io/instance', 'cdk8s-aspnetcore/service'])("%s is not the user's to set", (key) => {
  const expected = `shop/web: label ${key} is set by the library, selectors rely on it; use a key of your own`;
  expect(messageOf(() => requireUserLabels('shop/web', { [key]: 'x' }))).toBe(expected);
  expect(messageOf(() => labels({ custom: { [key]: 'x' } }))).toBe(expected);
});

test('labels of the user come back as a copy', () => {
  const given = { team: 'a' };
  const checked = requireUserLabels('shop/web', given);
  given.team = 'b';
  expect(checked).toEqual({ team: 'a' });
});

test.each<[unknown, string]>([
  ['team', '"team"'],
  [['team'], 'a list'],
  [new Map([['team', 'a']]), '(of the class Map)'],
  [7, '7'],
])('the labels %p are refused', (given, shown) => {
  const bad = given as Record<string, string>;
  const message = `${shown} is not a plain object; use labels by key, like { "example.com/team": "blue" }`;
  expect(messageOf(() => requireUserLabels('shop/web', bad))).toBe(`shop/web: labels ${message}`);
  expect(messageOf(() => labels({ custom: bad }))).toBe(`shop/web: labels.custom ${message}`);
  expect(messageOf(() => web({ selectorLabels: bad }))).toBe(`shop/web: selectorLabels ${message}`);
});

test('a label that is no string is refused', () => {
  const bad = { team: 7 as unknown as string };
  const message = 'shop/web: label team has the value 7, which is not a string; quote it';
  expect(messageOf(() => labels({ custom: bad }))).toBe(message);
  expect(messageOf(() => web({ selectorLabels: bad }))).toBe(message);
});
