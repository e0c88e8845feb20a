import { objectCount } from './object-count';
import { Report } from './report';

/** So many services are told of by name. */
const MAX_SERVICES = 10;

/** A text for a terminal: names may hold anything, also what moves its cursor. */
export function plainText(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ');
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function unmetLines({ promises }: Report): string[] {
  const lacking = promises.flatMap(({ name, namespace, promises: all }) => {
    const titles = all.filter(({ isMet }) => !isMet).map(({ title }) => title);
    const full = namespace === undefined ? name : `${namespace}/${name}`;
    return titles.length === 0 ? [] : [`  ${plainText(full)}: ${titles.join(', ')}`];
  });
  const more = lacking.length - MAX_SERVICES;
  const shown = more > 0 ? [...lacking.slice(0, MAX_SERVICES), `  and ${counted(more, 'more service')}`] : lacking;
  return shown.length === 0 ? [] : ['Promises that nothing keeps yet:', ...shown];
}

/** What was written and what is in it, in few lines. */
export function summaryOf(report: Report, written: string[]): string {
  const { nodes, namespaces, findings, prerequisites } = report;
  const workloads = nodes.filter(({ role }) => role === 'workload').length;
  const objects = objectCount(report);
  const bySeverity = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return [
    `Wrote ${written.join(', ')}`,
    `${counted(objects, 'object')}, ${counted(workloads, 'workload')}, ${counted(namespaces.length, 'namespace')}`,
    `${counted(bySeverity('error'), 'error')} and ${counted(bySeverity('warning'), 'warning')} of the checks, ${counted(prerequisites.length, 'prerequisite')} of the cluster`,
    ...unmetLines(report),
    '',
  ].join('\n');
}
