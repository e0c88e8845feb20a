import { Environment, EnvironmentVariable } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';

function variable(name: string, value?: unknown, origin = 'the prop env'): EnvironmentVariable {
  return { name, value: value as string, origin };
}

test('variables come in the order in which they were added', () => {
  const environment = new Environment('shop/web');
  const valueFrom = { secretKeyRef: { name: 'db', key: 'password' } };
  environment.add(variable('Zulu', '1'));
  environment.add({ name: 'Password', valueFrom, origin: 'a secret' });
  environment.add(variable('Alpha', ''));
  expect(environment.toEnvVars()).toEqual([
    { name: 'Zulu', value: '1' },
    { name: 'Password', valueFrom },
    { name: 'Alpha', value: '' },
  ]);
});

test.each(['A', 'a', '_', 'Logging__LogLevel__Default', 'my.name', 'my-name', '-a', '.a', 'A1', '__proto__'])(
  '%s is a name',
  (name) => {
    const environment = new Environment('shop/web');
    environment.add(variable(name, 'x'));
    expect(environment.toEnvVars()).toEqual([{ name, value: 'x' }]);
  },
);

test.each<[unknown, string]>([
  ['', '""'],
  ['1A', '"1A"'],
  ['a b', '"a b"'],
  ['A\n', '"A\\n"'],
  ['A=B', '"A=B"'],
  ['Logging:Default', '"Logging:Default"'],
  ['é', '"é"'],
  [undefined, 'undefined'],
  [7, '7'],
])('%p is no name', (name, shown) => {
  expect(messageOf(() => new Environment('shop/web').add(variable(name as string, 'x')))).toBe(
    `shop/web: environment variable ${shown} (from the prop env) is not a valid name; ` +
      'use letters, digits, "_", "-" and ".", not starting with a digit or ".."',
  );
});

test.each<[unknown, string, string]>([
  [true, 'true', 'true'],
  [80, '80', '80'],
  [null, 'null', 'null'],
  [undefined, 'undefined', 'undefined'],
])('%p is no value', (value, shown, quoted) => {
  expect(messageOf(() => new Environment('shop/web').add(variable('KEY', value)))).toBe(
    `shop/web: environment variable KEY (from the prop env) has the value ${shown}, which is not a string; ` +
      `write it as a string, like "${quoted}"`,
  );
});

test.each([
  ['KEY', 'KEY'],
  ['Key', 'KEY'],
])('%s and %s are one name', (first, second) => {
  const environment = new Environment('shop/web');
  environment.add(variable(first, '1', 'appSettings'));
  expect(messageOf(() => environment.add(variable(second, '2')))).toBe(
    `shop/web: environment variable ${second} comes from the prop env, and ${first} from appSettings; ` +
      'set it in one place (.NET ignores the case of names)',
  );
  expect(environment.toEnvVars()).toEqual([{ name: first, value: '1' }]);
});

test('a default gives way to what is there, whatever its case', () => {
  const environment = new Environment('shop/web');
  environment.add(variable('Key', 'theirs'));
  environment.addDefault(variable('KEY', 'ours'));
  environment.addDefault(variable('OTHER', 'ours'));
  expect(environment.toEnvVars()).toEqual([
    { name: 'Key', value: 'theirs' },
    { name: 'OTHER', value: 'ours' },
  ]);
});

test('a default is checked like any other variable', () => {
  expect(messageOf(() => new Environment('shop/web').addDefault(variable('1A', 'x', 'the runtime')))).toBe(
    'shop/web: environment variable "1A" (from the runtime) is not a valid name; ' +
      'use letters, digits, "_", "-" and ".", not starting with a digit or ".."',
  );
});

test('find ignores case', () => {
  const environment = new Environment('shop/web');
  environment.add(variable('Key', '1'));
  expect(environment.find('kEY')).toEqual({ name: 'Key', value: '1', origin: 'the prop env' });
  expect(environment.find('constructor')).toBeUndefined();
});

test('what toEnvVars gave does not change what is in the environment', () => {
  const environment = new Environment('shop/web');
  environment.add(variable('Key', '1'));
  environment.toEnvVars().pop();
  expect(environment.toEnvVars()).toEqual([{ name: 'Key', value: '1' }]);
});
