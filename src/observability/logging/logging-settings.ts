import { variableOfSetting } from '../../core/setting-keys';
import { fail } from '../../private/errors';
import { requirePlainObject, requireString, show } from '../../private/values';
import { LogLevel } from './log-level';
import { ConsoleLoggingOptions, SimpleLoggingOptions } from './logging-options';

/** Settings by their variables. */
export type LoggingVariables = [string, string][];

const UTC_FORMAT = 'yyyy-MM-ddTHH:mm:ss.fffZ';
const LOCAL_FORMAT = 'yyyy-MM-ddTHH:mm:ss.fffzzz';

/** A category's name: what a type's full name may be. */
const CATEGORY = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/**
 * The settings of a formatter of the console.
 * Source: https://learn.microsoft.com/dotnet/core/extensions/console-log-formatter
 */
export function formatterVariables(path: string, formatter: string, options: SimpleLoggingOptions): LoggingVariables {
  const what = `options of Logging.${formatter}`;
  requirePlainObject('settings-invalid', path, what, options, 'use some like { level: LogLevel.WARNING }');
  const { includeScopes = true, utc = true, singleLine = true } = options;
  const format = options.timestampFormat ?? (utc ? UTC_FORMAT : LOCAL_FORMAT);
  requireString('settings-invalid', path, 'timestampFormat', format, `use one like "${UTC_FORMAT}"`);
  if (/[\p{Cc}$]/u.test(format)) {
    const problem = `timestampFormat ${show(format)} has a "$" or a control character`;
    fail('settings-invalid', path, problem, `use one like "${UTC_FORMAT}"`);
  }
  const console = 'Logging__Console__';
  const set = `${console}FormatterOptions__`;
  return [
    [`${console}FormatterName`, formatter],
    ...(formatter === 'simple' ? [flag(path, set, 'SingleLine', singleLine)] : []),
    flag(path, set, 'IncludeScopes', includeScopes),
    [`${set}TimestampFormat`, format],
    flag(path, set, 'UseUtcTimestamp', utc),
    ...levelVariables(path, options),
  ];
}

function flag(path: string, set: string, name: string, value: boolean): [string, string] {
  if (typeof value !== 'boolean') {
    fail('settings-invalid', path, `logging option ${name} ${show(value)} is not valid`, 'use true or false');
  }
  return [`${set}${name}`, String(value)];
}

function levelVariables(path: string, { level, levels = {} }: ConsoleLoggingOptions): LoggingVariables {
  const fix = 'use some like { "Microsoft.AspNetCore": LogLevel.WARNING }';
  requirePlainObject('settings-invalid', path, 'levels', levels, fix);
  const clash = Object.keys(levels).find((category) => category.toLowerCase() === 'default');
  if (clash !== undefined) {
    const problem = `levels names the category ${show(clash)}, which stands for all others`;
    fail('settings-invalid', path, problem, 'say it by level');
  }
  const all = [...(level === undefined ? [] : [['Default', level] as const]), ...Object.entries(levels)];
  return all.map(([category, value]) => [categoryVariable(path, category), requireLevel(path, category, value)]);
}

function categoryVariable(path: string, category: string): string {
  if (!CATEGORY.test(category)) {
    const fix = 'use the beginning of the full name of a type, like "Microsoft.AspNetCore"';
    fail('settings-invalid', path, `category ${show(category)} is not valid`, fix);
  }
  return variableOfSetting('settings-invalid', path, `Logging:LogLevel:${category}`, 'set it in the image');
}

function requireLevel(path: string, category: string, level: LogLevel): LogLevel {
  if (!Object.values(LogLevel).includes(level)) {
    const problem = `level ${show(level)} of ${show(category)} is unknown`;
    fail('settings-invalid', path, problem, 'use one like LogLevel.WARNING');
  }
  return level;
}
