import type { IConstruct } from 'constructs';
import { Finding, SuppressedFinding } from '../core/check';
import { formatFinding } from '../core/root-validation';
import { QuotaPlan } from '../plan/quota-plan';
import { LibraryError, readableError } from '../private/errors';
import { writeFindings } from './findings-file';
import { findingsText, Paint, paintFor, suppressedText } from './findings-text';

/** What a program needs of an app. */
export interface RunnableApp extends IConstruct {
  readonly findings: Finding[];
  readonly suppressedFindings: SuppressedFinding[];
  synth(): void;
  summary(): string;
  /** The file that an object of a construct path is written to. */
  _fileOf(path: string): string | undefined;
}

/** What a program asks for, in the words of AppMainOptions. */
export interface RunOptions {
  readonly plan?: boolean;
  readonly findings?: string;
}

/** Builds and synthesises an app, and says what came of it; the exit code is 1 when it failed. */
export function runMain(build: () => RunnableApp, { plan, findings }: RunOptions): void {
  const paint = paintFor(Boolean(process.stderr.isTTY), process.env.NO_COLOR);
  let app: RunnableApp | undefined;
  attempt(
    () => {
      app = build();
      if (plan) {
        console.log(`${QuotaPlan.of(app).toTable()}\n`);
      }
      app.synth();
      const said = [...findingsText(app.findings, paint), ...suppressedText(app.suppressedFindings, paint)];
      said.forEach((line) => console.error(line));
      console.log(app.summary());
    },
    (error) => failureText(error, app, paint),
  );
  if (findings !== undefined && app !== undefined) {
    const { findings: found, suppressedFindings: suppressed } = app;
    const report = { findings: found, suppressed, fileOf: (path: string) => app!._fileOf(path) };
    attempt(
      () => writeFindings(findings, report),
      (error) => failureText(error, undefined, paint),
    );
  }
}

/** Does something; when it fails, says so and makes the program end with 1. */
export function attempt(action: () => void, explain: (error: unknown) => string): void {
  try {
    action();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}

/** A failed synth says all that its checks found, grouped; anything else says its one message. */
export function failureText(error: unknown, app: RunnableApp | undefined, paint: Paint): string {
  const debug = Boolean(process.env.DEBUG);
  if (app === undefined || debug || !(error instanceof LibraryError) || error.code !== 'synth-failed') {
    return readableError(error, debug);
  }
  const { findings, suppressedFindings } = app;
  const known = new Set(findings.map((finding) => `  ${formatFinding(finding)}`));
  const [headline, ...problems] = error.message.split('\n');
  const others = problems.filter((line) => !known.has(line)).map((line) => line.slice(2));
  return [headline, ...others, ...findingsText(findings, paint), ...suppressedText(suppressedFindings, paint)].join(
    '\n',
  );
}
