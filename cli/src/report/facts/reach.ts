import { Manifest } from 'cdk8s-aspnetcore';
import { ReachFacts } from '../report';
import { Thing } from './objects';
import { isJob, Workload } from './pods';
import { podPorts, Port, Scene, targetPort } from './scene';

/** What the NetworkPolicies say of one connection; nothing where that can't be told. */
export interface Verdict {
  readonly allowed?: boolean;
  readonly reason?: string;
}

/** What the library calls a workload. */
function titleOf({ namespace, kind, name }: Thing): string {
  return `${namespace === undefined ? '' : `${namespace}/`}${kind}/${name}`;
}

/** Whether a connection to a workload, or to an IP address, is let through. */
export function verdict(
  manifest: Manifest,
  source: Workload,
  target: Workload | string,
  port?: number,
  protocol?: string,
): Verdict {
  const to = typeof target === 'string' ? target : titleOf(target.thing);
  try {
    const options = { ...(port !== undefined && { port }), ...(protocol !== undefined && { protocol }) };
    const { isAllowed, reason } = manifest.reaches(titleOf(source.thing), to, options);
    return { allowed: isAllowed, reason };
  } catch {
    return {}; // Without a namespace a name may mean several.
  }
}

interface Target {
  readonly workload: Workload;
  readonly port: Port;
  readonly services: string[];
}

/** Every port at which a workload may be called: those that Services lead to, and those that it declares. */
function targetsOf({ workloads, services }: Scene): Target[] {
  return workloads
    .filter((workload) => !isJob(workload))
    .flatMap((workload) => {
      const before = services
        .filter((service) => service.workloads.includes(workload))
        .flatMap(({ thing, ports }) =>
          ports.map((port) => ({ thing, ...port, port: targetPort(port, workload), at: port.port })),
        );
      const open = before.flatMap(({ port, protocol }) => (port === undefined ? [] : [{ port, protocol }]));
      const byNumber = new Map<string, Port>();
      for (const port of [...podPorts(workload), ...open]) {
        const key = `${port.port}/${port.protocol}`;
        byNumber.set(key, byNumber.get(key) ?? port);
      }
      return [...byNumber.values()].map((port) => ({
        workload,
        port,
        services: before
          .filter((each) => each.port === port.port && each.protocol === port.protocol)
          .map(({ thing, at }) => `${thing.name}:${at}`),
      }));
    });
}

/** The part of a reason that many pairs share: by which rules. */
function rulesOf(reason: string): string {
  return reason.slice(reason.indexOf(': ') + 2);
}

/** Who reaches whom, for all pairs; nothing where no policy is. */
export function reachFacts(scene: Scene): ReachFacts | undefined {
  if (scene.things.ofKind('networking.k8s.io', 'NetworkPolicy').length === 0) {
    return undefined;
  }
  const reasons = new Map<string, number>();
  const indexOf = (reason: string) => {
    const index = reasons.get(reason) ?? reasons.size;
    reasons.set(reason, index);
    return index;
  };
  const targets = targetsOf(scene).map(({ workload, port, services }) => ({
    node: workload.thing.id,
    ...port,
    services,
    answers: scene.workloads.map((source) => {
      const { allowed, reason } = verdict(scene.manifest, source, workload, port.port, port.protocol);
      const index = indexOf(reason === undefined ? 'not known: its name is not the only one' : rulesOf(reason));
      return allowed === true ? index : -1 - index;
    }),
  }));
  return { sources: scene.workloads.map(({ thing }) => thing.id), targets, reasons: [...reasons.keys()] };
}
