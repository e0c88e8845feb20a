import type { Viz } from '@viz-js/viz';
import { DotGraph, dotPlaces } from './dot';
import { Face, LINE_SIZE } from './face';
import { clustersOf, flat, FrameOfBoxes, isCyclic } from './frames';
import { Graph, GraphLine } from './graph';
import { lineLabel } from './line-label';
import { Placed, Point, Rect } from './placed';
import { textWidth } from './text-width';

/** All in one, the more beautiful ways first: Graphviz cannot do each for each graph. */
export function whole(viz: Viz, graph: Graph, faces: Face[], frames: FrameOfBoxes[]): Placed {
  const options = 'rankdir=LR;nodesep=0.18;ranksep=0.5;';
  const ways = [
    ...(isCyclic(graph, frames) ? [] : [dotGraph(graph, faces, frames, options, true)]),
    dotGraph(graph, faces, frames, `${options}newrank=true;`, true),
    dotGraph(graph, faces, frames, `${options}newrank=true;splines=line;`, false),
  ];
  for (const way of ways) {
    const places = dotPlaces(viz, way);
    if (places !== undefined) {
      const { width, height } = places;
      return {
        width,
        height,
        boxes: graph.boxes.map((box, index) => ({
          box,
          face: faces[index],
          rect: around(places.nodes[index], faces[index]),
        })),
        frames: flat(frames).map((frame, index) => ({ frame, rect: places.clusters[index] })),
        lines: graph.lines.map((line, index) => {
          const { label, ...place } = places.edges[index];
          const text = lineLabel([line]);
          return { lines: [line], ...place, label: label && text ? { text, at: label } : undefined };
        }),
      };
    }
  }
  throw new Error('Graphviz could not lay the topology out');
}

/** The rectangle around a point. */
export function around({ x, y }: Point, { width, height }: Pick<Rect, 'width' | 'height'>): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The room that the label of lines needs. */
export function labelRoom(lines: GraphLine[]): Pick<Rect, 'width' | 'height'> | undefined {
  const label = lineLabel(lines);
  return label === undefined ? undefined : { width: textWidth(label, LINE_SIZE) + 6, height: 14 };
}

function dotGraph(graph: Graph, faces: Face[], frames: FrameOfBoxes[], options: string, hasLabels: boolean): DotGraph {
  return {
    engine: 'dot',
    options,
    nodes: faces,
    clusters: clustersOf(frames),
    rows: islands(graph, frames),
    edges: graph.lines.map((line) => ({
      from: line.from,
      to: line.to,
      label: hasLabels ? labelRoom([line]) : undefined,
      weight: line.kind === 'uses' ? 2 : undefined,
    })),
  };
}

/** Boxes without a line, in rows within their frames: they would stand in one long column. */
function islands(graph: Graph, frames: FrameOfBoxes[]): number[][] {
  const ends = new Set(graph.lines.flatMap(({ from, to }) => [from, to]));
  const inFrames = flat(frames).map(({ boxes, inner }) =>
    boxes.filter((box) => !ends.has(box) && !inner.some((frame) => frame.boxes.includes(box))),
  );
  return inFrames.flatMap((boxes) => {
    const columns = Math.ceil(Math.sqrt(boxes.length / 2));
    const count = Math.ceil(boxes.length / columns) || 0;
    return Array.from({ length: count }, (_, row) => boxes.slice(row * columns, (row + 1) * columns));
  });
}
