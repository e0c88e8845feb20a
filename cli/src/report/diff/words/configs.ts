import { canonical, unique } from '../model/json';
import { Pair } from '../model/pairs';
import { templateOf, Thing } from '../model/things';
import { references, Use } from '../model/uses';
import { same, World } from '../model/world';

const HOW: Record<Use, string> = {
  env: 'is read by variables only when pods start: they keep the old values until the next restart',
  files: 'changes in place in running pods, within about a minute',
  fixed: 'is mounted by subPath: running pods keep the old files until the next restart',
};

/** What becomes of pods that do not restart when a ConfigMap or Secret that they use keeps its name and gets other content. */
export function configWords({ pairs }: { pairs: Pair[] }, world: World, all: Pair[]): string[] {
  const restarting = new Set(all.filter(({ before, after }) => restarts(before, after)).map(({ after }) => after));
  return pairs.flatMap(({ before, after }) => {
    if (before === undefined || after === undefined || before.name !== after.name || !hasOtherData(before, after)) {
      return [];
    }
    const uses = world.workloads
      .filter((workload) => workload.namespace === after.namespace && !restarting.has(workload))
      .flatMap((workload) => references(workload))
      .filter(({ kind, name }) => kind === after.kind && name === after.name)
      .map(({ use }) => use);
    return unique(uses)
      .sort()
      .map((use) => `${after.kind} ${after.name} ${HOW[use]}`);
  });
}

function restarts(before: Thing | undefined, after: Thing | undefined): boolean {
  return before !== undefined && after !== undefined && !same(templateOf(before), templateOf(after));
}

function hasOtherData(before: Thing, after: Thing): boolean {
  const isConfig = after.kind === 'ConfigMap' || after.kind === 'Secret';
  const data = ({ normal }: Thing) => canonical([normal.data, normal.stringData, normal.binaryData]);
  return isConfig && data(before) !== data(after);
}
