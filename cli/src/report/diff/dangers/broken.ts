import { at, canonical, mapsOf, textOf, unique } from '../model/json';
import { podLabels, podSpec, Thing } from '../model/things';
import { references } from '../model/uses';
import { matches, serviceSelector, World } from '../model/world';
import { directionsOf } from './policies';
import { Facts, Found, gone, kept, Rule, titleOf } from './rule';

/** What worked among these manifests and no longer does. */
export const BROKEN: Rule[] = [
  {
    id: 'reference-deleted',
    finds: 'a ConfigMap or Secret that is removed while pods still name it',
    why: 'pods that start from then on wait for it: at the next update, restart or scale-out',
    fix: 'keep it until no pod names it, or say optional: true',
    find: gone(['ConfigMap', 'Secret'], (config, { worlds: { after } }) => {
      const users = makersOf(after, config).length > 0 ? [] : after.workloads.filter((each) => needs(each, config));
      return users.length > 0 ? [`${titleOf(config)} is deleted, and ${users.map(titleOf).join(', ')} needs it`] : [];
    }),
  },
  {
    id: 'service-port-lost',
    finds: 'a Service that sends to a port by a name which no container of its pods has any more',
    why: 'it sends nothing there, and its clients are refused',
    fix: 'let targetPort be the name that the container says, or its number',
    find: kept(['Service'], ({ before, after }, { worlds }) => {
      const had = portNames(worlds.before, before);
      const has = portNames(worlds.after, after);
      const lost = namedTargets(after).filter((name) => had.includes(name) && !has.includes(name));
      return podsOf(worlds.after, after).length > 0
        ? lost.map((name) => `Service ${after.name} sends to the port ${name}, which its pods no longer have`)
        : [];
    }),
  },
  {
    id: 'pods-closed',
    finds: 'pods of a Service that NetworkPolicies let somebody in to, and then nobody',
    why: 'all connections to them are dropped',
    fix: 'add a policy that lets their clients in, in the same change',
    find: podsClosed,
  },
];

function needs(workload: Thing, { kind, name, namespace }: Thing): boolean {
  return (
    workload.namespace === namespace &&
    references(workload).some((each) => each.kind === kind && each.name === name && !each.isOptional)
  );
}

/** Objects like ExternalSecret, SealedSecret and Certificate: controllers make a Secret of them. */
function makersOf({ things }: World, { name, namespace }: Thing): Thing[] {
  return things.filter(
    (each) =>
      each.namespace === namespace &&
      each.group.includes('.') &&
      !each.group.endsWith('.k8s.io') &&
      [each.name, at(each.normal, 'spec', 'target', 'name'), at(each.normal, 'spec', 'secretName')].includes(name),
  );
}

function podsOf(world: World, service: Thing): Thing[] {
  const selector = serviceSelector(service);
  return selector === undefined ? [] : world.selected(service.namespace, selector);
}

function portNames(world: World, service: Thing): string[] {
  return podsOf(world, service).flatMap((workload) =>
    [...mapsOf(podSpec(workload).containers), ...mapsOf(podSpec(workload).initContainers)]
      .flatMap(({ ports }) => mapsOf(ports))
      .flatMap(({ name }) => textOf(name) ?? []),
  );
}

function namedTargets(service: Thing): string[] {
  const targets = mapsOf(at(service.normal, 'spec', 'ports')).map(({ targetPort }) => targetPort);
  return targets.filter((target): target is string => typeof target === 'string' && !/^\d+$/.test(target));
}

function podsClosed({ pairs, worlds: { before, after } }: Facts): Found[] {
  const serving = unique(after.ofKind('Service').flatMap((service) => podsOf(after, service)));
  const closed = serving.filter((workload) => {
    const old = before.find(workload.namespace, workload.kind, workload.name);
    return old !== undefined && !isClosed(before, old) && isClosed(after, workload);
  });
  return pairs.flatMap((pair) => {
    const { thing } = pair;
    const isSame = pair.before && pair.after && canonical(pair.before.normal) === canonical(pair.after.normal);
    const hit = thing.kind !== 'NetworkPolicy' || isSame === true ? [] : closed.filter((each) => selects(thing, each));
    return hit.length > 0 ? [{ pair, what: `${hit.map(({ name }) => name).join(' and ')}: nobody is let in` }] : [];
  });
}

function isClosed(world: World, workload: Thing): boolean {
  const own = world.ofKind('NetworkPolicy').filter((each) => selects(each, workload));
  return own.length > 0 && own.every((each) => mapsOf(at(each.normal, 'spec', 'ingress')).length === 0);
}

function selects(policy: Thing, workload: Thing): boolean {
  return (
    policy.namespace === workload.namespace &&
    directionsOf(policy).includes('Ingress') &&
    matches(at(policy.normal, 'spec', 'podSelector'), podLabels(workload))
  );
}
