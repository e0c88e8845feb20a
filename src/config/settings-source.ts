import * as fs from 'fs';
import * as path from 'path';
import { fail } from '../private/errors';
import { requireString, show } from '../private/values';
import { JsonReader } from './json-reader';

const FACTORY = 'AppSettings.fromFile';

/** The settings of a JSON file, whose name is relative to the folder in which synth runs. */
export function readSettingsFile(file: string): Record<string, any> {
  requireString('settings-file-invalid', FACTORY, 'file name', file, 'use one like "appsettings.Production.json"');
  const where = `${show(file)} (relative to ${process.cwd()})`;
  const parsed = new JsonReader(readText(file, where), (line, column, problem) =>
    fail(
      'settings-file-invalid',
      FACTORY,
      `file ${where} is no JSON at line ${line}, column ${column}: ${problem}`,
      'correct it there (comments and trailing commas are accepted)',
    ),
  ).read();
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    fail('settings-file-invalid', FACTORY, `file ${where} holds no JSON object`, 'start it with "{"');
  }
  return parsed;
}

function readText(file: string, where: string): string {
  try {
    return fs.readFileSync(path.resolve(file), 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return fail(
      'settings-file-invalid',
      FACTORY,
      `file ${where} can't be read (${reason})`,
      'name a file that exists, or use an absolute path like path.join(__dirname, "appsettings.json")',
    );
  }
}
