import { at, isMap, Json, listOf, mapOf, mapsOf, textOf } from './json';
import { podSpec, Thing } from './things';

/** How pods use a ConfigMap or Secret: `env` is read once, `files` change in place, `fixed` files (subPath) do not. */
export type Use = 'env' | 'files' | 'fixed';

export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly use: Use;
}

/** The ConfigMaps, Secrets, claims and the account that the pods of a workload name. */
export function references(workload: Thing): Reference[] {
  const spec = podSpec(workload);
  const containers = [...mapsOf(spec.containers), ...mapsOf(spec.initContainers)];
  return [
    ...containers.flatMap(variables),
    ...mapsOf(spec.volumes).flatMap((volume) => {
      const mounts = containers
        .flatMap((container) => mapsOf(container.volumeMounts))
        .filter(({ name }) => name === volume.name);
      const isFixed =
        mounts.length > 0 && mounts.every((mount) => mount.subPath !== undefined || mount.subPathExpr !== undefined);
      return sources(volume).map(([kind, name]): Reference => ({ kind, name, use: isFixed ? 'fixed' : 'files' }));
    }),
    ...named('ServiceAccount', spec.serviceAccountName, 'env'),
    ...listOf(spec.imagePullSecrets).flatMap((secret) => named('Secret', at(secret, 'name'), 'env')),
  ];
}

function named(kind: string, name: unknown, use: Use): Reference[] {
  const text = textOf(name);
  return text === undefined ? [] : [{ kind, name: text, use }];
}

function variables(container: Json): Reference[] {
  const whole = mapsOf(container.envFrom).flatMap((item) => [
    ...named('ConfigMap', at(item, 'configMapRef', 'name'), 'env'),
    ...named('Secret', at(item, 'secretRef', 'name'), 'env'),
  ]);
  const single = mapsOf(container.env).flatMap((item) => [
    ...named('ConfigMap', at(item, 'valueFrom', 'configMapKeyRef', 'name'), 'env'),
    ...named('Secret', at(item, 'valueFrom', 'secretKeyRef', 'name'), 'env'),
  ]);
  return [...whole, ...single];
}

function sources(volume: Json): [kind: string, name: string][] {
  const parts = [volume, ...mapsOf(at(volume, 'projected', 'sources'))].filter(isMap);
  return parts.flatMap((part): [string, string][] => {
    const found: [string, unknown][] = [
      ['ConfigMap', mapOf(part.configMap).name],
      ['Secret', mapOf(part.secret).secretName ?? mapOf(part.secret).name],
      ['PersistentVolumeClaim', mapOf(part.persistentVolumeClaim).claimName],
    ];
    return found.flatMap(([kind, name]): [string, string][] => {
      const text = textOf(name);
      return text === undefined ? [] : [[kind, text]];
    });
  });
}
