import { ImageReference, parseImageReference } from '../../src/private/image-reference';
import { messageOf } from '../support/manifests';

const SHA256 = `sha256:${'0123456789abcdef'.repeat(4)}`;
const LIKE = 'use a reference like "registry.example.com/shop/web:1.4.2"';

test.each<[string, ImageReference]>([
  ['web', { repository: 'web' }],
  ['web:1', { repository: 'web', tag: '1' }],
  ['hello_asp_net_core:latest', { repository: 'hello_asp_net_core', tag: 'latest' }],
  ['shop/web', { repository: 'shop/web' }],
  ['web:5000', { repository: 'web', tag: '5000' }],
  ['localhost/web', { registry: 'localhost', repository: 'web' }],
  ['localhost:5000/web', { registry: 'localhost:5000', repository: 'web' }],
  ['registry.example.com/shop/web:1.4.2', { registry: 'registry.example.com', repository: 'shop/web', tag: '1.4.2' }],
  ['10.0.0.1:32000/web:v1', { registry: '10.0.0.1:32000', repository: 'web', tag: 'v1' }],
  ['[::1]:5000/web', { registry: '[::1]:5000', repository: 'web' }],
  ['MyRegistry/web', { registry: 'MyRegistry', repository: 'web' }],
  ['a--b/c__d/e.f:_', { repository: 'a--b/c__d/e.f', tag: '_' }],
  [`web@${SHA256}`, { repository: 'web', digest: SHA256 }],
  [`r.io/web:1@${SHA256}`, { registry: 'r.io', repository: 'web', tag: '1', digest: SHA256 }],
  [`web:${'t'.repeat(128)}`, { repository: 'web', tag: 't'.repeat(128) }],
  [`r.io/${'n'.repeat(255)}`, { registry: 'r.io', repository: 'n'.repeat(255) }],
])('%s', (text, expected) => {
  expect(parseImageReference('shop/web', text)).toEqual(expected);
});

const BAD_TAG = 'use letters, digits, ".", "_" and "-", at most 128, like "1.4.2"';
const UPPER_DIGEST = `sha256:${'ABCDEF01'.repeat(8)}`;
const BAD_DIGEST = 'use one like "sha256:" with 64 hexadecimal digits';
const UPPER = `has upper-case letters in its repository; write the repository in lower case, or ${LIKE}`;

test.each<[string, string]>([
  [' a', 'contains white space; remove it'],
  ['a b', 'contains white space; remove it'],
  ['a\n', 'contains white space; remove it'],
  ['Foo:Bar:Baz', UPPER],
  ['Web', UPPER],
  ['shop/Web:1', UPPER],
  ['/web', `has no valid repository ("/web"); ${LIKE}`],
  ['web/', `has no valid repository ("web/"); ${LIKE}`],
  ['a//b', `has no valid repository ("a//b"); ${LIKE}`],
  [':1', `has no valid repository (""); ${LIKE}`],
  ['a:b:c', `has no valid repository ("a:b"); ${LIKE}`],
  ['a___b', `has no valid repository ("a___b"); ${LIKE}`],
  ['-web', `has no valid repository ("-web"); ${LIKE}`],
  ['web!', `has no valid repository ("web!"); ${LIKE}`],
  ['r.io/', `has no valid repository (""); ${LIKE}`],
  ['http://r.io/web', `has no valid registry host ("http:"); ${LIKE}`],
  ['-r.io/web', `has no valid registry host ("-r.io"); ${LIKE}`],
  ['r.io:port/web', `has no valid registry host ("r.io:port"); ${LIKE}`],
  ['web:', `has no valid tag (""); ${BAD_TAG}`],
  ['web:-1', `has no valid tag ("-1"); ${BAD_TAG}`],
  ['web:1+2', `has no valid tag ("1+2"); ${BAD_TAG}`],
  ['web@', `has no valid digest (""); ${BAD_DIGEST}`],
  ['web@1.2', `has no valid digest ("1.2"); ${BAD_DIGEST}`],
  [`web@sha256:${'a'.repeat(63)}`, `has no valid digest ("sha256:${'a'.repeat(63)}"); ${BAD_DIGEST}`],
  [`web@${UPPER_DIGEST}`, `has no valid digest ("${UPPER_DIGEST}"); ${BAD_DIGEST}`],
  ['web@sha256:abc', `has no valid digest ("sha256:abc"); ${BAD_DIGEST}`],
])('%j is refused', (text, expected) => {
  expect(messageOf(() => parseImageReference('shop/web', text))).toBe(
    `shop/web: image ${JSON.stringify(text)} ${expected}`,
  );
});

test('an empty reference is refused', () => {
  expect(messageOf(() => parseImageReference('shop/web', ''))).toBe(`shop/web: image is empty; ${LIKE}`);
});

test.each<[unknown, string]>([
  [undefined, 'undefined'],
  [null, 'null'],
  [7, '7'],
  [{}, 'an object'],
])('%p from JavaScript is refused', (value, shown) => {
  expect(messageOf(() => parseImageReference('shop/web', value as string))).toBe(
    `shop/web: image ${shown} is not a string; ${LIKE}`,
  );
});

test('a tag of 129 characters is refused, and cut where it is shown', () => {
  expect(messageOf(() => parseImageReference('shop/web', `web:${'t'.repeat(129)}`))).toBe(
    `shop/web: image "web:${'t'.repeat(76)}…" has no valid tag ("${'t'.repeat(80)}…"); ${BAD_TAG}`,
  );
});

test('a repository of 256 characters is refused, and cut where it is shown', () => {
  expect(messageOf(() => parseImageReference('shop/web', `r.io/${'n'.repeat(256)}`))).toBe(
    `shop/web: image "r.io/${'n'.repeat(75)}…" has no valid repository ("${'n'.repeat(80)}…"); ${LIKE}`,
  );
});
