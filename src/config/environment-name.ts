import { Environment } from '../core/environment';
import { fail } from '../private/errors';
import { requireString, show } from '../private/values';

const VARIABLE = 'ASPNETCORE_ENVIRONMENT';

/**
 * What .NET takes when nothing says otherwise.
 * Source: https://learn.microsoft.com/aspnet/core/fundamentals/environments
 */
export const DEFAULT_ENVIRONMENT = 'Production';

/** The name of an environment; it becomes part of a file's name. */
export function requireEnvironmentName(path: string, name: string): string {
  const fix = 'use letters, digits, "-", "_" and ".", like "Staging"';
  requireString('settings-invalid', path, 'environmentName', name, fix);
  if (!/^[A-Za-z0-9](?:[\w.-]{0,98}[A-Za-z0-9])?$/.test(name)) {
    fail('settings-invalid', path, `environmentName ${show(name)} is not valid`, fix);
  }
  return name;
}

/** Tells the app its environment, when the user has said one. */
export function tellEnvironment(environment: Environment, name: string | undefined): void {
  if (name !== undefined) {
    environment.add({ name: VARIABLE, value: name, origin: 'AppSettings (environmentName)' });
  }
}

/** The file of one environment is not read in another one. */
export function requireEnvironment(path: string, environment: Environment, file: string, expected: string): void {
  for (const name of [VARIABLE, 'DOTNET_ENVIRONMENT']) {
    const found = environment.find(name);
    if (found?.value !== undefined && found.value !== expected) {
      fail(
        'settings-invalid',
        path,
        `the app would not read ${file}: ${found.name} is ${show(found.value)} (from ${found.origin})`,
        `leave that out, and give AppSettings the environmentName ${show(found.value)}`,
      );
    }
  }
}
