import { EdgeFacts, NodeFacts, Report, Role } from '../../report';

/** One box of a picture: a node of the report, or a group of them that is drawn as one. */
export interface GraphBox {
  /** Of `Report.nodes`, where it is one of them. */
  readonly node?: number;
  /** Of `Groups.all`, where it stands for a group. */
  readonly group?: number;
  readonly namespace?: string;
  /** The group within whose frame it is drawn. */
  readonly frame?: number;
}

/** How a line is drawn: a request's way, a connection that the NetworkPolicies allow, forbid or say nothing of, and what is used. */
export type LineKind = 'flow' | 'allowed' | 'forbidden' | 'connects' | 'uses';

/** A line of a picture, which stands for all edges of one kind between two boxes. */
export interface GraphLine {
  /** Indices of boxes. */
  readonly from: number;
  readonly to: number;
  readonly kind: LineKind;
  readonly edges: EdgeFacts[];
}

export interface Graph {
  readonly boxes: GraphBox[];
  readonly lines: GraphLine[];
}

/** A service: what belongs together in the picture. */
export interface Group {
  readonly namespace?: string;
  /** Absent for what belongs to no service of its namespace. */
  readonly name?: string;
  /** Of `Report.nodes`; only those that are drawn. */
  readonly nodes: number[];
}

export interface Groups {
  readonly all: Group[];
  /** The group of each node of the report, where it has one. */
  readonly ofNode: (number | undefined)[];
}

const ALONE: Role[] = ['outside', 'external'];

/** Whether a node has a box in the picture; the others are listed below it. */
export function isDrawn(node: NodeFacts): boolean {
  return node.role !== 'other';
}

/** The groups of a report, in the order in which they first appear. */
export function groupsOf(report: Report): Groups {
  const all = new Map<string, { namespace?: string; name?: string; nodes: number[]; index: number }>();
  const ofNode = report.nodes.map((node, index) => {
    if (ALONE.includes(node.role) || !isDrawn(node)) {
      return undefined;
    }
    const key = JSON.stringify([node.namespace, node.group]);
    const group = all.get(key) ?? { namespace: node.namespace, name: node.group, nodes: [], index: all.size };
    all.set(key, group);
    group.nodes.push(index);
    return group.index;
  });
  return { all: [...all.values()].map(({ namespace, name, nodes }) => ({ namespace, name, nodes })), ofNode };
}

/** What stands for a node in a picture: itself, its group, or nothing. */
export type Place = 'node' | 'group' | undefined;

/** The picture of a report in which each node stands where it is put. */
export function graphOf(report: Report, groups: Groups, placeOf: (node: number) => Place): Graph {
  const boxes: GraphBox[] = [];
  const indices = new Map<string, number>();
  const boxOf = report.nodes.map((node, index) => {
    const place = isDrawn(node) ? placeOf(index) : undefined;
    const group = groups.ofNode[index];
    if (place === undefined) {
      return undefined;
    }
    const isGroup = place === 'group' && group !== undefined;
    const key = isGroup ? `group ${group}` : `node ${index}`;
    if (!indices.has(key)) {
      indices.set(key, boxes.length);
      boxes.push({ ...(isGroup ? { group } : { node: index, frame: group }), namespace: node.namespace });
    }
    return indices.get(key);
  });
  return { boxes, lines: linesOf(report, boxOf) };
}

function linesOf(report: Report, boxOf: (number | undefined)[]): GraphLine[] {
  const indexOf = new Map(report.nodes.map((node, index) => [node.id, index]));
  const lines = new Map<string, { from: number; to: number; kind: LineKind; edges: EdgeFacts[] }>();
  for (const edge of report.edges) {
    const [from, to] = [edge.from, edge.to].map((id) => boxOf[indexOf.get(id) ?? -1]);
    if (from === undefined || to === undefined || from === to) {
      continue;
    }
    const kind = kindOf(edge);
    const key = `${from} ${to} ${kind}`;
    const line = lines.get(key) ?? { from, to, kind, edges: [] };
    lines.set(key, line);
    line.edges.push(edge);
  }
  return [...lines.values()];
}

function kindOf({ kind, allowed }: EdgeFacts): LineKind {
  if (kind === 'connects') {
    return allowed === undefined ? 'connects' : allowed ? 'allowed' : 'forbidden';
  }
  return kind === 'routes' || kind === 'selects' ? 'flow' : 'uses';
}
