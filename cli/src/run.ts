import { parseArgs } from 'util';
import { Command, Io, UserError, Values } from './command';
import { packageVersion } from './package-folder';

/** A command is loaded when it is asked for: what one needs does not slow another one down. */
interface Entry {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

const COMMANDS: Record<string, Entry> = {
  init: { summary: 'start a project for one service', load: async () => (await import('./init')).command },
  synth: { summary: 'run a program in TypeScript, fast', load: async () => (await import('./synth')).command },
  import: { summary: 'write the program for YAML that there is', load: async () => (await import('./import')).command },
  report: { summary: 'show what YAML will run', load: async () => (await import('./report')).command },
};

const HELP = [
  'Usage: cdk8s-aspnetcore <command> [options]',
  '',
  'Commands:',
  ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`),
  '',
  'cdk8s-aspnetcore <command> --help says what a command takes; --version says which version this is.',
  '',
].join('\n');

/** Runs the program with its arguments, and gives its exit code: 2 for a wrong call, 1 for what the command says no to. */
export async function run(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out.write(HELP);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    io.out.write(`${packageVersion()}\n`);
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    return saysNo(io, `there is no command "${name}"`, `call one of ${Object.keys(COMMANDS).join(', ')}`, 2);
  }
  return runCommand(await COMMANDS[name].load(), rest, io);
}

async function runCommand(command: Command, args: string[], io: Io): Promise<number> {
  const call = parse(command, args);
  if ('message' in call) {
    return saysNo(io, call.message.replace(/\. .*$/s, ''), 'call it with --help for what it takes', 2);
  }
  if (call.values.help) {
    io.out.write(command.help);
    return 0;
  }
  try {
    return await command.run(call.values, call.positionals, io);
  } catch (error) {
    if (error instanceof UserError) {
      return saysNo(io, error.message, error.fix, 1);
    }
    throw error;
  }
}

/** The options and operands of a call, or what is wrong with it. */
function parse(command: Command, args: string[]): { values: Values; positionals: string[] } | Error {
  if (command.passesOn) {
    return { values: { help: args[0] === '--help' || args[0] === '-h' }, positionals: args };
  }
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    return error as Error;
  }
}

function saysNo(io: Io, problem: string, fix: string | undefined, code: number): number {
  io.error.write(`error: ${problem}\n${fix === undefined ? '' : `  fix: ${fix}\n`}`);
  return code;
}
