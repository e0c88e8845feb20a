import { Finding, FindingSeverity, SuppressedFinding } from '../core/check';

/** How the words of a report are coloured; plain where nobody looks at a terminal. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly quiet: (text: string) => string;
}

const ansi = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const plain = (text: string) => text;

/** Colours for a terminal, none elsewhere or where NO_COLOR is set. See https://no-color.org */
export function paintFor(isTerminal: boolean, noColor: string | undefined): Paint {
  return isTerminal && !noColor
    ? { error: ansi(31), warning: ansi(33), quiet: ansi(2) }
    : { error: plain, warning: plain, quiet: plain };
}

/** All findings by construct path, those with errors first: a line for what is wrong, one for what to do. */
export function findingsText(findings: Finding[], paint: Paint): string[] {
  const byPath = new Map<string, Finding[]>();
  findings.forEach((finding) => byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]));
  const groups = [...byPath].map(([path, group]) => ({ path, group: errorsFirst(group) }));
  const [failing, others] = partition(groups, ({ group }) => group[0].severity === FindingSeverity.ERROR);
  return [...failing, ...others].flatMap(({ path, group }) => [
    path || 'app',
    ...group.flatMap(({ severity, checkId, problem, fix }) => [
      `  ${paint[severity](severity)} ${checkId}: ${problem}`,
      `    ${paint.quiet('fix:')} ${fix}`,
    ]),
  ]);
}

/** What somebody has silenced, with the reasons. */
export function suppressedText(suppressed: SuppressedFinding[], paint: Paint): string[] {
  return suppressed.map(({ finding: { path, checkId }, reason }) =>
    paint.quiet(`suppressed ${checkId} at ${path || 'app'}: ${reason}`),
  );
}

function errorsFirst(findings: Finding[]): Finding[] {
  return partition(findings, ({ severity }) => severity === FindingSeverity.ERROR).flat();
}

function partition<T>(items: T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
