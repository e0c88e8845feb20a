/**
 * The one place that constructs errors (a lint rule holds every other file to that), so that all of
 * them have the same form: where, what is wrong with which value, what to do.
 */

/** Every way in which this library says no; each has a test that triggers it. */
export const ERROR_CODES = [
  'addon-missing',
  'alerts-invalid',
  'assertion-failed',
  'capability-invalid',
  'capability-taken',
  'check-invalid',
  'cluster-invalid',
  'cluster-too-late',
  'cluster-unknown',
  'collector-invalid',
  'connection-invalid',
  'container-invalid',
  'dashboard-invalid',
  'delivery-invalid',
  'dependency-cycle',
  'dotnet-setting-invalid',
  'dotnet-version-invalid',
  'env-conflict',
  'env-invalid',
  'exposure-invalid',
  'grant-invalid',
  'host-invalid',
  'image-invalid',
  'image-not-reachable',
  'ingress-invalid',
  'issuer-invalid',
  'kubernetes-version-invalid',
  'label-invalid',
  'limit-range-invalid',
  'metrics-invalid',
  'model-frozen',
  'monitor-unsafe',
  'name-invalid',
  'network-invalid',
  'number-invalid',
  'option-invalid',
  'outdir-unusable',
  'pod-options-invalid',
  'port-conflict',
  'port-invalid',
  'priority-class-unknown',
  'probe-invalid',
  'quota-invalid',
  'resources-invalid',
  'route-invalid',
  'scaling-invalid',
  'scheduling-invalid',
  'secret-invalid',
  'security-invalid',
  'settings-file-invalid',
  'settings-invalid',
  'settings-secret',
  'settings-too-large',
  'shutdown-invalid',
  'slo-invalid',
  'stages-invalid',
  'synth-failed',
  'telemetry-invalid',
  'text-invalid',
  'tls-invalid',
  'track-invalid',
  'volume-invalid',
] as const;

/** A stable word for one kind of mistake. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What an error says, in parts. */
export interface Problem {
  /** The construct path, or the API call where there is no construct yet. */
  readonly path: string;
  /** What is wrong with which value: lower case, no final period. */
  readonly problem: string;
  /** What to do about it: lower case, no final period. */
  readonly fix: string;
}

/** Raised for every mistake that this library finds. */
export class LibraryError extends Error {
  public constructor(
    public readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'LibraryError';
  }
}

/** What a terminal takes for a line break, a command or nothing at all: users' texts may have it. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g;

function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The design's one form, on one line. The root of a construct tree has an empty path: it is called `app`. */
export function formatProblem(problem: Problem): string {
  return printable(`${problem.path || 'app'}: ${problem.problem}; ${problem.fix}`);
}

/**
 * Throws one mistake.
 * @throws LibraryError always
 */
export function fail(code: ErrorCode, path: string, problem: string, fix: string): never {
  throw new LibraryError(code, formatProblem({ path, problem, fix }));
}

/**
 * Throws all mistakes of a synth together, each already in the one form.
 * @throws LibraryError always
 */
export function failSynth(messages: string[]): never {
  const count = messages.length === 1 ? 'one problem' : `${messages.length} problems`;
  throw new LibraryError(
    'synth-failed',
    [`synth found ${count}, nothing was written:`, ...messages.map((m) => `  ${m}`)].join('\n'),
  );
}

/**
 * Throws what an assertion of a user's own test found, with one line for each place where it did. It is not called
 * AssertionError: of those Jest prints two values that they compare, and here there are none.
 * @throws LibraryError always
 */
export function failAssertion(path: string, problem: string, fix: string, details: string[] = []): never {
  const lines = details.map((line) => `  ${printable(line)}`);
  throw new LibraryError('assertion-failed', [formatProblem({ path, problem, fix }), ...lines].join('\n'));
}

/** What a person should read of anything that was thrown; the stack trace only when `DEBUG` asks for it. */
export function readableError(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return debug ? (error.stack ?? error.message) : error.message;
}
