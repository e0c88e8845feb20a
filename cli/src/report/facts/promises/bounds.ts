import { Json, mapOf, mapsOf } from '../../../json';
import { some } from '../graph';
import { usesOf } from '../uses';
import { Answer, met, unmet } from './answer';
import { CODE } from './lines-of-code';
import { allContainers, Promised } from './service';

export function quotas({ scene, namespace }: Promised): Answer {
  const found = scene.things.ofKind('', 'ResourceQuota').filter((quota) => quota.namespace === namespace);
  return found.length > 0
    ? met(some(found.map(({ name }) => `ResourceQuota ${name}`)))
    : unmet(namespace === undefined ? 'no ResourceQuota' : `no ResourceQuota in ${namespace}`, CODE.quota);
}

/** What a LimitRange gives to containers that leave it out. */
function defaults({ scene, namespace }: Promised): { readonly requests: Json; readonly limits: Json } {
  const items = scene.things
    .ofKind('', 'LimitRange')
    .filter((range) => range.namespace === namespace)
    .flatMap(({ spec }) => mapsOf(spec.limits))
    .filter(({ type }) => type === 'Container');
  const limits = Object.assign({}, ...items.map((item) => mapOf(item.default))) as Json;
  const requests = Object.assign({}, ...items.map((item) => mapOf(item.defaultRequest))) as Json;
  return { requests: { ...limits, ...requests }, limits };
}

/** Requests of both, and a limit of memory; a limit of CPU is a matter of taste. */
export function bounds(service: Promised): Answer {
  const given = defaults(service);
  const missing = allContainers(service).flatMap(({ name, resources }) => {
    const limits: Json = { ...given.limits, ...mapOf(mapOf(resources).limits) };
    const requests: Json = {
      ...given.requests,
      ...mapOf(mapOf(resources).limits),
      ...mapOf(mapOf(resources).requests),
    };
    const lacks = [
      ...(requests.cpu === undefined ? ['a request of CPU'] : []),
      ...(requests.memory === undefined ? ['a request of memory'] : []),
      ...(limits.memory === undefined ? ['a limit of memory'] : []),
    ];
    return lacks.length === 0 ? [] : [`container ${name} lacks ${lacks.join(', ')}`];
  });
  return missing.length === 0 ? met('requests and limits of every container') : unmet(missing[0], CODE.resources);
}

export function configuration(service: Promised): Answer {
  const used = service.tracks
    .flatMap(({ pod }) => usesOf(pod))
    .filter(({ kind, how }) => kind !== 'PersistentVolumeClaim' && how !== 'pull');
  if (used.length > 0) {
    return met(some([...new Set(used.map(({ kind, name }) => `${kind} ${String(name)}`))]));
  }
  const variables = new Set(allContainers(service).flatMap(({ env }) => mapsOf(env).map(({ name }) => String(name))));
  return variables.size > 0
    ? met(variables.size === 1 ? '1 environment variable' : `${variables.size} environment variables`)
    : unmet('no variables, ConfigMaps or Secrets', CODE.settings);
}
