import { fail } from '../private/errors';
import { requireInteger } from '../private/values';
import { DotnetRuntimeOptions, GcMode } from './dotnet-settings';
import { DotnetTraits } from './dotnet-version';

/** One setting: its name without prefix, and its value. */
export type RuntimeVariable = [name: string, value: string];

/** A number as the runtime reads it in most variables: hexadecimal. Source: as DotnetRuntimeOptions. */
export function hexadecimal(value: bigint): string {
  return `0x${value.toString(16).toUpperCase()}`;
}

/** The settings that a user asked for, checked; the heap's limit is not among them, as it depends on the memory's. */
export function runtimeVariables(path: string, traits: DotnetTraits, options: DotnetRuntimeOptions): RuntimeVariable[] {
  const { conserveMemory, processorCount, threadPoolMinThreads } = options;
  const number = (what: string, value: number, min: number, max: number) =>
    requireInteger('number-invalid', path, what, value, min, max);
  requireSince(path, traits, 'conserveMemory', conserveMemory, 6);
  const variables: [string, string | undefined][] = [
    ['EnableDiagnostics', flag(path, 'diagnostics', options.diagnostics)],
    ['gcServer', gcServer(path, options.gcMode)],
    ['gcConcurrent', flag(path, 'concurrentGc', options.concurrentGc)],
    [
      'GCConserveMemory',
      conserveMemory === undefined ? undefined : `${number('conserveMemory', conserveMemory, 0, 9)}`,
    ],
    // The one number that the runtime reads as decimal.
    [
      'PROCESSOR_COUNT',
      processorCount === undefined ? undefined : `${number('processorCount', processorCount, 1, 65535)}`,
    ],
    [
      'ThreadPool_ForceMinWorkerThreads',
      threadPoolMinThreads === undefined
        ? undefined
        : hexadecimal(BigInt(number('threadPoolMinThreads', threadPoolMinThreads, 1, 32767))),
    ],
  ];
  return variables.filter((variable): variable is RuntimeVariable => variable[1] !== undefined);
}

/** The heap's limit in percent, checked; undefined when the user has said none. */
export function heapPercent(path: string, traits: DotnetTraits, options: DotnetRuntimeOptions): number | undefined {
  const percent = options.heapHardLimitPercent;
  requireSince(path, traits, 'heapHardLimitPercent', percent, 3);
  return percent === undefined
    ? undefined
    : requireInteger('number-invalid', path, 'heapHardLimitPercent', percent, 1, 100);
}

/** `1` or `0`; undefined when the user has said neither. */
export function flag(path: string, what: string, value: boolean | undefined): string | undefined {
  if (value !== undefined && typeof value !== 'boolean') {
    fail('dotnet-setting-invalid', path, `${what} ${String(value)} is not valid`, 'use true or false');
  }
  return value === undefined ? undefined : value ? '1' : '0';
}

function gcServer(path: string, mode: GcMode | undefined): string | undefined {
  if (mode !== undefined && !Object.values(GcMode).includes(mode)) {
    fail(
      'dotnet-setting-invalid',
      path,
      `gcMode ${String(mode)} is unknown`,
      'use GcMode.SERVER or GcMode.WORKSTATION',
    );
  }
  return mode === undefined ? undefined : mode === GcMode.SERVER ? '1' : '0';
}

function requireSince(path: string, traits: DotnetTraits, what: string, value: unknown, major: number): void {
  if (value !== undefined && traits.isBefore(major)) {
    const problem = `${what} is a setting of .NET ${major} and later, and dotnetVersion is older`;
    fail('dotnet-setting-invalid', path, problem, 'leave it out, or correct dotnetVersion');
  }
}
