import * as fc from 'fast-check';
import {
  AppSettings,
  DataProtection,
  DotnetRuntimeOptions,
  GcMode,
  Logging,
  LogLevel,
  ReleaseOptions,
  Secrets,
  ServiceLabels,
} from 'cdk8s-aspnetcore';
import { Of, rarely, whole, word, words } from './arbitrary';

/** Texts that YAML or a shell could take for something else. */
const text = fc.constantFrom(
  'yes',
  '0777',
  'null',
  '1:30',
  ' a b ',
  'ü€😀',
  '{{ x }}',
  "it's",
  '',
  '$(HOME)',
  '"',
  '#',
);

export const config = fc.record({
  settings: rarely(
    fc.record({
      mounted: fc.boolean(),
      values: fc.dictionary(word('Feature:A', 'Logging', 'Title'), fc.oneof(text, fc.integer(), fc.boolean()), {
        minKeys: 1,
      }),
      list: fc.array(whole(0, 9), { maxLength: 3 }),
    }),
  ),
  secrets: rarely(fc.uniqueArray(word('allKeys', 'asFiles', 'fromSecret'), { minLength: 1 })),
  env: rarely(fc.dictionary(word('FIRST', 'SECOND', 'Third__Key'), text, { minKeys: 1 })),
  labels: rarely(
    fc.record({ component: fc.boolean(), partOf: fc.boolean(), custom: words('example.com/team', 'tier') }),
  ),
  selectorLabels: rarely(fc.constant({ app: 'shop' })),
  release: rarely(
    fc.record({
      version: fc.constantFrom(undefined, '2.4.0'),
      commit: fc.constantFrom(undefined, '0123456'),
      reason: fc.constantFrom(undefined, 'a "new" start: yes'),
    }),
  ),
  dotnetVersion: rarely(word('5.0', '6.0', 'net7.0', '8.0', '9.0', 'net10.0')),
  runtime: rarely(
    fc.record({
      gcMode: fc.constantFrom(undefined, GcMode.SERVER, GcMode.WORKSTATION),
      concurrentGc: fc.constantFrom(undefined, true, false),
      processorCount: rarely(whole(1, 4)),
      heapHardLimitPercent: rarely(whole(40, 80)),
      globalizationInvariant: fc.constantFrom(undefined, true),
      threadPoolMinThreads: rarely(whole(1, 50)),
    }),
  ),
  dataProtection: rarely(word('custom', 'notNeeded', 'redis', 'volume')),
  logging: rarely(
    fc.record({
      kind: word('asInImage', 'json', 'simple'),
      level: fc.constantFrom(undefined, LogLevel.WARNING, LogLevel.DEBUG),
      levels: fc.constantFrom(undefined, { 'Microsoft.AspNetCore': LogLevel.ERROR }),
      utc: fc.constantFrom(undefined, true, false),
      includeScopes: fc.constantFrom(undefined, true, false),
    }),
  ),
});
export type ConfigDescription = Of<typeof config>;
type Given<K extends keyof ConfigDescription> = NonNullable<ConfigDescription[K]>;

export function buildSettings({ mounted, values, list }: Given<'settings'>): AppSettings {
  const all = { ...values, ...(list.length > 0 && { List: list }) };
  return mounted ? AppSettings.mounted(all) : AppSettings.of(all);
}

const SECRETS = {
  allKeys: () => Secrets.allKeys('shop-variables', { prefix: 'SHOP_' }),
  asFiles: () => Secrets.asFiles('shop-files'),
  fromSecret: () => Secrets.fromSecret('db', { keys: { connection: 'ConnectionStrings:Db' } }),
};

export function buildSecrets(kinds: Given<'secrets'>): Secrets[] {
  return kinds.map((kind) => SECRETS[kind]());
}

export function buildLabels({ component, partOf, custom }: Given<'labels'>): ServiceLabels {
  return {
    component: component ? 'api' : undefined,
    partOf: partOf ? 'shop' : undefined,
    custom: Object.fromEntries(custom.map((key) => [key, 'a'])),
  };
}

export function buildRelease(given: Given<'release'>): ReleaseOptions {
  return given;
}

export function buildRuntime(given: Given<'runtime'>): DotnetRuntimeOptions {
  return given;
}

const KEYS = {
  custom: () => DataProtection.custom(),
  notNeeded: () => DataProtection.notNeeded(),
  redis: () => DataProtection.persistedToRedis('redis', 'connection'),
  volume: () => DataProtection.persistedToVolume('keys'),
};

export function buildDataProtection(kind: Given<'dataProtection'>): DataProtection {
  return KEYS[kind]();
}

export function buildLogging({ kind, ...options }: Given<'logging'>): Logging {
  return kind === 'asInImage' ? Logging.asInImage() : Logging[kind](options);
}
