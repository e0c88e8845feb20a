import * as fs from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import type { Esbuild } from '../../runner/bundle.mjs';
import { Command, UserError } from '../command';

/** The programs that are looked for where none is named. */
const USUAL = ['src/main.ts', 'main.ts'];

export const command: Command = {
  help: [
    'Usage: cdk8s-aspnetcore synth [program.ts] [arguments of the program…]',
    '',
    `Runs a program in TypeScript, by default ${USUAL.join(' or ')}, without checking its types (tsc --noEmit does that).`,
    'It is bundled when one of its files has changed since the last run; bundles are kept in node_modules/.cache.',
    '',
  ].join('\n'),
  options: {},
  passesOn: true,
  async run(_values, [first, ...rest], io) {
    const isNamed = first !== undefined && !first.startsWith('-');
    const candidates = isNamed ? [first] : USUAL;
    const entry = candidates.map((name) => path.resolve(io.cwd, name)).find((file) => fs.existsSync(file));
    if (entry === undefined) {
      throw new UserError(
        `there is no ${candidates.join(' and no ')} in ${io.cwd}`,
        'name the program that is to be run',
      );
    }
    const args = isNamed || first === undefined ? rest : [first, ...rest];
    const { runProgram } = await import('../../runner/run-program.mjs');
    await runProgram(entry, args, () => createRequire(__filename)('esbuild') as Esbuild);
    return Number(process.exitCode ?? 0);
  },
};
