import { Json, mapOf, mapsOf, textOf } from '../../json';
import { Graph } from './graph';
import { Workload } from './pods';
import { Scene } from './scene';

interface Use {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: unknown;
  readonly how: string;
}

function envUses({ env, envFrom }: Json): Use[] {
  const single = mapsOf(env).flatMap(({ valueFrom }) => {
    const { configMapKeyRef, secretKeyRef } = mapOf(valueFrom);
    return [
      ...mapsOf([configMapKeyRef]).map(({ name }): Use => ({ kind: 'ConfigMap', name, how: 'env' })),
      ...mapsOf([secretKeyRef]).map(({ name }): Use => ({ kind: 'Secret', name, how: 'env' })),
    ];
  });
  const whole = mapsOf(envFrom).flatMap(({ configMapRef, secretRef }) => [
    ...mapsOf([configMapRef]).map(({ name }): Use => ({ kind: 'ConfigMap', name, how: 'env' })),
    ...mapsOf([secretRef]).map(({ name }): Use => ({ kind: 'Secret', name, how: 'env' })),
  ]);
  return [...single, ...whole];
}

function volumeUses(volume: Json): Use[] {
  const { configMap, secret, persistentVolumeClaim, projected, csi } = volume;
  const sources = [{ configMap, secret }, ...mapsOf(mapOf(projected).sources)];
  return [
    ...mapsOf([persistentVolumeClaim]).map(({ claimName }): Use => ({
      kind: 'PersistentVolumeClaim',
      name: claimName,
      how: 'volume',
    })),
    ...sources.flatMap((source) => [
      ...mapsOf([source.configMap]).map(({ name }): Use => ({ kind: 'ConfigMap', name, how: 'volume' })),
      ...mapsOf([source.secret]).map(({ name, secretName }): Use => ({
        kind: 'Secret',
        name: secretName ?? name,
        how: 'volume',
      })),
    ]),
    ...mapsOf([mapOf(csi).nodePublishSecretRef]).map(({ name }): Use => ({ kind: 'Secret', name, how: 'volume' })),
  ];
}

/** What a pod takes from ConfigMaps, Secrets and claims. */
export function usesOf({ containers, initContainers, volumes, imagePullSecrets }: Json): Use[] {
  return [
    ...[...mapsOf(containers), ...mapsOf(initContainers)].flatMap(envUses),
    ...mapsOf(volumes).flatMap(volumeUses),
    ...mapsOf(imagePullSecrets).map(({ name }): Use => ({ kind: 'Secret', name, how: 'pull' })),
  ].filter(({ name }) => textOf(name) !== undefined);
}

/** From workloads to the configuration, Secrets and storage that they use. */
export function connectUses({ workloads }: Scene, graph: Graph): void {
  for (const workload of workloads) {
    const { thing, pod } = workload;
    for (const { kind, name, how } of usesOf(pod)) {
      const reference = { group: '', kind, name: String(name), namespace: thing.namespace };
      graph.connect(thing.id, graph.named(reference), 'uses', how);
    }
    connectClaims(workload, graph);
  }
}

/** A claim for each pod: of a StatefulSet, of ephemeral volumes. */
function connectClaims({ thing, pod }: Workload, graph: Graph): void {
  const own = mapsOf(thing.spec.volumeClaimTemplates).map(({ metadata, spec }) => ({
    name: mapOf(metadata).name,
    spec,
  }));
  const ephemeral = mapsOf(pod.volumes)
    .filter(({ ephemeral: volume }) => volume !== undefined)
    .map(({ name, ephemeral: volume }) => ({ name, spec: mapOf(mapOf(volume).volumeClaimTemplate).spec }));
  for (const { name, spec } of [...own, ...ephemeral]) {
    const id = `${thing.namespace ?? ''}/claims/${name}-${thing.name}`;
    const size = textOf(mapOf(mapOf(mapOf(spec).resources).requests).storage);
    graph.add({
      id,
      role: 'storage',
      kind: 'claims',
      name: `${name}-${thing.name}`,
      ...(thing.namespace !== undefined && { namespace: thing.namespace }),
      lines: [`one of ${size ?? 'some size'} for each pod`],
    });
    graph.connect(thing.id, id, 'uses', 'volume');
  }
}
