/** Between subject (an example) and check, in the name of a test that the table shows. */
export const SEPARATOR = ' › ';

/** How one check of one subject ended. */
export interface Result {
  readonly subject: string;
  readonly check: string;
  readonly status: 'pass' | 'fail' | 'skip';
  /** Why it was skipped. */
  readonly reason?: string;
  readonly seconds: number;
}

export interface VersionResults {
  /** `1.27`, or the folder or context that gave no cluster. */
  readonly version: string;
  readonly results: readonly Result[];
  /** Why there are none, or not all. */
  readonly failure?: string;
  /** What else its reader should know. */
  readonly remarks?: readonly string[];
}

/** The name of a test that the table shows. */
export const titleOf = (subject: string, check: string): string => `${subject}${SEPARATOR}${check}`;

const SIGNS = { pass: 'ok', fail: 'FAILED', skip: 'skipped' } as const;

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function rowOf(cells: readonly string[], widths: readonly number[]): string {
  return `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
}

/** Example x check x version as Markdown, aligned to be read as it is, too. */
export function tableOf(versions: readonly VersionResults[]): string {
  const all = versions.flatMap(({ results }) => results);
  const header = ['example or drill', 'check', ...versions.map(({ version }) => version)];
  const rows = unique(all.map(({ subject, check }) => titleOf(subject, check))).map((title) => [
    ...title.split(SEPARATOR),
    ...versions.map(({ results }) => {
      const found = results.find((result) => titleOf(result.subject, result.check) === title);
      return found === undefined
        ? '-'
        : `${SIGNS[found.status]}${found.status === 'skip' ? '' : ` ${found.seconds.toFixed(1)} s`}`;
    }),
  ]);
  const widths = header.map((_, at) => Math.max(3, ...[header, ...rows].map((row) => row[at].length)));
  const line = widths.map((width) => '-'.repeat(width));
  return [header, line, ...rows].map((row) => rowOf(row, widths)).join('\n');
}

/** Below the table: what was not looked at, and why; what could not be had. */
export function remarksOf(versions: readonly VersionResults[]): string[] {
  return versions.flatMap(({ version, results, failure, remarks = [] }) => {
    const skipped = results.filter(({ status }) => status === 'skip');
    const reasons = unique(skipped.map(({ subject, reason }) => `${subject}: ${reason ?? 'no reason given'}`));
    return [
      ...(failure === undefined ? [] : [`${version}: ${failure}`]),
      ...remarks.map((remark) => `${version}: ${remark}`),
      ...reasons.map((reason) => `${version} skipped ${reason}`),
    ];
  });
}
