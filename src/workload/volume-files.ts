import { k8s } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { requireSubdomain } from '../private/names';
import { requirePlainObject, requireString, show } from '../private/values';
import type { FilesVolumeOptions } from './service-volume';

const FILES = 'use keys and file names, like { "settings.json": "settings.json" }';

/** The name of an object that a volume shows, or of the class that makes one. */
export function named(path: string, kind: string, name: string): string {
  return requireSubdomain(path, `name of the ${kind}`, name, kind === 'StorageClass' ? 'fast' : 'shop-files');
}

/** Which keys are files, and of which names; checked. */
export function items(path: string, options: FilesVolumeOptions): k8s.KeyToPath[] | undefined {
  if (options.files === undefined) {
    return undefined;
  }
  const files = requirePlainObject('volume-invalid', path, 'files', options.files, FILES);
  return Object.entries(files).map(([key, file]) => checkedItem(path, { key, path: file }));
}

/** Several objects in one directory, whose names, keys and files are held to the same. */
export function checkedSources(path: string, sources: k8s.VolumeProjection[]): k8s.VolumeProjection[] {
  for (const { configMap, secret } of sources) {
    const parts: [string, k8s.ConfigMapProjection | undefined][] = [
      ['ConfigMap', configMap],
      ['Secret', secret],
    ];
    for (const [kind, part] of parts) {
      if (part !== undefined) {
        named(path, kind, part.name as string);
        part.items?.forEach((item) => checkedItem(path, item));
      }
    }
  }
  return sources;
}

/** Source: https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/#KeyToPath */
function checkedItem(path: string, item: k8s.KeyToPath): k8s.KeyToPath {
  if (typeof item.key !== 'string' || !/^[-._a-zA-Z0-9]+$/.test(item.key)) {
    const problem = `key ${show(item.key)} of the files is not valid`;
    fail('volume-invalid', path, problem, 'use letters, digits, "-", "_" and "."');
  }
  const fix = 'use a path below the mount path, like "settings.json"';
  requireString('volume-invalid', path, `file name of the key "${item.key}"`, item.path, fix);
  if (item.path.startsWith('/') || item.path.startsWith('..') || item.path.split('/').includes('..')) {
    const problem = `file name ${show(item.path)} of the key "${item.key}" leads out of the volume`;
    fail('volume-invalid', path, problem, fix);
  }
  return item;
}
