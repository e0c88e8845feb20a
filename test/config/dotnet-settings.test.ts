import { AspNetCoreRuntime, AspNetCoreRuntimeProps } from '../../src/config/aspnetcore-runtime';
import { DotnetRuntimeOptions, GcMode } from '../../src/config/dotnet-settings';
import { envOf, refusal } from './support';

const GIB = 1024n ** 3n * 1_000_000_000n;
const SHAPE = { cpuRequest: 250_000_000n, cpuLimit: 500_000_000n, memoryLimit: GIB };

function runtime(options: DotnetRuntimeOptions, more: Partial<AspNetCoreRuntimeProps> = {}): AspNetCoreRuntime {
  return new AspNetCoreRuntime({ dotnetVersion: '8.0', shape: SHAPE, runtime: options, ...more });
}

/** The variables but the port. */
function variables(options: DotnetRuntimeOptions, more: Partial<AspNetCoreRuntimeProps> = {}): Record<string, string> {
  const found: { name: string; value: string }[] = envOf(runtime(options, more));
  const rest = found.filter(({ name }) => !name.startsWith('ASPNETCORE_'));
  return Object.fromEntries(rest.map(({ name, value }) => [name, value]));
}

test.each<[DotnetRuntimeOptions, Record<string, string>]>([
  [{}, {}],
  [{ gcMode: GcMode.SERVER }, { DOTNET_gcServer: '1' }],
  [{ gcMode: GcMode.WORKSTATION }, { DOTNET_gcServer: '0' }],
  [{ concurrentGc: true }, { DOTNET_gcConcurrent: '1' }],
  [{ concurrentGc: false }, { DOTNET_gcConcurrent: '0' }],
  [{ heapHardLimitPercent: 1 }, { DOTNET_GCHeapHardLimitPercent: '0x1' }],
  [{ heapHardLimitPercent: 75 }, { DOTNET_GCHeapHardLimitPercent: '0x4B' }],
  [{ heapHardLimitPercent: 100 }, { DOTNET_GCHeapHardLimitPercent: '0x64' }],
  [{ conserveMemory: 0 }, { DOTNET_GCConserveMemory: '0' }],
  [{ conserveMemory: 9 }, { DOTNET_GCConserveMemory: '9' }],
  [{ processorCount: 16 }, { DOTNET_PROCESSOR_COUNT: '16' }],
  [{ globalizationInvariant: true }, { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }],
  [{ globalizationInvariant: false }, { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '0' }],
  [{ threadPoolMinThreads: 100 }, { DOTNET_ThreadPool_ForceMinWorkerThreads: '0x64' }],
  [{ diagnostics: true }, { DOTNET_EnableDiagnostics: '1' }],
  [{ diagnostics: false }, { DOTNET_EnableDiagnostics: '0' }],
])('.NET 8 with %j', (options, expected) => {
  expect(variables(options)).toEqual(expected);
});

test('before .NET 6 the prefix is COMPlus_, but for what the class library reads', () => {
  const options = { gcMode: GcMode.SERVER, globalizationInvariant: true, threadPoolMinThreads: 16 };
  expect(variables(options, { dotnetVersion: '5.0' })).toEqual({
    COMPlus_gcServer: '1',
    COMPlus_ThreadPool_ForceMinWorkerThreads: '0x10',
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
  });
});

test('an unknown version gets both prefixes', () => {
  expect(variables({ conserveMemory: 5 }, { dotnetVersion: undefined })).toEqual({
    COMPlus_GCConserveMemory: '5',
    DOTNET_GCConserveMemory: '5',
    COMPlus_GCHeapHardLimit: '0x30000000',
  });
});

test.each([
  [undefined, { COMPlus_GCHeapHardLimit: '0x20000000' }],
  ['3.1', { COMPlus_GCHeapHardLimit: '0x20000000' }],
  ['5.0', { COMPlus_GCHeapHardLimitPercent: '0x32' }],
  ['6.0', { DOTNET_GCHeapHardLimitPercent: '0x32' }],
])('half of 1Gi as .NET %s reads it', (dotnetVersion, expected) => {
  expect(variables({ heapHardLimitPercent: 50 }, { dotnetVersion })).toEqual(expected);
});

test('the processor count wins over what the CPU request gives', () => {
  const shape = { ...SHAPE, cpuLimit: undefined, cpuRequest: 12_000_000_000n };
  expect(variables({}, { shape })).toEqual({ DOTNET_PROCESSOR_COUNT: '12' });
  expect(variables({ processorCount: 4 }, { shape })).toEqual({ DOTNET_PROCESSOR_COUNT: '4' });
});

test.each<[DotnetRuntimeOptions, string | undefined, string]>([
  [{ heapHardLimitPercent: 0 }, '8.0', 'heapHardLimitPercent 0 is not valid; use a whole number from 1 to 100'],
  [{ heapHardLimitPercent: 101 }, '8.0', 'heapHardLimitPercent 101 is not valid; use a whole number from 1 to 100'],
  [{ heapHardLimitPercent: 0.75 }, '8.0', 'heapHardLimitPercent 0.75 is not valid; use a whole number from 1 to 100'],
  [{ conserveMemory: 10 }, '8.0', 'conserveMemory 10 is not valid; use a whole number from 0 to 9'],
  [{ processorCount: 0 }, '8.0', 'processorCount 0 is not valid; use a whole number from 1 to 65535'],
  [
    { threadPoolMinThreads: 32768 },
    '8.0',
    'threadPoolMinThreads 32768 is not valid; use a whole number from 1 to 32767',
  ],
  [{ gcMode: 'concurrent' as GcMode }, '8.0', 'gcMode concurrent is unknown; use GcMode.SERVER or GcMode.WORKSTATION'],
  [{ concurrentGc: 1 as unknown as boolean }, '8.0', 'concurrentGc 1 is not valid; use true or false'],
  [{ diagnostics: 'no' as unknown as boolean }, '8.0', 'diagnostics no is not valid; use true or false'],
  [
    { globalizationInvariant: 'yes' as unknown as boolean },
    '8.0',
    'globalizationInvariant yes is not valid; use true or false',
  ],
  [
    { conserveMemory: 5 },
    '5.0',
    'conserveMemory is a setting of .NET 6 and later, and dotnetVersion is older; leave it out, or correct dotnetVersion',
  ],
  [
    { heapHardLimitPercent: 50 },
    '2.1',
    'heapHardLimitPercent is a setting of .NET 3 and later, and dotnetVersion is older; leave it out, or correct dotnetVersion',
  ],
])('%j under .NET %s is refused', (options, dotnetVersion, message) => {
  expect(refusal([runtime(options, { dotnetVersion })])).toBe(message);
});

test('a collision with env names both', () => {
  expect(refusal([runtime({ gcMode: GcMode.SERVER })], { env: { dotnet_GCSERVER: '0' } })).toBe(
    'environment variable DOTNET_gcServer comes from the prop runtime, and dotnet_GCSERVER from the prop env; ' +
      'set it in one place (.NET ignores the case of names)',
  );
});
