import { Report } from '../report';
import { Groups } from './topology/graph';
import type { PageFacts } from './browser/page-facts';

/** What the script of the page needs, beside what it reads from the page itself. */
export function pageFacts(report: Report, groups: Groups): PageFacts {
  const indexOf = new Map(report.nodes.map(({ id }, index) => [id, index]));
  return {
    nodes: report.nodes.map(({ name, kind, namespace, lines, workload }, index) => ({
      name,
      kind,
      group: groups.ofNode[index],
      text: [namespace, ...lines, ...(workload?.containers ?? []).map(({ image }) => image)].filter(Boolean).join(' '),
    })),
    paths: report.edges
      .filter(({ kind }) => kind === 'connects')
      .flatMap(({ from, to, label, allowed, reason }) => {
        const [start, end] = [indexOf.get(from), indexOf.get(to)];
        return start === undefined || end === undefined
          ? []
          : [{ from: start, to: end, on: label ?? '', allowed, reason }];
      }),
  };
}
