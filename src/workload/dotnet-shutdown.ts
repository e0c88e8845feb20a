import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';
import { Environment } from '../core/environment';
import { fail } from '../private/errors';
import { Shutdown } from './shutdown';

/**
 * The key `shutdownTimeoutSeconds` of the host's configuration. Every web host reads the prefix ASPNETCORE_;
 * newer ones read DOTNET_ after it, which would then win.
 * Source: https://learn.microsoft.com/aspnet/core/fundamentals/host/generic-host#shutdowntimeout
 */
const SETTING = 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS';
const RIVAL = 'DOTNET_SHUTDOWNTIMEOUTSECONDS';

const ORIGIN = 'the shutdown timeout';

/**
 * Tells the .NET host how long it may take to stop: before .NET 6 it takes 5 seconds by itself. For a
 * shutdown that is not graceful nothing is told.
 */
export class DotnetShutdown implements ICapability {
  public readonly capabilityName = 'dotnet-shutdown';
  private readonly shutdown: Shutdown;

  /** @param shutdown the one that the service has bound */
  public constructor(shutdown: Shutdown) {
    this.shutdown = shutdown;
  }

  /** @throws when the environment already has the setting */
  public bind(context: ServiceContext): void {
    const { path, intent } = context;
    if (this.shutdown._isGraceful) {
      const value = `${this.shutdown._resolve(path).timeout}`;
      intent.addContributor({ contribute: (pod) => tell(path, pod.main.environment, value) });
    }
  }
}

function tell(path: string, environment: Environment, value: string): void {
  const taken = environment.find(SETTING) ?? environment.find(RIVAL);
  if (taken !== undefined) {
    fail(
      'env-conflict',
      path,
      `environment variable ${taken.name} (from ${taken.origin}) says what ${ORIGIN} of ${value} s says`,
      'leave it out and set the timeout of Shutdown.graceful, which the grace period is computed from',
    );
  }
  environment.add({ name: SETTING, value, origin: ORIGIN });
}
