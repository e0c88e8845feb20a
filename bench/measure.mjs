// What a command and all its children cost.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';

// bash asks the kernel, to the microsecond, for what its children used, and theirs; Node can't.
const TIMED = 'TIMEFORMAT="%3U %3S %3R"; errors=$1; shift; time "$@" 2>"$errors"';

/** Whether a program is here and does as it is told. */
export function works(command, ...args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

const HAS_BASH = works('bash', '-c', ':');
// That of GNU: it says the most memory that any one of the processes had, in KiB.
const HAS_TIME = works('/usr/bin/time', '-f', '%M', 'true');

/** What measures here, in words. */
export const METHOD = [
  HAS_BASH ? 'CPU: user and system time of the process and all its children, as bash says it' : 'CPU: not measured',
  HAS_TIME ? 'memory: that of the largest of its processes, as GNU time says it' : 'memory: not measured',
].join('; ');

/** Runs a command to its end: seconds of CPU and of the clock, MB. What it writes to stdout goes to a file or nowhere. */
export function measure([command, ...args], { cwd, env = {}, output = devNull } = {}) {
  const work = mkdtempSync(join(tmpdir(), 'bench-'));
  const [errors, memory] = [join(work, 'errors'), join(work, 'memory')];
  const stdout = openSync(output, 'w');
  try {
    const measured = [command, ...args];
    const timed = HAS_BASH ? ['bash', '-c', TIMED, 'bash', errors, ...measured] : measured;
    const [program, ...rest] = HAS_TIME ? ['/usr/bin/time', '-q', '-f', '%M', '-o', memory, ...timed] : timed;
    const begin = process.hrtime.bigint();
    const stdio = ['ignore', stdout, 'pipe'];
    const { status, stderr } = spawnSync(program, rest, {
      cwd,
      env: { ...process.env, ...env },
      stdio,
      encoding: 'utf8',
    });
    const clock = Number(process.hrtime.bigint() - begin) / 1e9;
    if (status !== 0) {
      throw new Error(`${measured.join(' ')} failed: ${stderr}${HAS_BASH ? readFileSync(errors, 'utf8') : ''}`);
    }
    const [user, system, wall] = HAS_BASH ? stderr.trim().split('\n').at(-1).split(' ').map(Number) : [NaN, NaN, clock];
    const peak = HAS_TIME ? (Number(readFileSync(memory, 'utf8')) * 1024) / 1e6 : NaN;
    return { cpu: user + system, wall, peak };
  } finally {
    closeSync(stdout);
    rmSync(work, { recursive: true, force: true });
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs rows in turns, so that what else the machine does meets all of them: `{ name, command or sample, before, runs }`.
 * A row without a command is one that can't be measured here.
 */
export function runInTurns(rows, runs, log) {
  const samples = new Map(rows.map((row) => [row, []]));
  for (let run = 0; run < runs; run++) {
    for (const row of rows.filter(({ command, sample, runs: most = runs }) => (command ?? sample) && run < most)) {
      row.before?.();
      const sample = row.sample ? row.sample() : measure(row.command, row);
      samples.get(row).push(sample);
      log(`${run + 1}/${runs} ${row.name}: ${sample.cpu.toFixed(3)} s`);
    }
  }
  return rows.map((row) => ({ ...row, ...medians(samples.get(row)) }));
}

function medians(samples) {
  const of = (key) => (samples.length === 0 ? NaN : median(samples.map((sample) => sample[key])));
  return { cpu: of('cpu'), wall: of('wall'), peak: of('peak'), taken: samples.length };
}
