import { AppSettings } from '../../src/config/app-settings';
import { manifestsBelow } from '../support/manifests';
import { envOf, refusal, warningsOf, web } from './support';

test('settings are literal variables, in their order, and nothing else is created', () => {
  const settings = {
    Logging: { LogLevel: { Default: 'Warning', 'Microsoft.AspNetCore': 'Information' } },
    Cors: { Origins: ['https://a.example.com', 'https://b.example.com'] },
    Features: { Beta: true, Old: false },
    Retry: { Count: 3, Factor: 1.5, Smallest: 1e-7, None: -0 },
    Servers: [{ Host: 'a', Port: 1 }],
    Empty: '',
  };
  expect(envOf(AppSettings.of(settings))).toEqual([
    { name: 'Logging__LogLevel__Default', value: 'Warning' },
    { name: 'Logging__LogLevel__Microsoft.AspNetCore', value: 'Information' },
    { name: 'Cors__Origins__0', value: 'https://a.example.com' },
    { name: 'Cors__Origins__1', value: 'https://b.example.com' },
    { name: 'Features__Beta', value: 'true' },
    { name: 'Features__Old', value: 'false' },
    { name: 'Retry__Count', value: '3' },
    { name: 'Retry__Factor', value: '1.5' },
    { name: 'Retry__Smallest', value: '0.0000001' },
    { name: 'Retry__None', value: '0' },
    { name: 'Servers__0__Host', value: 'a' },
    { name: 'Servers__0__Port', value: '1' },
    { name: 'Empty', value: '' },
  ]);
  const kinds = manifestsBelow(web([AppSettings.of(settings)])).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'ConfigMap')).toEqual([]);
});

test('a key with ":" is a section, as in .NET', () => {
  expect(envOf(AppSettings.of({ 'Logging:LogLevel': { 'Default:Deep': 'x' } }))).toEqual([
    { name: 'Logging__LogLevel__Default__Deep', value: 'x' },
  ]);
});

test('what Kubernetes would expand is escaped', () => {
  expect(envOf(AppSettings.of({ Template: '$(HOME) costs $$5 or $6' }))).toEqual([
    { name: 'Template', value: '$$(HOME) costs $$$$5 or $6' },
  ]);
});

test('the environment is told when it is said, before the settings', () => {
  expect(envOf(AppSettings.of({ A: '1' }, { environmentName: 'Staging' }))).toEqual([
    { name: 'ASPNETCORE_ENVIRONMENT', value: 'Staging' },
    { name: 'A', value: '1' },
  ]);
});

test('one object of settings serves two services', () => {
  const shared = AppSettings.of({ A: '1' });
  const [first, second] = [envOf(shared), envOf(shared)];
  expect(first).toEqual([{ name: 'A', value: '1' }]);
  expect(second).toEqual(first);
});

const cyclic: Record<string, unknown> = {};
cyclic.A = cyclic;

