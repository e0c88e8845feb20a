import { ApiObject, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { fail } from '../../private/errors';
import { contentHash } from '../../private/hash';
import { CollectorConfig } from './config/collector-config';

/** What a ConfigMap may hold. Source: https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
const MAX_MAP = 1_048_576;

/** The key of the configuration, and the file's name. */
export const CONFIG_FILE = 'collector.yaml';

/** A configuration as a file, and the ConfigMap that holds it. */
export interface ConfigMapFile {
  /** The name of the ConfigMap, which changes with the content. */
  readonly mapName: string;
  readonly text: string;
}

/** The file of a configuration. */
export function configFile(path: string, objectName: string, config: CollectorConfig): ConfigMapFile {
  // A copy, since YAML would refer from one place to the other where an object is in both.
  const text = Yaml.stringify(JSON.parse(JSON.stringify(config)));
  const size = Buffer.byteLength(text);
  if (size > MAX_MAP) {
    const problem = `the configuration takes ${size} bytes, and a ConfigMap holds ${MAX_MAP}`;
    fail('collector-invalid', path, problem, 'take components out');
  }
  return { mapName: `${objectName}-config-${contentHash([CONFIG_FILE, text])}`, text };
}

/** The ConfigMap: immutable, since another content has another name, hence other pods. */
export function createConfigMap(
  scope: Construct,
  namespaceName: string,
  labels: Record<string, string>,
  { mapName, text }: ConfigMapFile,
): ApiObject {
  return new ApiObject(scope, 'config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: mapName, namespace: namespaceName, labels },
    immutable: true,
    data: { [CONFIG_FILE]: text },
  });
}
