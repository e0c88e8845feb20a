import { entriesOf, redirectsOf } from '../model/entries';
import { at, mapOf, unique } from '../model/json';
import { podLabels, SERVING, Thing } from '../model/things';
import { matches, serviceSelector, World } from '../model/world';
import { directionsOf } from './policies';
import { Facts, Found, gone, kept, Rule, titleOf } from './rule';

export const REACHED: Rule[] = [
  {
    id: 'host-removed',
    finds: 'a host that nothing answers for any more',
    why: 'its clients get an error, also those by bookmarks and certificates pinned to it',
    fix: 'keep it, and redirect it to the new host',
    find: hostsLost,
  },
  {
    id: 'tls-lost',
    finds: 'a host that had TLS, and then has none',
    why: 'requests go in clear text, or fail where browsers insist on https (HSTS)',
    fix: 'keep a certificate for the host',
    find: tlsLost,
  },
  {
    id: 'redirect-removed',
    finds: 'a redirect from http to https that is removed',
    why: 'who comes by http stays there, in clear text',
    fix: 'keep the redirect',
    find: redirectsLost,
  },
  {
    id: 'service-selects-nothing',
    finds: 'a Service that had pods, and then selects none of these manifests',
    why: 'its clients are refused',
    fix: 'let its selector be labels of the pods',
    find: kept(['Service'], ({ before, after }, { worlds }) => {
      const had = pods(worlds.before, before).length > 0;
      return had && serviceSelector(after) !== undefined && pods(worlds.after, after).length === 0
        ? [`Service ${after.name} selects no pods any more`]
        : [];
    }),
  },
  {
    id: 'service-leaves-pods',
    finds: 'a Service whose new selector fits none of the pods that run now',
    why: 'it has no pod until the new ones are ready',
    fix: 'label the pods first, in an update of its own, and change the selector after that',
    find: kept(['Service'], ({ before, after }, { worlds }) => {
      const selector = serviceSelector(after);
      const now = pods(worlds.before, before);
      const later = pods(worlds.after, after);
      const isLeft =
        selector !== undefined &&
        later.length > 0 &&
        !worlds.before.workloads.some((each) => fits(selector, after, each));
      return now.length > 0 && isLeft ? [`Service ${after.name} leaves the pods that run now`] : [];
    }),
  },
  {
    id: 'load-balancer-lost',
    finds: 'a Service that is no longer a LoadBalancer, or removed',
    why: 'its address outside goes, and a new one is another',
    fix: 'move DNS to the new address before',
    find: (facts) => [
      ...kept(['Service'], ({ before, after }) =>
        isBalancer(before) && !isBalancer(after) ? [`Service ${after.name} is no longer a LoadBalancer`] : [],
      )(facts),
      ...gone(['Service'], (service) => (isBalancer(service) ? [`LoadBalancer ${service.name} is deleted`] : []))(
        facts,
      ),
    ],
  },
  {
    id: 'pods-open',
    finds: 'pods that a NetworkPolicy isolated, and none does any more',
    why: 'everybody may connect to them (Ingress), or they to everybody (Egress)',
    fix: 'keep a policy that selects them, at least one that denies by default',
    find: podsOpen,
  },
];

function pods(world: World, service: Thing): Thing[] {
  const selector = serviceSelector(service);
  return selector === undefined ? [] : world.selected(service.namespace, selector);
}

function fits(selector: unknown, service: Thing, workload: Thing): boolean {
  return (
    workload.namespace === service.namespace &&
    SERVING.includes(workload.kind) &&
    matches(selector, podLabels(workload))
  );
}

function pairOf({ pairs }: Facts, thing: Thing) {
  return pairs.find(({ before }) => before === thing);
}

function hostsLost(facts: Facts): Found[] {
  const left = new Set(entriesOf(facts.worlds.after).map(({ host }) => host));
  return perHost(
    facts,
    ({ host }) => !left.has(host),
    (host) => `host ${host} is removed`,
  );
}