test.each<[string, unknown, string]>([
  [
    'null',
    { A: { B: null } },
    'setting "A:B" is null, which .NET configuration can\'t tell from ""; leave it out, or set it to ""',
  ],
  [
    'undefined',
    { A: undefined },
    'setting "A" is undefined, which .NET configuration can\'t tell from ""; leave it out, or set it to ""',
  ],
  [
    'a hole in a list',
    { A: [1, , 2] },
    'setting "A:1" is undefined, which .NET configuration can\'t tell from ""; leave it out, or set it to ""',
  ],
  ['an empty list', { A: { B: [] } }, 'setting "A:B" is an empty list, which sets no key; leave it out'],
  ['an empty object', { A: {} }, 'setting "A" is an empty object, which sets no key; leave it out'],
  ['NaN', { A: NaN }, 'setting "A" is NaN, which is not exact or no number; write it as a string'],
  ['infinity', { A: -Infinity }, 'setting "A" is -Infinity, which is not exact or no number; write it as a string'],
  [
    'a large number',
    { A: 2 ** 53 },
    'setting "A" is 9007199254740992, which is not exact or no number; write it as a string',
  ],
  [
    'a date',
    { A: new Date(0) },
    'setting "A" is neither text, number, boolean, list nor plain object; write it as a string',
  ],
  [
    'a map',
    { A: new Map() },
    'setting "A" is neither text, number, boolean, list nor plain object; write it as a string',
  ],
  [
    'a function',
    { A: () => 1 },
    'setting "A" is neither text, number, boolean, list nor plain object; write it as a string',
  ],
  ['NUL', { A: 'a\0b' }, 'setting "A" contains a NUL character; remove it: no process can be given one'],
  [
    'two cases',
    { A: { B: 1 }, a: { b: 2 } },
    'settings "A:B" and "a:b" are one key to .NET, which ignores case; leave one of them out',
  ],
  [
    'two spellings',
    { A: { B: 1 }, 'A:B': 2 },
    'settings "A:B" and "A:B" are one key to .NET, which ignores case; leave one of them out',
  ],
  [
    'a key for a variable',
    { A__B: 1 },
    'setting "A__B" contains "__", which is for variables; write "A:B", or nest it',
  ],
  ['an empty key', { A: { '': 1 } }, 'setting "A:" has an empty section or key; name it'],
  ['an empty section', { 'A::B': 1 }, 'setting "A::B" has an empty section or key; name it'],
  [
    'a section that ends in _',
    { A_: { B: 1 } },
    'setting "A_:B" can\'t be an environment variable: .NET would read A___B as "A:_B"; use AppSettings.mounted, and write ":" between sections',
  ],
  [
    'a blank',
    { 'A B': 1 },
    'setting "A B" can\'t be an environment variable; use letters, digits, "_", "-" and ".", not starting with a digit or "..", or use AppSettings.mounted',
  ],
  [
    'a digit first',
    { 1: 1 },
    'setting "1" can\'t be an environment variable; use letters, digits, "_", "-" and ".", not starting with a digit or "..", or use AppSettings.mounted',
  ],
  ['a list', [1], 'the settings are a list; give an object like { Section: { Key: 1 } }'],
  ['nothing', undefined, 'the settings are undefined; give an object like { Section: { Key: 1 } }'],
  ['itself', cyclic, 'the settings are nested deeper than the 64 levels that .NET reads; make them flatter'],
  [
    'a long value',
    { A: { B: 'x'.repeat(131_072) } },
    'setting "A:B" is longer than the 128 KiB of a variable; use AppSettings.mounted',
  ],
  [
    'too much',
    Object.fromEntries(['A', 'B'].map((key) => [key, 'x'.repeat(100_000)])),
    'the settings take 200049 bytes as variables, and kubectl apply fails from 256 KiB an object; use AppSettings.mounted, or stay below 200000',
  ],
])('%s is refused', (_, settings, message) => {
  expect(refusal([AppSettings.of(settings as Record<string, any>)])).toBe(message);
});

test.each(['', 'my env', '../x', '-a'])('the environment name %j is refused', (environmentName) => {
  const problem =
    environmentName === '' ? 'environmentName is empty' : `environmentName "${environmentName}" is not valid`;
  expect(refusal([AppSettings.of({ A: 1 }, { environmentName })])).toBe(
    `${problem}; use letters, digits, "-", "_" and ".", like "Staging"`,
  );
});

test('what looks like a secret is refused, and passes with a warning when the user insists', () => {
  const settings = { ConnectionStrings: { Shop: 'Host=db;Username=web;Password=hunter2' } };
  expect(refusal([AppSettings.of(settings)])).toBe(
    'setting "ConnectionStrings:Shop" looks like a secret, by its value, and would stand in the YAML for all to read; ' +
      'take it from a Secret by Secrets.fromSecret, or set allowPlainSecrets if everybody may read it',
  );
  const insisting = web([AppSettings.of(settings, { allowPlainSecrets: true })]);
  expect(warningsOf(insisting)).toEqual([
    'plain-secret shop/web: setting "ConnectionStrings:Shop" looks like a secret, by its value, and stands in the YAML; ' +
      'take it from a Secret by Secrets.fromSecret',
  ]);
});
