import { KubernetesVersion } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';

test.each<[string, number]>([
  ['1.27', 27],
  ['v1.27', 27],
  ['1.31', 31],
  ['v1.31.2', 31],
  ['1.31.2-gke.100', 31],
  ['v1.30.5+k3s1', 30],
  ['v1.29.4-eks-036c24b', 29],
  ['1.100', 100],
])('%s is minor version %i', (text, minor) => {
  const version = KubernetesVersion.of(text);
  expect(version.minor).toBe(minor);
  expect(version.toString()).toBe(`1.${minor}`);
});

test.each<[unknown, string]>([
  ['', '""'],
  ['1', '"1"'],
  ['1.', '"1."'],
  ['31', '"31"'],
  ['1.x', '"1.x"'],
  ['2.0', '"2.0"'],
  ['V1.31', '"V1.31"'],
  [' 1.31', '" 1.31"'],
  ['1.31 ', '"1.31 "'],
  ['1.31\n', '"1.31\\n"'],
  ['latest', '"latest"'],
  [1.31, '1.31'],
  [undefined, 'undefined'],
  [null, 'null'],
])('%p is no version', (value, shown) => {
  expect(messageOf(() => KubernetesVersion.of(value as string))).toBe(
    `KubernetesVersion.of: version ${shown} is not one of Kubernetes; use one like "1.31", as kubectl version prints it`,
  );
});

test.each(['1.26', 'v1.26.15', '1.9', '1.0'])('%s is too old', (text) => {
  expect(messageOf(() => KubernetesVersion.of(text))).toBe(
    `KubernetesVersion.of: version "${text}" is older than 1.27; ` +
      'upgrade the cluster: the oldest supported version is 1.27',
  );
});

test('the floor is 1.27', () => {
  expect(KubernetesVersion.floor().toString()).toBe('1.27');
});

test.each<[number, boolean]>([
  [27, true],
  [30, true],
  [31, false],
])('1.30 is at least 1.%i: %p', (minor, expected) => {
  expect(KubernetesVersion.of('1.30').isAtLeast(minor)).toBe(expected);
});

// As texts, 1.9 would be later than 1.27 and 1.100 earlier than 1.30.
test('minor versions compare as numbers', () => {
  expect(KubernetesVersion.of('1.100').isAtLeast(30)).toBe(true);
});
