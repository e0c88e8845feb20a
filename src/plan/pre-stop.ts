import { memberOf } from './mention';

type Json = Record<string, any>;

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86400 };

/** What a shell does only sometimes, again and again, or beside the rest: then a script says no time. */
const CONTROL = /\|\||[^&]&(?:[^&]|$)|[|(){}`]|\b(?:if|while|until|for|case|timeout)\b/;

function secondsOf(text: unknown): number {
  const found = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(String(text));
  return found === null ? 0 : Number(found[1]) * UNITS[found[2] || 's'];
}

/** The least that a script of a shell sleeps. */
function sleepOf(script: string): number {
  if (CONTROL.test(script)) {
    return 0;
  }
  let seconds = 0;
  for (const command of script.split(/;|&&|\n/).map((text) => text.trim().split(/\s+/))) {
    if (command[0] === 'exit' || command[0] === 'exec') {
      return seconds;
    }
    seconds += isProgram(command[0], 'sleep') && command.length === 2 ? secondsOf(command[1]) : 0;
  }
  return seconds;
}

function isProgram(path: unknown, ...names: string[]): boolean {
  return typeof path === 'string' && names.includes(path.split('/').at(-1)!);
}

/** The least that the hook before SIGTERM of a container takes, in seconds; 0 for what nobody can tell. */
export function preStopSeconds(container: Json): number {
  const { sleep, exec } = memberOf(memberOf(container.lifecycle).preStop);
  if (sleep) {
    return secondsOf(memberOf(sleep).seconds);
  }
  const { command } = memberOf(exec);
  if (!Array.isArray(command)) {
    return 0;
  }
  const [program, first, second] = command as unknown[];
  if (isProgram(program, 'sleep') && command.length === 2) {
    return secondsOf(first);
  }
  return isProgram(program, 'sh', 'bash', 'ash', 'dash') && /^-[a-z]*c$/.test(String(first)) && command.length === 3
    ? sleepOf(String(second))
    : 0;
}
