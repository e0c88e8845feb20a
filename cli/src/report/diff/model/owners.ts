import { at, listOf, mapOf, mapsOf, textOf, textsOf, unique } from './json';
import { labelsOf, Thing } from './things';
import { references } from './uses';
import { serviceSelector, World } from './world';

const LABELS = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/part-of'];

/** A service that objects belong to. */
export interface Owner {
  readonly namespace?: string;
  readonly name: string;
}

/** Says which service each object of one side belongs to; undefined for those of none, or of several. */
export function ownersOf(world: World): (thing: Thing) => Owner | undefined {
  const users = usersOf(world);
  const isOwned = new Set(world.workloads.map(({ kind, id }) => `${kind} ${id}`));
  return (thing) => {
    const labelled = labelOf(thing);
    if (labelled !== undefined) {
      return owner(thing.namespace, labelled);
    }
    if (isOwned.has(`${thing.kind} ${thing.id}`)) {
      return owner(thing.namespace, thing.name);
    }
    const workloads = [...related(thing, world), ...(users.get(thing.id) ?? [])];
    const names = unique(workloads.map((workload) => labelOf(workload) ?? workload.name));
    return names.length === 1 ? owner(thing.namespace, names[0]) : undefined;
  };
}

function owner(namespace: string | undefined, name: string): Owner {
  return { ...(namespace !== undefined && { namespace }), name };
}

function labelOf(thing: Thing): string | undefined {
  const labels = labelsOf(thing);
  return LABELS.map((label) => textOf(labels[label])).find((name) => name !== undefined && name !== '');
}

/** Who uses a ConfigMap, Secret, claim or account, by the id of what is used. */
function usersOf(world: World): Map<string, Thing[]> {
  const users = new Map<string, Thing[]>();
  for (const workload of world.workloads) {
    for (const { kind, name } of references(workload)) {
      const id = `${workload.namespace ?? ''}/${kind}/${name}`;
      users.set(id, [...(users.get(id) ?? []), workload]);
    }
  }
  return users;
}

/** The workloads that an object is about. */
function related(thing: Thing, world: World): Thing[] {
  const spec = mapOf(thing.normal.spec);
  switch (thing.kind) {
    case 'Service': {
      const selector = serviceSelector(thing);
      return selector === undefined ? [] : world.selected(thing.namespace, selector);
    }
    case 'PodDisruptionBudget':
    case 'PodMonitor':
      return world.selected(thing.namespace, spec.selector);
    case 'NetworkPolicy':
      return Object.keys(mapOf(spec.podSelector)).length === 0 ? [] : world.selected(thing.namespace, spec.podSelector);
    case 'HorizontalPodAutoscaler':
    case 'ScaledObject':
    case 'VerticalPodAutoscaler':
      return scaled(thing, world);
    case 'Ingress':
      return backends(thing, world, ingressServices(thing));
    case 'HTTPRoute':
    case 'GRPCRoute':
      return backends(thing, world, routeServices(thing));
    case 'RoleBinding':
      return bound(thing, world);
    default:
      return [];
  }
}

function scaled(thing: Thing, world: World): Thing[] {
  const target = mapOf(at(thing.normal, 'spec', 'scaleTargetRef') ?? at(thing.normal, 'spec', 'targetRef'));
  const found = world.find(thing.namespace, textOf(target.kind) ?? 'Deployment', target.name);
  return found === undefined ? [] : [found];
}

function backends(thing: Thing, world: World, names: string[]): Thing[] {
  return unique(names).flatMap((name) => {
    const service = world.find(thing.namespace, 'Service', name);
    const selector = service === undefined ? undefined : serviceSelector(service);
    return selector === undefined ? [] : world.selected(thing.namespace, selector);
  });
}

function ingressServices(thing: Thing): string[] {
  const spec = mapOf(thing.normal.spec);
  const paths = mapsOf(spec.rules).flatMap((rule) => mapsOf(at(rule, 'http', 'paths')));
  return textsOf([
    ...paths.map((path) => at(path, 'backend', 'service', 'name')),
    at(spec, 'defaultBackend', 'service', 'name'),
  ]);
}

function routeServices(thing: Thing): string[] {
  const rules = mapsOf(at(thing.normal, 'spec', 'rules'));
  return textsOf(rules.flatMap((rule) => mapsOf(rule.backendRefs).map(({ name }) => name as unknown)));
}

/** The workloads that run under the accounts of a RoleBinding. */
function bound(thing: Thing, world: World): Thing[] {
  const accounts = listOf(thing.normal.subjects)
    .map(mapOf)
    .filter(({ kind }) => kind === 'ServiceAccount');
  return accounts.flatMap(({ name }) =>
    world.workloads.filter(
      (workload) =>
        workload.namespace === thing.namespace &&
        references(workload).some((reference) => reference.kind === 'ServiceAccount' && reference.name === name),
    ),
  );
}
