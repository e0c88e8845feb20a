import { ApiObject } from 'cdk8s';
import { FindingSeverity } from '../core/check';
import { RootValidation } from '../core/root-validation';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { contentHash } from '../private/hash';
import { DEFAULT_ENVIRONMENT, requireEnvironmentName } from './environment-name';

/** What a ConfigMap may hold. Source: https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
const MAX_MAP = 1_048_576;

/** `kubectl apply` repeats the whole object in an annotation of at most 256 KiB, unless it is server-side. */
const MAX_CLIENT_SIDE = 250_000;

/** A settings file, and the ConfigMap that holds it. */
export interface SettingsFile {
  readonly environmentName: string;
  /** `appsettings.Production.json`. */
  readonly fileName: string;
  readonly text: string;
  /** The name of the ConfigMap, which changes with the content. */
  readonly mapName: string;
}

/** The file of settings that are known to be plain. */
export function settingsFile(
  context: ServiceContext,
  settings: Record<string, any>,
  givenName: string | undefined,
): SettingsFile {
  const environmentName = requireEnvironmentName(context.path, givenName ?? DEFAULT_ENVIRONMENT);
  const fileName = `appsettings.${environmentName}.json`;
  const text = `${JSON.stringify(settings, undefined, 2)}\n`;
  const size = Buffer.byteLength(text);
  if (Object.keys(settings).length === 0) {
    fail('settings-invalid', context.path, 'there are no settings to mount', 'give some, or leave AppSettings out');
  }
  if (size > MAX_MAP) {
    const problem = `the settings take ${size} bytes as a file, and a ConfigMap holds ${MAX_MAP}`;
    fail('settings-too-large', context.path, problem, 'take some of them out, for example into the image');
  }
  const mapName = `${context.serviceName}-appsettings-${contentHash([fileName, text])}`;
  return { environmentName, fileName, text, mapName };
}

/** The ConfigMap: immutable, since another content has another name. */
export function createSettingsMap(context: ServiceContext, id: string, file: SettingsFile): void {
  new ApiObject(context.scope, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: file.mapName, namespace: context.namespaceName, labels: context.serviceLabels() },
    immutable: true,
    data: { [file.fileName]: file.text },
  });
  const size = Buffer.byteLength(JSON.stringify(file.text));
  if (size > MAX_CLIENT_SIDE) {
    const finding = {
      checkId: 'settings-size',
      severity: FindingSeverity.WARNING,
      path: context.path,
      problem: `the ConfigMap ${file.mapName} has ${size} bytes, and plain kubectl apply fails from 256 KiB an object`,
      fix: 'apply it by kubectl apply --server-side',
    };
    RootValidation.of(context.scope).addFindings(() => [finding]);
  }
}
