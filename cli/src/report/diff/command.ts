import * as fs from 'fs';
import * as path from 'path';
import { Command, Io, UserError, Values } from '../../command';
import { ReadObject } from '../../manifests/parse-manifests';
import { ChangeFacts } from '../report';
import { changes } from './changes';
import { isDangerous } from './output/counts';
import { changesAsMarkdown } from './output/markdown';
import { changesAsText } from './output/text';
import { readOlder } from './source/older';

/** What the command takes to compare. */
export const diffOptions = {
  against: { type: 'string' },
  markdown: { type: 'string' },
} satisfies Command['options'];

export const diffHelp = [
  '  --against OLD           says what changes against a folder, a file, or the same paths at a git ref like main;',
  '                          exit code 2 where something of that is dangerous',
  '  --markdown FILE         the same for a pull request; - writes it in place of the text',
];

/** The changes against what --against names; undefined where it is not there. */
export function readChanges(
  { against, markdown }: Values,
  operands: string[],
  objects: ReadObject[],
  io: Io,
): ChangeFacts | undefined {
  if (typeof against !== 'string') {
    if (markdown !== undefined) {
      throw new UserError('--markdown says what changes, and nothing is named to compare with', 'add --against main');
    }
    return undefined;
  }
  const older = readOlder(against, operands, io);
  if (older.note !== undefined) {
    io.error.write(`note: ${older.note}\n`);
  }
  return changes(older.objects, objects, against);
}

/** Says what changes, and gives the exit code. */
export function tellChanges(facts: ChangeFacts, { markdown }: Values, io: Io): number {
  if (markdown !== '-') {
    io.out.write(`\n${changesAsText(facts, hasColours(io))}`);
  }
  if (typeof markdown === 'string') {
    const text = changesAsMarkdown(facts);
    if (markdown === '-') {
      io.out.write(text);
    } else {
      fs.mkdirSync(path.dirname(path.resolve(io.cwd, markdown)), { recursive: true });
      fs.writeFileSync(path.resolve(io.cwd, markdown), text);
    }
  }
  return isDangerous(facts) ? 2 : 0;
}

function hasColours({ out, env }: Io): boolean {
  return 'isTTY' in out && out.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}
