import { Chart, Testing } from 'cdk8s';
import { ICapability } from '../../../src/core/capability';
import { AppSettings } from '../../../src/config/app-settings';
import { LogLevel } from '../../../src/observability/logging/log-level';
import { Logging } from '../../../src/observability/logging/logging';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';

const logging = (...capabilities: ICapability[]) =>
  new BareService(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'web', capabilities);
const variables = (capability: Logging) =>
  ((logging(capability).container.env ?? []) as { name: string; value: string }[]).map(({ name, value }) => [
    name.replace('Logging__Console__', '').replace('FormatterOptions__', '.'),
    value,
  ]);

test('one JSON object a line, with scopes and a timestamp', () => {
  expect(logging(Logging.json()).container.env).toEqual([
    { name: 'Logging__Console__FormatterName', value: 'json' },
    { name: 'Logging__Console__FormatterOptions__IncludeScopes', value: 'true' },
    { name: 'Logging__Console__FormatterOptions__TimestampFormat', value: 'yyyy-MM-ddTHH:mm:ss.fffZ' },
    { name: 'Logging__Console__FormatterOptions__UseUtcTimestamp', value: 'true' },
  ]);
});

test.each<[string, Logging, [string, string][]]>([
  [
    'JSON without scopes, in local time',
    Logging.json({ includeScopes: false, utc: false }),
    [
      ['FormatterName', 'json'],
      ['.IncludeScopes', 'false'],
      ['.TimestampFormat', 'yyyy-MM-ddTHH:mm:ss.fffzzz'],
      ['.UseUtcTimestamp', 'false'],
    ],
  ],
  [
    'text in lines',
    Logging.simple({ timestampFormat: 'HH:mm:ss ' }),
    [
      ['FormatterName', 'simple'],
      ['.SingleLine', 'true'],
      ['.IncludeScopes', 'true'],
      ['.TimestampFormat', 'HH:mm:ss '],
      ['.UseUtcTimestamp', 'true'],
    ],
  ],
  ['as the image does', Logging.asInImage(), []],
])('%s', (_, capability, expected) => {
  expect(variables(capability)).toEqual(expected);
});

test('levels, of all categories and of some', () => {
  const levels = { 'Microsoft.AspNetCore': LogLevel.WARNING, Shop_: LogLevel.TRACE };
  expect(variables(Logging.json({ level: LogLevel.INFORMATION, levels })).slice(4)).toEqual([
    ['Logging__LogLevel__Default', 'Information'],
    ['Logging__LogLevel__Microsoft.AspNetCore', 'Warning'],
    ['Logging__LogLevel__Shop_', 'Trace'],
  ]);
});

test('text of several lines', () => {
  expect(variables(Logging.simple({ singleLine: false }))[1]).toEqual(['.SingleLine', 'false']);
});

const settings = { Logging: { LogLevel: { default: 'Warning' } } };

test.each<[string, AppSettings, string]>([
  [
    'variables',
    AppSettings.of(settings),
    'environment variable Logging__LogLevel__Default comes from Logging.json, and Logging__LogLevel__default from AppSettings',
  ],
  [
    'a mounted file',
    AppSettings.mounted(settings),
    'environment variable Logging__LogLevel__Default comes from Logging.json, and Logging__LogLevel__Default from the mounted file of AppSettings',
  ],
])('app settings of the same key as %s are a conflict', (_, appSettings, message) => {
  expect(messageOf(() => logging(appSettings, Logging.json({ level: LogLevel.ERROR })))).toBe(
    `shop/web: ${message}; set it in one place (.NET ignores the case of names)`,
  );
});

test('app settings of other keys are none', () => {
  const env = logging(AppSettings.of(settings), Logging.json()).container.env as { name: string }[];
  expect(env.map(({ name }) => name).slice(0, 2)).toEqual([
    'Logging__LogLevel__default',
    'Logging__Console__FormatterName',
  ]);
});

const FORMAT = 'use one like "yyyy-MM-ddTHH:mm:ss.fffZ"';

test.each<[object | null, string]>([
  [null, 'options of Logging.json null is not a plain object; use some like { level: LogLevel.WARNING }'],
  [{ includeScopes: 'no' }, 'logging option IncludeScopes "no" is not valid; use true or false'],
  [{ utc: 1 }, 'logging option UseUtcTimestamp 1 is not valid; use true or false'],
  [{ timestampFormat: '' }, `timestampFormat is empty; ${FORMAT}`],
  [{ timestampFormat: 1 }, `timestampFormat 1 is not a string; ${FORMAT}`],
  [{ timestampFormat: '$(A)' }, `timestampFormat "$(A)" has a "$" or a control character; ${FORMAT}`],
  [{ timestampFormat: 'HH\n' }, `timestampFormat "HH\\n" has a "$" or a control character; ${FORMAT}`],
  [{ level: 'warn' }, 'level "warn" of "Default" is unknown; use one like LogLevel.WARNING'],
  [{ level: null }, 'level null of "Default" is unknown; use one like LogLevel.WARNING'],
  [{ levels: { System: undefined } }, 'level undefined of "System" is unknown; use one like LogLevel.WARNING'],
  [
    { levels: { Default: LogLevel.NONE } },
    'levels names the category "Default", which stands for all others; say it by level',
  ],
  [
    { levels: { default: LogLevel.NONE } },
    'levels names the category "default", which stands for all others; say it by level',
  ],
  [
    { levels: { 'a:b': LogLevel.NONE } },
    'category "a:b" is not valid; use the beginning of the full name of a type, like "Microsoft.AspNetCore"',
  ],
  [
    { levels: { a__b: LogLevel.NONE } },
    'setting "Logging:LogLevel:a__b" can\'t be an environment variable: .NET would read Logging__LogLevel__a__b as "Logging:LogLevel:a:b"; set it in the image, and write ":" between sections',
  ],
  [
    { levels: [] },
    'levels an empty list is not a plain object; use some like { "Microsoft.AspNetCore": LogLevel.WARNING }',
  ],
])('refused: %j', (options, message) => {
  expect(messageOf(() => logging(Logging.json(options as any)))).toBe(`shop/web: ${message}`);
});
