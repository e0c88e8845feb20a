import { at, isMap, Json, listOf, mapOf, mapsOf, textOf } from './json';
import { podSpec, Thing } from './things';

/** How pods use a ConfigMap or Secret: `env` is read once, `files` change in place, `fixed` files (subPath) do not. */
export type Use = 'env' | 'files' | 'fixed';

export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly use: Use;
  /** Whether pods start without it. */
  readonly isOptional: boolean;
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
      return sources(volume).map(([kind, name, isOptional]): Reference => ({
        kind,
        name,
        use: isFixed ? 'fixed' : 'files',
        isOptional,
      }));
    }),
    ...named('ServiceAccount', spec.serviceAccountName, 'env'),
    ...listOf(spec.imagePullSecrets).flatMap((secret) => named('Secret', at(secret, 'name'), 'env', true)),
  ];
}

function named(kind: string, name: unknown, use: Use, isOptional = false): Reference[] {
  const text = textOf(name);
  return text === undefined ? [] : [{ kind, name: text, use, isOptional }];
}

function variables(container: Json): Reference[] {
  const whole = mapsOf(container.envFrom).flatMap((item) => [
    ...named('ConfigMap', at(item, 'configMapRef', 'name'), 'env', at(item, 'configMapRef', 'optional') === true),
    ...named('Secret', at(item, 'secretRef', 'name'), 'env', at(item, 'secretRef', 'optional') === true),
  ]);
  const single = mapsOf(container.env).flatMap((item) => [
    ...named(
      'ConfigMap',
      at(item, 'valueFrom', 'configMapKeyRef', 'name'),
      'env',
      at(item, 'valueFrom', 'configMapKeyRef', 'optional') === true,
    ),
    ...named(
      'Secret',
      at(item, 'valueFrom', 'secretKeyRef', 'name'),
      'env',
      at(item, 'valueFrom', 'secretKeyRef', 'optional') === true,
    ),
  ]);
  return [...whole, ...single];
}

function sources(volume: Json): [kind: string, name: string, isOptional: boolean][] {
  const parts = [volume, ...mapsOf(at(volume, 'projected', 'sources'))].filter(isMap);
  return parts.flatMap((part): [string, string, boolean][] => {
    const found: [string, unknown, unknown][] = [
      ['ConfigMap', mapOf(part.configMap).name, mapOf(part.configMap).optional],
      ['Secret', mapOf(part.secret).secretName ?? mapOf(part.secret).name, mapOf(part.secret).optional],
      ['PersistentVolumeClaim', mapOf(part.persistentVolumeClaim).claimName, false],
    ];
    return found.flatMap(([kind, name, optional]): [string, string, boolean][] => {
      const text = textOf(name);
      return text === undefined ? [] : [[kind, text, optional === true]];
    });
  });
}
