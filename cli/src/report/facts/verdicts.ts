import { isIP } from 'net';
import { Json, mapsOf, numberOf, textOf } from '../../json';
import { Address } from './addresses';
import { selects } from './labels';
import { Workload } from './pods';
import { Verdict, verdict } from './reach';
import { Scene, Service, targetPort } from './scene';

/** An address of the internet that nobody has: what is let through to any is let through to it. RFC 5737. */
const ANYWHERE = '203.0.113.1';

/** Whether pods reach a Service: they do where they reach all of its workloads. */
export function serviceVerdict(source: Workload, service: Service, port: number | undefined, scene: Scene): Verdict {
  const asked = service.ports.find((each) => each.port === port) ?? (port === undefined ? service.ports[0] : undefined);
  const verdicts = service.workloads.map((target) =>
    verdict(scene.manifest, source, target, asked && targetPort(asked, target), asked?.protocol),
  );
  return verdicts.find(({ allowed }) => allowed === false) ?? verdicts[0] ?? {};
}

/**
 * Whether pods reach a host outside. Where policies only name blocks of addresses, it may be in one of them: nobody knows
 * here which address a name has.
 */
export function outsideVerdict(source: Workload, { host, port }: Address, scene: Scene): Verdict {
  if (isIP(host) !== 0) {
    return verdict(scene.manifest, source, host, port);
  }
  const anywhere = verdict(scene.manifest, source, ANYWHERE, port);
  const blocks = anywhere.allowed === false ? egressBlocks(source, scene) : [];
  for (const block of blocks) {
    const within = verdict(scene.manifest, source, block.split('/')[0], port);
    if (within.allowed === true) {
      return { allowed: true, reason: `${within.reason?.replaceAll(block.split('/')[0], host)}, if it is in ${block}` };
    }
  }
  return { ...anywhere, reason: anywhere.reason?.replaceAll(ANYWHERE, host) };
}

/** What is known of pods that are not among the manifests: whether the own side lets the call out. */
export function egressVerdict({ thing, labels }: Workload, { host, port }: Address, { things }: Scene): Verdict {
  const policies = things
    .ofKind('networking.k8s.io', 'NetworkPolicy')
    .filter(
      ({ namespace, spec }) => namespace === thing.namespace && selects(spec.podSelector, labels) && isEgress(spec),
    );
  const title = `${thing.kind}/${thing.name}`;
  const unknown = `what ${host} lets in is not known here`;
  if (policies.length === 0) {
    return { allowed: true, reason: `no NetworkPolicy isolates ${title} for egress; ${unknown}` };
  }
  const rules = policies.flatMap(({ spec, name }) =>
    mapsOf(spec.egress).map((rule, index) => ({ rule, title: `egress rule ${index + 1} of NetworkPolicy "${name}"` })),
  );
  const toPods = rules.filter(({ rule }) => mayMeanPods(rule));
  const fitting = toPods.find(
    ({ rule }) => mapsOf(rule.ports).length === 0 || mapsOf(rule.ports).some((each) => isIn(each, port)),
  );
  if (fitting !== undefined) {
    return { allowed: true, reason: `${fitting.title} lets it out; ${unknown}` };
  }
  const names = policies.map(({ name }) => `"${name}"`).join(', ');
  const isolated = `${title} is isolated for egress by NetworkPolicy ${names}, of which no rule`;
  // Policies name the port of pods, which may be another one than that of a Service that nobody knows.
  return toPods.length > 0
    ? { reason: `${isolated} names port ${port}; whether pods behind ${host} have another one is not known here` }
    : { allowed: false, reason: `${isolated} lets it out` };
}

function isEgress({ policyTypes, egress }: Json): boolean {
  return Array.isArray(policyTypes) ? policyTypes.includes('Egress') : mapsOf(egress).length > 0;
}

/** Whether a rule lets out to pods, for more than asking their names. */
function mayMeanPods({ to, ports }: Json): boolean {
  const isForNames = mapsOf(ports).length > 0 && mapsOf(ports).every(({ port }) => port === 53 || port === 'dns');
  return !isForNames && (mapsOf(to).length === 0 || mapsOf(to).some(({ ipBlock }) => ipBlock === undefined));
}

function isIn({ port: from, endPort }: Json, port: number | undefined): boolean {
  const first = numberOf(from);
  return first === undefined || port === undefined || (first <= port && port <= (numberOf(endPort) ?? first));
}

function egressBlocks({ thing, labels }: Workload, { things }: Scene): string[] {
  return things
    .ofKind('networking.k8s.io', 'NetworkPolicy')
    .filter(({ namespace, spec }) => namespace === thing.namespace && selects(spec.podSelector, labels))
    .flatMap(({ spec }) => mapsOf(spec.egress).flatMap(({ to }) => mapsOf(to)))
    .flatMap(({ ipBlock }) => textOf((ipBlock as Json | undefined)?.cidr) ?? []);
}
