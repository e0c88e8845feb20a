import { ICapability } from '../core/capability';
import { FindingSeverity } from '../core/check';
import { RootValidation } from '../core/root-validation';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { requireCall } from '../private/options';
import { show } from '../private/values';
import { FlatSetting, flatten } from './flatten';
import { MountedSettings } from './mounted-settings';
import { secretReason } from './plain-secrets';
import { SettingVariables } from './setting-variables';
import { createSettingsMap, SettingsFile, settingsFile } from './settings-file';
import { readSettingsFile } from './settings-source';

/** More about the settings of an app. */
export interface AppSettingsOptions {
  /**
   * The environment that the app runs in, as `ASPNETCORE_ENVIRONMENT`: `Development`, `Staging`, or a name of
   * your own. It decides which `appsettings.{Environment}.json` the app reads.
   * @default - not said, which .NET reads as Production
   */
  readonly environmentName?: string;

  /**
   * Lets settings through that look like secrets (passwords, keys and connection strings that contain one).
   * Synth then warns, since everybody who may read the YAML may read them.
   * @default false
   */
  readonly allowPlainSecrets?: boolean;
}

/** More about settings that come as a file. */
export interface MountedAppSettingsOptions extends AppSettingsOptions {
  /**
   * The folder in which the app looks for its `appsettings.json`: the working directory of the image.
   * @default /app
   */
  readonly contentRoot?: string;

  /**
   * Settings of earlier releases, mounted too at their time, whose ConfigMaps stay: a tool that deletes what
   * is no longer in the output (`kubectl apply --prune`, Argo CD, Flux) would take them away, and with them
   * what `kubectl rollout undo` goes back to.
   * @default - none
   */
  readonly previous?: AppSettings[];
}

/**
 * Settings of the app, in the form of its `appsettings.json`. They are there for all to read: secrets come by
 * `Secrets`. See https://learn.microsoft.com/aspnet/core/fundamentals/configuration/
 */
export class AppSettings implements ICapability {
  /**
   * Settings as environment variables, written out in the pods' template: a change rolls the pods, and
   * `kubectl rollout undo` brings the old settings back. They win over the image's JSON files.
   *
   * @param settings sections and values, like `{ Logging: { LogLevel: { Default: 'Warning' } } }`
   * @param options more about them
   */
  public static of(settings: Record<string, any>, options: AppSettingsOptions = {}): AppSettings {
    requireCall('AppSettings.of', [settings, options]);
    return new AppSettings('AppSettings', false, settings, options);
  }

  /**
   * Like `of`, with the settings from a JSON file; comments and trailing commas are accepted.
   *
   * @param file its name, relative to the folder in which synth runs
   * @param options more about the settings
   * @throws when there is no such file, or it is no JSON
   */
  public static fromFile(file: string, options: AppSettingsOptions = {}): AppSettings {
    requireCall('AppSettings.fromFile', [file, options]);
    return new AppSettings(`AppSettings (${file})`, false, readSettingsFile(file), options);
  }

  /**
   * Settings as the file `appsettings.{Environment}.json` in the app's content root, where .NET reads it: for
   * settings that are too large for variables, or whose keys can't be variables. The file comes from an
   * immutable ConfigMap that is named after its content, so a change rolls the pods. It hides a file of that
   * name in the image.
   *
   * @param settings sections and values
   * @param options more about them
   */
  public static mounted(settings: Record<string, any>, options: MountedAppSettingsOptions = {}): AppSettings {
    requireCall('AppSettings.mounted', [settings, options]);
    return new AppSettings('AppSettings', true, settings, options);
  }

  /**
   * Like `mounted`, with the settings from a JSON file.
   *
   * @param file its name, relative to the folder in which synth runs
   * @param options more about the settings
   * @throws when there is no such file, or it is no JSON
   */
  public static mountedFromFile(file: string, options: MountedAppSettingsOptions = {}): AppSettings {
    requireCall('AppSettings.mountedFromFile', [file, options]);
    return new AppSettings(`AppSettings (${file})`, true, readSettingsFile(file), options);
  }

  public readonly capabilityName = 'app-settings';
  private readonly origin: string;
  private readonly isMounted: boolean;
  private readonly settings: Record<string, any>;
  private readonly options: MountedAppSettingsOptions;

  private constructor(
    origin: string,
    isMounted: boolean,
    settings: Record<string, any>,
    options: MountedAppSettingsOptions,
  ) {
    this.origin = origin;
    this.isMounted = isMounted;
    this.settings = settings;
    this.options = options;
  }

  /** @throws when a setting has no form that .NET reads back, looks like a secret, or all are too large */
  public bind(context: ServiceContext): void {
    const settings = this.flat(context);
    const { environmentName, contentRoot } = this.options;
    if (!this.isMounted) {
      context.intent.addContributor(new SettingVariables(context.path, this.origin, settings, environmentName));
      return;
    }
    const file = this.file(context);
    createSettingsMap(context, 'app-settings', file);
    this.keepPrevious(context, file);
    context.intent.addContributor(
      new MountedSettings(context.path, { origin: this.origin, file, settings, environmentName, contentRoot }),
    );
  }

  private flat(context: ServiceContext): FlatSetting[] {
    const settings = flatten(context.path, this.settings);
    for (const setting of settings) {
      const reason = secretReason(setting);
      if (reason !== undefined) {
        this.refuseSecret(context, `setting ${show(setting.setting)} looks like a secret, ${reason}`);
      }
    }
    return settings;
  }

  private refuseSecret(context: ServiceContext, problem: string): void {
    const { path, scope } = context;
    const fix = 'take it from a Secret by Secrets.fromSecret';
    if (this.options.allowPlainSecrets !== true) {
      const insist = 'or set allowPlainSecrets if everybody may read it';
      fail('settings-secret', path, `${problem}, and would stand in the YAML for all to read`, `${fix}, ${insist}`);
    }
    const warning = { checkId: 'plain-secret', severity: FindingSeverity.WARNING, path, fix };
    RootValidation.of(scope).addFindings(() => [{ ...warning, problem: `${problem}, and stands in the YAML` }]);
  }

  private file(context: ServiceContext): SettingsFile {
    return settingsFile(context, this.settings, this.options.environmentName);
  }

  private keepPrevious(context: ServiceContext, current: SettingsFile): void {
    const names = new Set([current.mapName]);
    for (const settings of this.options.previous ?? []) {
      if (!settings.isMounted) {
        const problem = 'settings under "previous" came as variables, which rollout undo brings back by itself';
        fail('settings-invalid', context.path, problem, 'leave them out, or use AppSettings.mounted');
      }
      settings.flat(context);
      const file = settings.file(context);
      if (!names.has(file.mapName)) {
        createSettingsMap(context, file.mapName, file);
      }
      names.add(file.mapName);
    }
  }
}
