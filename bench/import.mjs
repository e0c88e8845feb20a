// What the import of the package costs a program that has cdk8s and cdk8s-plus already, as the program itself says it.
import { execFileSync } from 'node:child_process';

/** Both rows come from one process, so each has its turn. */
export function imports({ project }) {
  const sample = (key) => () => {
    const said = execFileSync(process.execPath, ['import.cjs'], { cwd: project, encoding: 'utf8' });
    const [cpu, wall] = JSON.parse(said)[key];
    return { cpu: cpu / 1000, wall: wall / 1000, peak: NaN };
  };
  return {
    title: 'Import, on top of cdk8s and cdk8s-plus-27 (from within the process)',
    rows: [
      { id: 'import', name: "`require('cdk8s-aspnetcore')`", sample: sample('import') },
      { id: 'names', name: 'the first use of every name that it exports', sample: sample('names') },
    ],
    verify: () => undefined,
    goals: (by) => [{ goal: 'import, milliseconds of CPU', limit: 15, value: by.import.cpu * 1000 }],
  };
}