function tlsLost(facts: Facts): Found[] {
  const after = entriesOf(facts.worlds.after);
  const had = new Set(
    entriesOf(facts.worlds.before)
      .filter(({ tls }) => tls)
      .map(({ host }) => host),
  );
  const has = new Set(after.filter(({ tls }) => tls !== false).map(({ host }) => host));
  const left = new Set(after.map(({ host }) => host));
  return perHost(
    facts,
    ({ host }) => had.has(host) && left.has(host) && !has.has(host),
    (host) => `host ${host} loses TLS`,
  );
}

/** Says something once a host, at the first object that answered for it. */
function perHost(
  facts: Facts,
  isFound: (entry: { host: string }) => boolean,
  words: (host: string) => string,
): Found[] {
  const found = entriesOf(facts.worlds.before).filter(isFound);
  return unique(found.map(({ host }) => host)).flatMap((host) => {
    const entry = found.find((each) => each.host === host);
    const pair = entry === undefined ? undefined : pairOf(facts, entry.thing);
    return pair === undefined ? [] : [{ pair, what: words(host) }];
  });
}

function redirectsLost({ pairs, worlds }: Facts): Found[] {
  const left = new Set(entriesOf(worlds.after).map(({ host }) => host));
  return pairs.flatMap((pair) => {
    const { before, after } = pair;
    const kept = after === undefined ? [] : redirectsOf(after);
    const lost = before === undefined ? [] : redirectsOf(before).filter((redirect) => !kept.includes(redirect));
    // What goes with its host needs no redirect.
    const hosts = entriesOf(new World(before === undefined ? [] : [before])).map(({ host }) => host);
    const isMoot = hosts.length > 0 && !hosts.some((host) => left.has(host));
    return isMoot || before === undefined
      ? []
      : lost.map((redirect) => ({ pair, what: `${titleOf(before)} loses ${redirect}` }));
  });
}

function isBalancer(service: Thing): boolean {
  return at(service.normal, 'spec', 'type') === 'LoadBalancer';
}

function podsOpen({ pairs, worlds }: Facts): Found[] {
  return pairs.flatMap((pair) => {
    const { before: policy } = pair;
    if (policy?.kind !== 'NetworkPolicy') {
      return [];
    }
    return directionsOf(policy).flatMap((direction) => {
      const open = openedPods(worlds, policy, direction);
      return open.length === 0
        ? []
        : [
            {
              pair,
              what: `${open.join(' and ')} open for ${direction}: no NetworkPolicy isolates ${open.length === 1 ? 'it' : 'them'} any more`,
            },
          ];
    });
  });
}

/** The workloads that a policy isolated, and nothing does now; for one of a whole namespace, at least that. */
function openedPods({ before, after }: Facts['worlds'], policy: Thing, direction: string): string[] {
  const { namespace } = policy;
  const policies = after
    .ofKind('NetworkPolicy')
    .filter((each) => each.namespace === namespace && directionsOf(each).includes(direction));
  const selects = (each: Thing, workload: Thing) =>
    matches(at(each.normal, 'spec', 'podSelector'), podLabels(workload));
  const ofNamespace = (world: World) => world.workloads.filter((each) => each.namespace === namespace);
  const were = new Set(
    ofNamespace(before)
      .filter((each) => selects(policy, each))
      .map(({ id }) => id),
  );
  const open = ofNamespace(after).filter(
    (each) => were.has(each.id) && !policies.some((other) => selects(other, each)),
  );
  const isAll = Object.keys(mapOf(at(policy.normal, 'spec', 'podSelector'))).length === 0;
  const isDenied = policies.some((each) => Object.keys(mapOf(at(each.normal, 'spec', 'podSelector'))).length === 0);
  const isGone = isAll && !isDenied && after.find(undefined, 'Namespace', namespace) !== undefined;
  return open.length > 0 ? open.map(({ name }) => name) : isGone ? [`other pods of namespace ${namespace ?? ''}`] : [];
}
