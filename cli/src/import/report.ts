import { Recognition } from './convert';
import { Imported } from './import-yaml';

/** What is said on the terminal, but for where the file is. */
export function report(imported: Imported): string[] {
  const { recognitions, dropped, leftOut, silenced, improvements } = imported;
  return [
    ...recognitions.map((recognition) => `  ${recognised(recognition)}`),
    ...leftOut.map(
      (object) => `  ${object} -> left out: its values would be in the program; --with-secrets puts them there`,
    ),
    ...section(
      'Left out, because only the cluster writes it:',
      dropped.map(({ object, fields }) => `${object}: ${fields.join(', ')}`),
    ),
    ...section(
      'Checks that would stop synth, silenced by a line of their own; better mended:',
      silenced.map(({ path, problem, fix, checkId }) => `${path}: ${problem} [${checkId}]\n    fix: ${fix}`),
    ),
    ...section(
      'What the library would give; each is held off by a line that says so, which you may delete:',
      improvements,
    ),
    ...proof(imported),
  ];
}

function recognised({ object, as, way, patches, heldOff, reason }: Recognition): string {
  const words = {
    typed: 'by types',
    patched: `by types, and ${patches} ${patches === 1 ? 'patch' : 'patches'}`,
    raw: 'as it is',
  };
  const held = heldOff === 0 ? '' : `; ${heldOff} of the library's own fields held off`;
  return `${object} -> ${as}${reason === undefined ? '' : ` (${reason})`}: ${words[way]}${held}`;
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function proof({ objects, differences }: Imported): string[] {
  const all = objects === 1 ? 'the object comes out as it went in' : `all ${objects} objects come out as they went in`;
  return differences.length === 0
    ? ['', `Proved: ${all}.`]
    : ['', 'Not proved: the program gives something else.', ...differences.map((line) => `  ${line}`)];
}
