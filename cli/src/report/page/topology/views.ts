import { Report } from '../../report';
import { Graph, graphOf, Groups, isDrawn } from './graph';

/** From so many workloads or boxes on, each service is one box at first. */
export const COLLAPSED_FROM = { workloads: 30, boxes: 60 };
/** A picture is left out above so many boxes: nobody could read it. */
export const EVERYTHING_UP_TO = 250;

/** One picture of the page. */
export interface View {
  /** `services`, `everything`, or `group-` and its index. */
  readonly id: string;
  readonly title: string;
  readonly graph: Graph;
}

/** The pictures of a report, the one to begin with first. */
export function viewsOf(report: Report, groups: Groups): View[] {
  const workloads = report.nodes.filter(({ role }) => role === 'workload').length;
  const drawn = report.nodes.filter(isDrawn).length;
  const everything = (): View => ({
    id: 'everything',
    title: 'Everything',
    graph: graphOf(report, groups, () => 'node'),
  });
  if (
    drawn <= EVERYTHING_UP_TO &&
    (groups.all.length < 3 || (workloads < COLLAPSED_FROM.workloads && drawn < COLLAPSED_FROM.boxes))
  ) {
    return groups.all.length > 2 ? [everything(), services(report, groups)] : [everything()];
  }
  return [
    services(report, groups),
    ...(drawn <= EVERYTHING_UP_TO ? [everything()] : []),
    ...groups.all
      .map((_, group) => around(report, groups, group))
      .filter(({ graph }) => graph.boxes.length <= EVERYTHING_UP_TO),
  ];
}

/** Each service as one box. */
function services(report: Report, groups: Groups): View {
  return { id: 'services', title: 'Services', graph: graphOf(report, groups, () => 'group') };
}

/** One service with all that it is made of, and its neighbours as one box each. */
function around(report: Report, groups: Groups, group: number): View {
  const indexOf = new Map(report.nodes.map((node, index) => [node.id, index]));
  const neighbours = new Set<number>();
  const touched = new Set<number>();
  for (const edge of report.edges) {
    const ends = [indexOf.get(edge.from) ?? -1, indexOf.get(edge.to) ?? -1];
    if (ends.some((end) => groups.ofNode[end] === group)) {
      ends.forEach((end) => (groups.ofNode[end] === undefined ? touched.add(end) : neighbours.add(groups.ofNode[end])));
    }
  }
  const graph = graphOf(report, groups, (node) => {
    const own = groups.ofNode[node];
    if (own === group) {
      return 'node';
    }
    return own === undefined ? (touched.has(node) ? 'node' : undefined) : neighbours.has(own) ? 'group' : undefined;
  });
  const isOurs = (box: number): boolean => graph.boxes[box].frame === group;
  const lines = graph.lines.filter(({ from, to }) => isOurs(from) || isOurs(to));
  return { id: `group-${group}`, title: groupTitle(groups, group), graph: { ...graph, lines } };
}

/** What a group is called where it stands alone. */
export function groupTitle(groups: Groups, group: number): string {
  const { name, namespace } = groups.all[group];
  return name ?? (namespace === undefined ? 'cluster-wide objects' : 'shared objects');
}
