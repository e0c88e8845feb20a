import { PageFacts, PathFacts } from './page-facts';

export interface Answer {
  readonly allowed?: boolean;
  readonly text: string;
}

/** Whether one node may reach another one, as far as the report knows. */
export function canReach(facts: PageFacts, from: number, to: number, port: string): Answer {
  const isOnPort = ({ on }: PathFacts): boolean =>
    port === '' || on === '' || on.split(/[^0-9A-Za-z-]+/).some((part) => part.toLowerCase() === port.toLowerCase());
  const paths = facts.paths.filter((path) => path.from === from && path.to === to && isOnPort(path));
  const known =
    paths.find(({ allowed }) => allowed === false) ?? paths.find(({ allowed }) => allowed === true) ?? paths[0];
  if (known?.allowed === undefined) {
    return { text: 'The report does not know: nothing in these manifests connects the two.' };
  }
  const on = known.on === '' ? '' : ` on ${known.on}`;
  const word = known.allowed ? `✓ Yes${on}, allowed` : `✕ No${on}, forbidden`;
  return { allowed: known.allowed, text: known.reason === undefined ? `${word}.` : `${word}: ${known.reason}` };
}
