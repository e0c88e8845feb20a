import { GraphLine } from './graph';
import { clipped } from './text-width';

/** What stands at lines of one kind that are drawn as one, where there is something to say. */
export function lineLabel(lines: GraphLine[]): string | undefined {
  const [{ kind }] = lines;
  const edges = lines.flatMap((line) => line.edges);
  const labels = [...new Set(edges.flatMap(({ label }) => label ?? []))];
  const paths = `${edges.length} paths`;
  const said = lines.length > 1 || labels.length > 2 ? paths : labels.length === 0 ? undefined : labels.join(', ');
  const short = said === undefined ? undefined : clipped(said, 150, 10.5);
  if (kind === 'forbidden') {
    return short === undefined ? 'forbidden' : `${short} forbidden`;
  }
  return kind === 'uses' ? undefined : short;
}

const VERBS: Record<string, string> = {
  routes: 'routes to',
  selects: 'selects',
  uses: 'uses',
  connects: 'connects to',
  scales: 'scales',
  guards: 'guards',
  belongs: 'belongs to',
};

/** What a kind of edge does, as a verb. */
export function verbOf(kind: string): string {
  return VERBS[kind] ?? kind;
}
