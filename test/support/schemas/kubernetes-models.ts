import * as fs from 'fs';
import * as path from 'path';
import { Schema, SchemaSource } from './sources';

/**
 * The package kubernetes-models 4.3.1 has the OpenAPI of Kubernetes 1.27.1 as JSON schemas, one in each file of
 * `_schemas`. They are read as text: to load the package would register all of them with a validator of its own, which
 * lets unknown fields pass.
 */
const ROOT = path.dirname(require.resolve('kubernetes-models/package.json'));
const FOLDERS = [ROOT, path.join(ROOT, '..', '@kubernetes-models', 'apimachinery')];

function textOf(...parts: string[]): string | undefined {
  const file = path.join(...parts);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** `io.k8s.api.core.v1.Pod` is in IoK8sApiCoreV1Pod.js. */
function fileOf(id: string): string {
  const words = id.split('.').map((word) => word[0].toUpperCase() + word.slice(1));
  return `${words.join('')}.js`;
}

export const kubernetesModels: SchemaSource = {
  idOf(apiVersion, kind) {
    return textOf(ROOT, apiVersion, `${kind}.js`)?.match(/setSchema\)\(\w+, "([^"]+)"/)?.[1];
  },
  schemaOf(id) {
    const texts = FOLDERS.map((folder) => textOf(folder, '_schemas', fileOf(id)));
    const json = texts.join('').match(/^const schema = (\{.*?^\});$/ms)?.[1];
    return json === undefined ? undefined : (JSON.parse(json) as Schema);
  },
};
