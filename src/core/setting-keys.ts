import { isVariableName } from './environment';
import { ErrorCode, fail } from '../private/errors';
import { show } from '../private/values';

/**
 * The environment variable that .NET reads as a setting: `Logging:LogLevel:Default` is
 * `Logging__LogLevel__Default`. A key that .NET would read as another one is refused.
 * Source: https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#environment-variables
 */
export function variableOfSetting(code: ErrorCode, path: string, setting: string, otherwise: string): string {
  const name = setting.replaceAll(':', '__');
  if (name.replaceAll('__', ':') !== setting) {
    fail(
      code,
      path,
      `setting ${show(setting)} can't be an environment variable: .NET would read ${name} as ${show(name.replaceAll('__', ':'))}`,
      `${otherwise}, and write ":" between sections`,
    );
  }
  if (!isVariableName(name)) {
    fail(
      code,
      path,
      `setting ${show(setting)} can't be an environment variable`,
      `use letters, digits, "_", "-" and ".", not starting with a digit or "..", or ${otherwise}`,
    );
  }
  return name;
}

/**
 * The environment variable that a user means by a setting (`ConnectionStrings:Default`) or by the variable's
 * own name (`ConnectionStrings__Default`).
 */
export function variableNamed(code: ErrorCode, path: string, text: unknown): string {
  const name = typeof text === 'string' ? text : '';
  const setting = name.replaceAll('__', ':');
  const parts = setting.split(':');
  if (parts.includes('') || !isVariableName(name.replaceAll(':', '__'))) {
    fail(
      code,
      path,
      `${show(text)} is neither a setting nor an environment variable`,
      'use one like "ConnectionStrings:Default" or "ConnectionStrings__Default"',
    );
  }
  return variableOfSetting(code, path, setting, 'rename it');
}
