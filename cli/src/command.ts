import type { ParseArgsConfig } from 'util';

/** What a command reads and writes, so that tests give it their own. */
export interface Io {
  readonly out: { write(text: string): unknown };
  readonly error: { write(text: string): unknown };
  /** The folder that paths are relative to. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The options that were given, by name. */
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** One command of the program. */
export interface Command {
  /** What `--help` says, from `Usage:` on. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Whether all arguments are handed on as they are, to a program that knows its own; only a first --help or -h is ours. */
  readonly passesOn?: boolean;
  /** Does it. Gives the exit code; throws a UserError for what the user can mend. */
  run(values: Values, operands: string[], io: Io): Promise<number>;
}

/** Something that the user can mend: said in one line with what to do, without a stack trace. */
export class UserError extends Error {
  public constructor(
    problem: string,
    public readonly fix?: string,
  ) {
    super(problem);
    this.name = 'UserError';
  }
}
