import { fail } from '../private/errors';
import { requireDnsLabel, requireSubdomain } from '../private/names';
import { requirePlainObject, requireString, show } from '../private/values';
import { ExternalModel, groupOf } from './external-model';

/** Where something is that an app refers to and does not write. */
export interface ExternalOptions {
  /**
   * The namespace that it lives in.
   * @default - that of the chart that declares it
   */
  readonly namespaceName?: string;
}

/** What somebody else's pods are told apart by. */
export interface ExternalPodsOptions extends ExternalOptions {
  /** Labels that they have. */
  readonly labels: Record<string, string>;
}

/** An object of any kind. */
export interface ExternalObjectOptions extends ExternalOptions {
  /** Its API version, like `cert-manager.io/v1`; the group counts. */
  readonly apiVersion: string;
  /** Its kind. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
}

/**
 * Something that the app refers to and that somebody else creates: on the cluster before, by a controller, or in another
 * app. Declared by `Checks.of(scope).declare(…)`, checks take it as there.
 */
export class External {
  /** A Secret. */
  public static secret(name: string, options: ExternalOptions = {}): External {
    return External.ofKind('', 'Secret', name, options);
  }

  /** A ConfigMap. */
  public static configMap(name: string, options: ExternalOptions = {}): External {
    return External.ofKind('', 'ConfigMap', name, options);
  }

  /** A PersistentVolumeClaim. */
  public static persistentVolumeClaim(name: string, options: ExternalOptions = {}): External {
    return External.ofKind('', 'PersistentVolumeClaim', name, options);
  }

  /** A ServiceAccount. */
  public static serviceAccount(name: string, options: ExternalOptions = {}): External {
    return External.ofKind('', 'ServiceAccount', name, options);
  }

  /** A Service. */
  public static service(name: string, options: ExternalOptions = {}): External {
    return External.ofKind('', 'Service', name, options);
  }

  /** Pods that some controller outside the app starts, for the selectors that mean them. */
  public static pods(options: ExternalPodsOptions): External {
    requirePlainObject('check-invalid', 'External.pods', 'options', options, 'use some like { labels: { app: "db" } }');
    const like = 'use labels by key';
    requirePlainObject('check-invalid', 'External.pods', 'labels', options.labels, like);
    const labels = { ...options.labels };
    for (const [key, value] of Object.entries(labels)) {
      if (typeof value !== 'string') {
        fail('check-invalid', 'External.pods', `label ${show(key)} is ${show(value)}, which is no text`, like);
      }
    }
    return new External({ apiGroup: '', kind: 'Pod', namespaceName: namespaceOf(options), labels });
  }

  /** An object of any other kind, like an issuer or a gateway. */
  public static any(options: ExternalObjectOptions): External {
    const like = 'use some like { apiVersion: "cert-manager.io/v1", kind: "ClusterIssuer", name: "letsencrypt" }';
    requirePlainObject('check-invalid', 'External.any', 'options', options, like);
    const { apiVersion, kind, name } = options;
    requireString('check-invalid', 'External.any', 'apiVersion', apiVersion, like);
    requireString('check-invalid', 'External.any', 'kind', kind, like);
    return External.ofKind(groupOf(apiVersion), kind, name, options);
  }

  private static ofKind(apiGroup: string, kind: string, name: string, options: ExternalOptions): External {
    requireSubdomain('External', `name of the ${kind}`, name, 'db');
    return new External({ apiGroup, kind, name, namespaceName: namespaceOf(options) });
  }

  /** @internal */
  public readonly _model: ExternalModel;

  private constructor(model: ExternalModel) {
    this._model = model;
  }
}

function namespaceOf(options: ExternalOptions): string | undefined {
  requirePlainObject('check-invalid', 'External', 'options', options, 'use some like { namespaceName: "shop" }');
  const { namespaceName } = options;
  return namespaceName === undefined ? undefined : requireDnsLabel('External', 'namespaceName', namespaceName);
}
