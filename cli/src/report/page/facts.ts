import { Report } from '../report';
import { Groups } from './topology/graph';
import type { PageFacts } from './browser/page-facts';

/** What the script of the page needs, beside what it reads from the page itself. */
export function pageFacts(report: Report, groups: Groups): PageFacts {
  const indexOf = new Map(report.nodes.map(({ id }, index) => [id, index]));
  const at = (id: string): number => indexOf.get(id) ?? -1;
  return {
    nodes: report.nodes.map(({ name, kind, namespace, lines, workload }, index) => ({
      name,
      kind,
      group: groups.ofNode[index],
      text: [namespace, ...lines, ...(workload?.containers ?? []).map(({ image }) => image)].filter(Boolean).join(' '),
    })),
    paths: report.edges
      .filter(({ kind, from, to }) => kind === 'connects' && indexOf.has(from) && indexOf.has(to))
      .map(({ from, to, label = '', allowed, reason }) => ({ from: at(from), to: at(to), on: label, allowed, reason })),
    reach: report.reach && {
      sources: report.reach.sources.map(at),
      targets: report.reach.targets.map((target) => ({ ...target, node: at(target.node) })),
      reasons: report.reach.reasons,
    },
  };
}
