import { PageFacts, PathFacts, TargetFacts } from './page-facts';

export interface Answer {
  /** Absent where the report does not know. */
  readonly allowed?: boolean;
  readonly text: string;
}

/** Whether one node may reach another one at a port, or at each that the report knows of; the one place that says so. */
export function canReach(facts: PageFacts, from: number, to: number, port: string): Answer[] {
  const source = facts.reach?.sources.indexOf(from) ?? -1;
  const targets = facts.reach?.targets.filter(({ node }) => node === to) ?? [];
  if (source >= 0 && targets.length > 0) {
    const asked = targets.filter((target) => isPortOf(target, port));
    return asked.length > 0 ? asked.map((target) => answerOf(facts, target, source)) : [noSuchPort(facts, to, port)];
  }
  const paths = facts.paths.filter((path) => path.from === from && path.to === to && isOn(path, port));
  if (paths.length > 0) {
    return paths.map(({ allowed, on, reason }) => said(allowed, on.replace(/^:/, ''), reason));
  }
  return facts.reach === undefined
    ? [{ allowed: true, text: 'Yes: there is no NetworkPolicy here, so nothing is forbidden.' }]
    : [{ text: 'Not known: these manifests do not say at which ports it listens.' }];
}

function isPortOf({ port, name, services }: TargetFacts, asked: string): boolean {
  const ports = [String(port), name, ...services.map((service) => service.slice(service.lastIndexOf(':') + 1))];
  return asked === '' || ports.includes(asked);
}

function answerOf(facts: PageFacts, target: TargetFacts, source: number): Answer {
  const answer = target.answers[source];
  const reason = facts.reach!.reasons[answer < 0 ? -1 - answer : answer];
  const through = target.services.length === 0 ? '' : ` (${target.services.join(', ')})`;
  return said(answer >= 0, `${target.port}/${target.protocol}${through}`, reason);
}

function noSuchPort(facts: PageFacts, to: number, port: string): Answer {
  const ports = facts.reach!.targets.filter(({ node }) => node === to).map((target) => target.port);
  return { text: `It does not listen at ${port}, only at ${[...new Set(ports)].join(', ')}.` };
}

function isOn({ on }: PathFacts, port: string): boolean {
  return port === '' || on === '' || on.split(/[^0-9A-Za-z-]+/).includes(port);
}

function said(allowed: boolean | undefined, on: string, reason: string | undefined): Answer {
  const at = on === '' ? '' : ` at ${on}`;
  const word = allowed === undefined ? `Not known${at}` : allowed ? `✓ Yes${at}` : `✕ No${at}`;
  return { allowed, text: reason === undefined ? `${word}.` : `${word}: ${reason}` };
}
