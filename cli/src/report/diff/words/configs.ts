import { canonical, unique } from '../model/json';
import { Pair } from '../model/pairs';
import { Thing } from '../model/things';
import { references, Use } from '../model/uses';
import { World } from '../model/world';

const HOW: Record<Use, string> = {
  env: 'is read by variables only when pods start: they keep the old values until the next restart',
  files: 'changes in place in running pods, within about a minute',
  fixed: 'is mounted by subPath: running pods keep the old files until the next restart',
};

/** What becomes of running pods when a ConfigMap or Secret that they use keeps its name and gets other content. */
export function configWords({ pairs }: { pairs: Pair[] }, world: World): string[] {
  return pairs.flatMap(({ before, after }) => {
    if (before === undefined || after === undefined || before.name !== after.name || !hasOtherData(before, after)) {
      return [];
    }
    const uses = world.workloads
      .filter(({ namespace }) => namespace === after.namespace)
      .flatMap((workload) => references(workload))
      .filter(({ kind, name }) => kind === after.kind && name === after.name)
      .map(({ use }) => use);
    return unique(uses)
      .sort()
      .map((use) => `${after.kind} ${after.name} ${HOW[use]}`);
  });
}

function hasOtherData(before: Thing, after: Thing): boolean {
  const isConfig = after.kind === 'ConfigMap' || after.kind === 'Secret';
  const data = ({ normal }: Thing) => canonical([normal.data, normal.stringData, normal.binaryData]);
  return isConfig && data(before) !== data(after);
}
