import * as fs from 'fs';
import * as path from 'path';
import { Finding, SuppressedFinding } from '../core/check';
import { fail } from '../private/errors';
import { show } from '../private/values';
import { sarifLog } from './sarif';

/** What the last synth found, for programs. */
export interface FindingsReport {
  readonly findings: Finding[];
  readonly suppressed: SuppressedFinding[];
  /** The file that an object of a construct path is written to, where it is written. */
  readonly fileOf: (path: string) => string | undefined;
}

/**
 * Writes what was found to a file, as JSON or, for annotations of pull requests, as SARIF.
 * @throws when the name says neither
 */
export function writeFindings(file: string, report: FindingsReport): void {
  const { findings, suppressed } = report;
  const format = path.extname(file);
  if (format !== '.json' && format !== '.sarif') {
    const problem = `the findings can't be written to ${show(file)}`;
    fail('check-invalid', 'App.main', problem, 'name a file that ends in .json or .sarif');
  }
  const content = format === '.json' ? { findings, suppressed } : sarifLog(report);
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}
