import { ICapability } from '../core/capability';
import { Finding, FindingSeverity } from '../core/check';
import { ServiceModel } from '../core/model';
import { PodDraft } from '../core/pod-draft';
import { RootValidation } from '../core/root-validation';
import { ServiceContext } from '../core/service-context';
import { requireCall } from '../private/options';
import { requireString } from '../private/values';
import { requireMountPath } from '../private/mount-path';
import { requireSecretKey, requireSecretName } from './secret-names';
import { variableNamed } from '../core/setting-keys';

/** Keys on a volume. */
export interface KeyVolumeOptions {
  /**
   * The folder that the app gives to `PersistKeysToFileSystem`.
   * @default /var/data-protection
   */
  readonly mountPath?: string;
}

/** Keys in Redis. */
export interface KeyRedisOptions {
  /**
   * The setting that gets the connection string.
   * @default ConnectionStrings:DataProtection
   */
  readonly setting?: string;
}

/** What a choice writes on the pods, once its values are checked. */
type Choice = (path: string) => (pod: PodDraft) => void;

const NOTHING: Choice = () => () => undefined;

/**
 * Where the pods of a service keep the keys that ASP.NET Core signs cookies and antiforgery tokens with. By
 * default every pod makes keys of its own, which the others don't know and which end with it.
 * See https://learn.microsoft.com/aspnet/core/security/data-protection/configuration/overview
 */
export class DataProtection implements ICapability {
  /**
   * On a PersistentVolumeClaim that exists; pods on several nodes need one that is ReadWriteMany. The app
   * calls `PersistKeysToFileSystem(new DirectoryInfo("/var/data-protection"))`.
   *
   * @param claimName the name of the claim, in the namespace of the service
   * @param options where the app sees it
   */
  public static persistedToVolume(claimName: string, options: KeyVolumeOptions = {}): DataProtection {
    requireCall('DataProtection.persistedToVolume', [claimName, options]);
    const name = 'data-protection';
    return new DataProtection((path) => {
      const fix = 'name a PersistentVolumeClaim that exists';
      requireString('volume-invalid', path, 'claim name of DataProtection', claimName, fix);
      const mountPath = requireMountPath(path, 'mountPath', options.mountPath ?? '/var/data-protection');
      return (pod) => {
        pod.addVolume({ name, persistentVolumeClaim: { claimName } });
        pod.main.addMount({ name, mountPath });
      };
    });
  }

  /**
   * In a Redis whose connection string is in a Secret that exists; it becomes a setting. The app calls
   * `PersistKeysToStackExchangeRedis` with a connection to it.
   *
   * @param secretName the name of the Secret, in the namespace of the service
   * @param key its key that holds the connection string
   * @param options the setting
   */
  public static persistedToRedis(secretName: string, key: string, options: KeyRedisOptions = {}): DataProtection {
    requireCall('DataProtection.persistedToRedis', [secretName, key, options]);
    return new DataProtection((path) => {
      requireSecretName(path, secretName);
      requireSecretKey(path, secretName, key);
      const setting = options.setting ?? 'ConnectionStrings:DataProtection';
      const name = variableNamed('secret-invalid', path, setting);
      const valueFrom = { secretKeyRef: { name: secretName, key } };
      const origin = `DataProtection (the secret "${secretName}" key "${key}")`;
      return (pod) => pod.main.environment.add({ name, valueFrom, origin });
    });
  }

  /** The app sees to it by itself: a database, a blob store, a key vault. */
  public static custom(): DataProtection {
    return new DataProtection(NOTHING);
  }

  /** The app signs nothing: no cookies, no antiforgery tokens, no sessions. */
  public static notNeeded(): DataProtection {
    return new DataProtection(NOTHING);
  }

  /**
   * The user has said nothing: synth warns when more than one pod serves.
   * @internal
   */
  public static _undeclared(): DataProtection {
    return new DataProtection(NOTHING, true);
  }

  public readonly capabilityName = 'data-protection';
  private readonly choice: Choice;
  private readonly isUndeclared: boolean;

  private constructor(choice: Choice, isUndeclared = false) {
    this.choice = choice;
    this.isUndeclared = isUndeclared;
  }

  /** @throws when a name, key, setting or path is not valid */
  public bind(context: ServiceContext): void {
    context.intent.addContributor({ contribute: this.choice(context.path) });
    if (this.isUndeclared) {
      RootValidation.of(context.scope).addFindings(() => sharedKeys(context.path, context.model));
    }
  }
}

/** Warns when several pods may serve. */
function sharedKeys(path: string, model: ServiceModel): Finding[] {
  const isOpen = model.tracks.some((track) => track.scale.isAutomatic);
  const most = model.tracks.reduce((total, track) => total + track.scale.maxReplicas, 0);
  if (most <= 1) {
    return [];
  }
  return [
    {
      checkId: 'data-protection',
      severity: FindingSeverity.WARNING,
      path,
      problem: `${isOpen ? `up to ${most}` : most} pods serve, each with Data Protection keys of its own, so cookies and antiforgery tokens of one fail on the others`,
      fix: 'share the keys by DataProtection.persistedToVolume or persistedToRedis, or say DataProtection.custom() or notNeeded()',
    },
  ];
}
