import { fail } from '../private/errors';
import { show } from '../private/values';

const SYNTAX = /^(?:net|netcoreapp)?(\d{1,2})(?:\.\d{1,2})?(?:\.\d+)?$/;
const OLDEST = 2;

/** What the major version of .NET decides; undefined stands for a version that nobody told us. */
export class DotnetTraits {
  /** Reads `8.0`, `net8.0`, `8`, `3.1` or `netcoreapp3.1`. */
  public static of(path: string, version: string | undefined): DotnetTraits {
    if (version === undefined) {
      return new DotnetTraits(undefined);
    }
    const match = typeof version === 'string' ? SYNTAX.exec(version) : null;
    const major = match ? Number(match[1]) : 0;
    if (major < OLDEST) {
      fail(
        'dotnet-version-invalid',
        path,
        `.NET version ${show(version)} is not valid`,
        'use one like "8.0" or "net8.0", or leave it out for settings that work on all',
      );
    }
    return new DotnetTraits(major);
  }

  private readonly major?: number;

  private constructor(major: number | undefined) {
    this.major = major;
  }

  /**
   * From .NET 8 the port is a setting of its own; before, and on all versions, it is part of a URL.
   * Source: https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints
   */
  public get hasHttpPorts(): boolean {
    return this.major !== undefined && this.major >= 8;
  }

  /**
   * The prefixes of the runtime's own settings: `DOTNET_` from .NET 6, `COMPlus_` before, both when unknown.
   * Source: https://learn.microsoft.com/dotnet/core/runtime-config/
   */
  public get runtimePrefixes(): string[] {
    if (this.major === undefined) {
      return ['COMPlus_', 'DOTNET_'];
    }
    return [this.major >= 6 ? 'DOTNET_' : 'COMPlus_'];
  }

  /**
   * Before .NET 5 the garbage collector does not see a memory limit of cgroup v2, and grows until the
   * container is killed. A version that nobody told us may be one of those.
   * Source: https://learn.microsoft.com/dotnet/core/runtime-config/garbage-collector#heap-limit
   */
  public get ignoresCgroupV2(): boolean {
    return this.major === undefined || this.major < 5;
  }

  /** Whether the version is known, and older than a major version. */
  public isBefore(major: number): boolean {
    return this.major !== undefined && this.major < major;
  }
}
