import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import * as externalsecrets from '../../imports/external-secrets.io';
import { installChecks } from '../checks';
import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
import { requireCall, requireScopeAndId } from '../private/options';
import { requireString, show } from '../private/values';
import { requireSecretKey, requireSecretName } from './secret-names';

const ADDON = 'external-secrets';
const CRD = 'externalsecrets.external-secrets.io';

/** A store of external-secrets.io that exists in the cluster: Vault, a cloud's secret manager, ... */
export class SecretStore {
  /** A SecretStore in the namespace of the ExternalSecret. */
  public static named(name: string): SecretStore {
    return new SecretStore(name, externalsecrets.ExternalSecretSpecSecretStoreRefKind.SECRET_STORE);
  }

  /** A ClusterSecretStore, for all namespaces. */
  public static cluster(name: string): SecretStore {
    return new SecretStore(name, externalsecrets.ExternalSecretSpecSecretStoreRefKind.CLUSTER_SECRET_STORE);
  }

  private readonly name: string;
  private readonly kind: externalsecrets.ExternalSecretSpecSecretStoreRefKind;

  private constructor(name: string, kind: externalsecrets.ExternalSecretSpecSecretStoreRefKind) {
    this.name = name;
    this.kind = kind;
  }

  /** @internal */
  public _toRef(path: string): externalsecrets.ExternalSecretSpecSecretStoreRef {
    requireString('secret-invalid', path, 'name of the secret store', this.name, 'name one that exists');
    return { name: this.name, kind: this.kind };
  }
}

/** One value in a store. */
export interface RemoteSecret {
  /** Its key, in the store's own words: a path, name or ARN. */
  readonly key: string;

  /**
   * The member of it, where the value is an object.
   * @default - the whole value
   */
  readonly property?: string;

  /**
   * Its version.
   * @default - the latest
   */
  readonly version?: string;
}

/** A Secret that external-secrets.io fills from a store. */
export interface ExternalSecretProps {
  /** The store. */
  readonly store: SecretStore;

  /**
   * The name of the ExternalSecret and of the Secret that it fills.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Where the value of each key of the Secret is.
   * @default - none: see allKeysOf
   */
  readonly keys?: Record<string, RemoteSecret>;

  /**
   * Objects in the store of which every member becomes a key of the Secret.
   * @default - none
   */
  readonly allKeysOf?: string[];

  /**
   * How often the store is read, in whole seconds.
   * @default - the operator's own, one hour
   */
  readonly refreshInterval?: Duration;
}

/**
 * A Secret that the External Secrets operator fills from a store outside the cluster. Its name goes to
 * `Secrets.fromSecret`, `allKeys` or `asFiles`. See https://external-secrets.io/latest/api/externalsecret/
 */
export class ExternalSecret extends Construct {
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;
  /** The name of the Secret that it fills. */
  public readonly secretName: string;

  /** @throws when the cluster profile has no external-secrets, or a prop is not valid */
  public constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(...requireScopeAndId('ExternalSecret', scope, id));
    requireCall('ExternalSecret.constructor', [props], this.node.path);
    installChecks(this);
    const path = this.node.path;
    requireOperator(path, ClusterProfile.of(this));
    this.secretName = requireSecretName(path, props.name ?? id);
    this.apiObject = new externalsecrets.ExternalSecret(this, 'Resource', {
      metadata: { name: this.secretName, namespace: Chart.of(this).namespace },
      spec: {
        refreshInterval: goDuration(path, props.refreshInterval),
        secretStoreRef: props.store._toRef(path),
        ...entries(path, this.secretName, props),
      },
    });
  }
}

function requireOperator(path: string, cluster: ClusterProfile): void {
  if (!cluster.hasAddon(ADDON) && !cluster.hasCrd(CRD)) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no ${ADDON}, which fills Secrets from a store`,
      `install the Helm chart "external-secrets" (see https://external-secrets.io), and say so in the cluster profile: addons: ["${ADDON}"], or crds: ["${CRD}"]`,
    );
  }
}

function entries(path: string, secret: string, props: ExternalSecretProps): externalsecrets.ExternalSecretSpec {
  const fix = 'use one in the words of its store, like "shop/db"';
  const data = Object.entries(props.keys ?? {}).map(([key, { key: remote, property, version }]) => ({
    secretKey: requireSecretKey(path, secret, key),
    remoteRef: {
      key: requireString('secret-invalid', path, `remote key of ${show(key)}`, remote, fix),
      property,
      version,
    },
  }));
  const dataFrom = (props.allKeysOf ?? []).map((remote) => ({
    extract: { key: requireString('secret-invalid', path, 'remote key in allKeysOf', remote, fix) },
  }));
  if (data.length + dataFrom.length === 0) {
    fail('secret-invalid', path, `the secret "${secret}" has no keys`, 'set keys or allKeysOf');
  }
  return { data: data.length > 0 ? data : undefined, dataFrom: dataFrom.length > 0 ? dataFrom : undefined };
}

/** A duration as Go reads it. */
function goDuration(path: string, interval: Duration | undefined): string | undefined {
  if (interval === undefined) {
    return undefined;
  }
  const seconds = interval.toMilliseconds() / 1000;
  if (!Number.isInteger(seconds) || seconds < 1) {
    fail(
      'secret-invalid',
      path,
      `refreshInterval ${seconds} s is not valid`,
      'use whole seconds, like Duration.minutes(15)',
    );
  }
  return `${seconds}s`;
}
