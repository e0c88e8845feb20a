// How fast all this is, and how fast others are: see README.md beside this file.
//   npm run bench -- [--runs 7] [--only start,import,fleet] [--sizes 1,100,1000,5000]
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fleet, SIZES } from './fleet.mjs';
import { imports } from './import.mjs';
import { runInTurns } from './measure.mjs';
import { machine, tableOf, tableOfGoals } from './report.mjs';
import { start } from './start.mjs';
import { buildPackage, makeProject } from './workspace.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    only: { type: 'string', default: 'start,import,fleet' },
    sizes: { type: 'string', default: SIZES.join(',') },
  },
});
const runs = Number(values.runs);
const sizes = values.sizes.split(',').map(Number);
const groups = { start, import: imports, fleet: (context) => fleet(context, sizes) };
const only = values.only.split(',');
const log = (message) => console.error(message);
if (!(runs >= 1) || !sizes.every((size) => size >= 1) || !only.every((name) => Object.hasOwn(groups, name))) {
  log('npm run bench -- [--runs 7] [--only start,import,fleet] [--sizes 1,100,1000,5000]');
  process.exit(2);
}

const [load] = loadavg();
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cdk8s-aspnetcore-bench-'));
try {
  const project = join(folder, 'project');
  mkdirSync(project);
  buildPackage(log);
  makeProject(project);
  const measured = only.map((name) => {
    const group = groups[name]({ folder, project, log });
    const rows = runInTurns(group.rows, runs, log);
    group.verify();
    const goals = group.goals(Object.fromEntries(rows.map((row) => [row.id, row])));
    return { ...group, rows, goals };
  });
  const goals = tableOfGoals(measured.flatMap((group) => group.goals));
  const report = [`# Results`, machine(load), ...measured.map(tableOf), goals].join('\n\n');
  console.log(report);
  // Of a part, nobody wants a file.
  if (only.length === Object.keys(groups).length && sizes.join() === SIZES.join()) {
    writeFileSync(fileURLToPath(new URL('results.md', import.meta.url)), `${report}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
