import { NodeFacts, Report, Role, WorkloadFacts } from '../../report';
import { GraphBox, Groups } from './graph';
import { clipped, textWidth } from './text-width';
import { groupTitle } from './views';

/** What a box shows, and how large it is for it. */
export interface Face {
  readonly role: Role | 'group';
  /** What it is called, unclipped. */
  readonly name: string;
  readonly title: string;
  readonly lines: string[];
  /** What comes in here is encrypted. */
  readonly isLocked: boolean;
  /** More than one of it may run. */
  readonly isStacked: boolean;
  /** Errors and warnings about it. */
  readonly findings: number;
  /** Whether some of it is not shown, for want of room. */
  readonly isClipped: boolean;
  /** All of it in words, unclipped. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
}

export const TITLE_SIZE = 12.5;
export const LINE_SIZE = 10.5;
export const LINE_HEIGHT = 14;
export const PAD = 9;
/** Room for the icon, before the title. */
export const ICON_ROOM = 19;
const MOST_WIDE = 214;
const MOST_LINES = 4;

/** How a box of the picture looks; a small one of a group says less. */
export function faceOf(report: Report, groups: Groups, box: GraphBox, isSmall = false): Face {
  return box.node === undefined
    ? groupFace(report, groups, box.group!, isSmall)
    : nodeFace(report, report.nodes[box.node]);
}

function nodeFace(report: Report, node: NodeFacts): Face {
  const said = node.workload === undefined ? node.lines : workloadLines(node.workload);
  const kind = node.kind === node.kind.toLowerCase() ? [] : [node.kind];
  return sized({
    role: node.role,
    title: node.name,
    lines: [...kind, ...said],
    isLocked: node.tls === true,
    isStacked: (node.workload?.replicas.max ?? 1) > 1,
    findings: seriousFindings(report, node),
  });
}

function seriousFindings(report: Report, node: NodeFacts): number {
  return node.findings.filter((index) => report.findings[index]?.severity !== 'info').length;
}

function workloadLines({ replicas, share, containers }: WorkloadFacts): string[] {
  const mains = containers.filter(({ role }) => role === 'main');
  const others = containers.filter(({ role }) => role === 'sidecar');
  return [
    `${replicasInWords(replicas)}${share === undefined ? '' : ` · ${share}% of requests`}`,
    ...mains.map(({ name, version }) => (mains.length > 1 ? `${name} ${version}` : `version ${version}`)),
    ...others.map(({ name, version }) => `+ ${name} ${version}`),
  ];
}

/** Like `2..6 replicas`. */
export function replicasInWords({ min, max }: WorkloadFacts['replicas']): string {
  return min === max ? `${max} ${max === 1 ? 'replica' : 'replicas'}` : `${min}..${max} replicas`;
}

function groupFace(report: Report, groups: Groups, group: number, isSmall: boolean): Face {
  const nodes = groups.all[group].nodes.map((node) => report.nodes[node]);
  const workloads = nodes.flatMap(({ workload }) => workload ?? []);
  const replicas = {
    min: workloads.reduce((sum, each) => sum + each.replicas.min, 0),
    max: workloads.reduce((sum, each) => sum + each.replicas.max, 0),
  };
  const entries = nodes.filter(({ role }) => role === 'entry');
  const versions = [...new Set(workloads.flatMap((each) => each.containers.slice(0, 1)).map(({ version }) => version))];
  const rest = nodes.length - workloads.length;
  const lines = [
    ...(workloads.length === 0 ? [] : [`${counted(workloads.length, 'workload')} · ${replicasInWords(replicas)}`]),
    ...(versions.length === 0 ? [] : [`version ${versions.join(', ')}`]),
    ...(rest === 0 ? [] : [workloads.length === 0 ? counted(rest, 'object') : `+ ${counted(rest, 'other object')}`]),
  ];
  return sized({
    role: 'group',
    title: groupTitle(groups, group),
    lines: isSmall ? (workloads.length === 0 ? lines : [replicasInWords(replicas)]) : lines,
    isLocked: entries.length > 0 && entries.some(({ tls }) => tls === true),
    isStacked: true,
    findings: nodes.reduce((sum, node) => sum + seriousFindings(report, node), 0),
  });
}

/** Like `1 object`, `2 objects`. */
export function counted(count: number, word: string, words = `${word}s`): string {
  return `${count} ${count === 1 ? word : words}`;
}

function sized(face: Omit<Face, 'width' | 'height' | 'label' | 'name' | 'isClipped'>): Face {
  const room = MOST_WIDE - 2 * PAD;
  const badges = (face.isLocked ? 16 : 0) + (face.findings > 0 ? 26 : 0);
  const title = clipped(face.title, room - ICON_ROOM - badges, TITLE_SIZE, true);
  const shown = face.lines.length > MOST_LINES ? face.lines.slice(0, MOST_LINES - 1) : face.lines;
  const lines = shown.map((line) => clipped(line, room, LINE_SIZE));
  if (shown.length < face.lines.length) {
    lines.push(`and ${face.lines.length - shown.length} more`);
  }
  const wanted = [
    textWidth(title, TITLE_SIZE, true) + ICON_ROOM + badges,
    ...lines.map((line) => textWidth(line, LINE_SIZE)),
  ];
  return {
    ...face,
    name: face.title,
    title,
    lines,
    isClipped: title !== face.title || shown.length < face.lines.length || shown.some((line, at) => line !== lines[at]),
    label: [face.title, ...face.lines].join(', '),
    width: Math.max(96, ...wanted) + 2 * PAD,
    height: 2 * PAD + 13 + lines.length * LINE_HEIGHT,
  };
}
