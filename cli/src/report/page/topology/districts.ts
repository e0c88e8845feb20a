import type { Viz } from '@viz-js/viz';
import { dotPlaces } from './dot';
import { Face } from './face';
import { FrameOfBoxes, titleWidth } from './frames';
import { Graph, GraphLine } from './graph';
import { lineLabel } from './line-label';
import { GAP, rows, Size, widthOf } from './rows';
import { Placed, PlacedLine, Point } from './placed';
import { around, labelRoom, whole } from './whole';

/** From so many boxes on, each namespace is laid out by itself, and lines between namespaces are drawn as one. */
export const DISTRICTS_FROM = 30;

const TITLE = 26;

/** A part of the picture that is laid out by itself: a namespace, or a box of none. */
interface District {
  readonly boxes: number[];
  readonly frame?: FrameOfBoxes;
  readonly width: number;
  readonly height: number;
  /** Where its boxes are, from its corner. */
  readonly corners: Point[];
  readonly lines: PlacedLine[];
}

/** A large picture: districts, and between each two of them one line of a kind. */
export function districts(viz: Viz, graph: Graph, faces: Face[], frames: FrameOfBoxes[]): Placed {
  const framed = new Set(frames.flatMap(({ boxes }) => boxes));
  const all: District[] = [
    ...frames.map((frame) => district(viz, graph, faces, frame)),
    ...graph.boxes.flatMap((_, box) => (framed.has(box) ? [] : [lone(box, faces[box])])),
  ];
  const bundles = bundled(graph, all);
  const ends = new Set(bundles.flatMap(({ from, to }) => [from, to]));
  const [connected, islands] = [all.filter((_, index) => ends.has(index)), all.filter((_, index) => !ends.has(index))];
  const places = dotPlaces(viz, {
    engine: 'neato',
    options: 'overlap=false;splines=true;sep="+18";esep="+8";start=1;',
    nodes: connected,
    edges: bundles.map(({ from, to, lines }) => ({
      from: connected.indexOf(all[from]),
      to: connected.indexOf(all[to]),
      label: labelRoom(lines),
    })),
  });
  if (places === undefined) {
    return whole(viz, graph, faces, frames);
  }
  const below = connected.length === 0 ? 0 : places.height + 2 * GAP;
  const block = rows(islands, Math.max(places.width, widthOf(islands)));
  const corners = new Map([
    ...connected.map((each, index) => [each, around(places.nodes[index], each)] as const),
    ...islands.map((each, index) => [each, moved(block.corners[index], { x: 0, y: below })] as const),
  ]);
  const rects = new Map(
    all.flatMap((each) => each.boxes.map((box, at) => [box, moved(each.corners[at], corners.get(each)!)])),
  );
  return {
    width: Math.max(places.width, block.width),
    height: below + block.height,
    boxes: graph.boxes.map((box, index) => ({
      box,
      face: faces[index],
      rect: { ...rects.get(index)!, ...size(faces[index]) },
    })),
    frames: all.flatMap((each) =>
      each.frame === undefined ? [] : [{ frame: each.frame, rect: { ...corners.get(each)!, ...size(each) } }],
    ),
    lines: [
      ...bundles.map(({ lines }, index): PlacedLine => {
        const { label, ...place } = places.edges[index];
        const text = lineLabel(lines);
        return { lines, ...place, label: label && text ? { text, at: label } : undefined };
      }),
      ...all.flatMap((each) => each.lines.map((line) => movedLine(line, corners.get(each)!))),
    ],
  };
}

/** Lines of one kind between the same two districts. */
function bundled(graph: Graph, all: District[]): { from: number; to: number; lines: GraphLine[] }[] {
  const of = new Map(all.flatMap(({ boxes }, index) => boxes.map((box) => [box, index])));
  const bundles = new Map<string, { from: number; to: number; lines: GraphLine[] }>();
  for (const line of graph.lines) {
    const [from, to] = [of.get(line.from)!, of.get(line.to)!];
    const bundle = bundles.get(`${from} ${to} ${line.kind}`) ?? { from, to, lines: [] };
    bundle.lines.push(line);
    if (from !== to) {
      bundles.set(`${from} ${to} ${line.kind}`, bundle);
    }
  }
  return [...bundles.values()];
}

function size({ width, height }: Size): Size {
  return { width, height };
}

function lone(box: number, { width, height }: Face): District {
  return { boxes: [box], width, height, corners: [{ x: 0, y: 0 }], lines: [] };
}

/** A namespace: what its boxes connect within it, and below that, in rows, those that nothing within it is connected to. */
function district(viz: Viz, graph: Graph, faces: Face[], frame: FrameOfBoxes): District {
  const isIn = (box: number): boolean => frame.boxes.includes(box);
  const lines = graph.lines.filter(({ from, to }) => isIn(from) && isIn(to));
  const ends = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const connected = frame.boxes.filter((box) => ends.has(box));
  const part: Graph = {
    boxes: connected.map((box) => graph.boxes[box]),
    lines: lines.map((line) => ({ ...line, from: connected.indexOf(line.from), to: connected.indexOf(line.to) })),
  };
  const net = whole(
    viz,
    part,
    connected.map((box) => faces[box]),
    [],
  );
  const rest = frame.boxes.filter((box) => !ends.has(box));
  const block = rows(
    rest.map((box) => faces[box]),
    Math.max(net.width, widthOf(rest.map((box) => faces[box]))),
  );
  const netHeight = connected.length === 0 ? 0 : net.height + (rest.length === 0 ? 0 : GAP);
  return {
    frame,
    boxes: [...connected, ...rest],
    width: Math.max(net.width, block.width, titleWidth(frame)) + 2 * GAP,
    height: TITLE + netHeight + block.height + GAP,
    corners: [
      ...net.boxes.map(({ rect }) => moved(rect, { x: GAP, y: TITLE })),
      ...block.corners.map((corner) => moved(corner, { x: GAP, y: TITLE + netHeight })),
    ],
    lines: net.lines.map((line, index) => ({ ...movedLine(line, { x: GAP, y: TITLE }), lines: [lines[index]] })),
  };
}

function moved({ x, y }: Point, by: Point): Point {
  return { x: x + by.x, y: y + by.y };
}

function movedLine({ lines, curve, tip, label }: PlacedLine, by: Point): PlacedLine {
  return {
    lines,
    curve: curve.map((point) => moved(point, by)),
    tip: moved(tip, by),
    label: label && { text: label.text, at: moved(label.at, by) },
  };
}
