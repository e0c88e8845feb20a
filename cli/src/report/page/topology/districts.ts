import type { Viz } from '@viz-js/viz';
import { dotPlaces } from './dot';
import { Face } from './face';
import { FrameOfBoxes, titleWidth } from './frames';
import { Graph, GraphLine } from './graph';
import { lineLabel } from './line-label';
import { Placed, PlacedLine, Point, Rect } from './placed';
import { around, labelRoom, whole } from './whole';

/** From so many boxes on, each namespace is laid out by itself, and lines between namespaces are drawn as one. */
export const DISTRICTS_FROM = 30;

const GAP = 14;
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
  const of = new Map(all.flatMap(({ boxes }, index) => boxes.map((box) => [box, index])));
  const bundles = new Map<string, GraphLine[]>();
  for (const line of graph.lines.filter(({ from, to }) => of.get(from) !== of.get(to))) {
    const key = `${of.get(line.from)} ${of.get(line.to)} ${line.kind}`;
    bundles.set(key, [...(bundles.get(key) ?? []), line]);
  }
  const between = [...bundles.values()];
  const places = dotPlaces(viz, {
    engine: 'neato',
    options: 'overlap=false;splines=true;sep="+18";esep="+8";start=1;',
    nodes: all,
    edges: between.map((lines) => ({
      from: of.get(lines[0].from)!,
      to: of.get(lines[0].to)!,
      label: labelRoom(lines),
    })),
  });
  if (places === undefined) {
    return whole(viz, graph, faces, frames);
  }
  const corners = all.map((each, index) => around(places.nodes[index], each));
  const rects = new Map(
    all.flatMap(({ boxes, corners: own }, index) => boxes.map((box, at) => [box, moved(own[at], corners[index])])),
  );
  return {
    width: places.width,
    height: places.height,
    boxes: graph.boxes.map((box, index) => ({
      box,
      face: faces[index],
      rect: { ...rects.get(index)!, ...size(faces[index]) },
    })),
    frames: all.flatMap(({ frame }, index) => (frame === undefined ? [] : [{ frame, rect: corners[index] }])),
    lines: [
      ...between.map((lines, index): PlacedLine => {
        const { label, ...place } = places.edges[index];
        const text = lineLabel(lines);
        return { lines, ...place, label: label && text ? { text, at: label } : undefined };
      }),
      ...all.flatMap(({ lines }, index) => lines.map((line) => movedLine(line, corners[index]))),
    ],
  };
}

function size({ width, height }: Face): Pick<Rect, 'width' | 'height'> {
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

/** How wide rows of boxes should be, so that they are about half as high again as they are wide. */
function widthOf(faces: Face[]): number {
  const area = faces.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  return Math.max(Math.sqrt(area * 1.5), ...faces.map(({ width }) => width));
}

function rows(faces: Face[], most: number): { width: number; height: number; corners: Point[] } {
  let [x, y, width, rowHeight] = [0, 0, 0, 0];
  const corners = faces.map((face) => {
    if (x > 0 && x + face.width > most) {
      [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    }
    const corner = { x, y };
    [x, width, rowHeight] = [x + face.width + GAP, Math.max(width, x + face.width), Math.max(rowHeight, face.height)];
    return corner;
  });
  return { width, height: faces.length === 0 ? 0 : y + rowHeight, corners };
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
