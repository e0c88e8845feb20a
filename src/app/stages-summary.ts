import { ClusterProfile } from '../cluster/cluster-profile';
import { differences } from './differences';
import { RenderedFile } from './output-files';
import { shownFolder } from './summary';

/** As many lines for what differs between two stages: the rest is seen by `diff -r`. */
const MAX_DIFFERENCES = 12;

/** A stage that was written. */
export interface WrittenStage {
  readonly name: string;
  readonly outdir: string;
  readonly files: RenderedFile[];
  readonly cluster: ClusterProfile;
}

/** What was written for each stage, what differs from each to the next, and what to type next. */
export function summarizeStages(stages: WrittenStage[]): string {
  const wrote = stages.map(({ outdir, files, cluster }) => {
    const count = objectsOf(files).length;
    return `  ${shownFolder(outdir)}: ${count} ${count === 1 ? 'object' : 'objects'} for ${cluster.name}`;
  });
  const steps = stages.slice(1).flatMap((stage, index) => ['', ...step(stages[index], stage)]);
  const commands = stages.map(({ outdir, cluster }) => `  ${cluster.kubectl} apply -f ${shownFolder(outdir)}`);
  return ['Wrote:', ...wrote, ...steps, '', 'Next, each on its own cluster:', ...commands].join('\n');
}

function step(left: WrittenStage, right: WrittenStage): string[] {
  const lines = differences(objectsOf(left.files), objectsOf(right.files));
  const names = `${left.name} -> ${right.name}`;
  if (lines.length === 0) {
    return [`${names}: no difference`];
  }
  const shown = lines.length > MAX_DIFFERENCES ? lines.slice(0, MAX_DIFFERENCES - 1) : lines;
  const more =
    shown.length === lines.length
      ? []
      : [`and ${lines.length - shown.length} more: diff -r ${shownFolder(left.outdir)} ${shownFolder(right.outdir)}`];
  return [`${names}:`, ...[...shown, ...more].map((line) => `  ${line}`)];
}

function objectsOf(files: RenderedFile[]) {
  return files.flatMap((file) => file.objects);
}
