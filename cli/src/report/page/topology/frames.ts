import { Report } from '../../report';
import { DotCluster } from './dot';
import { Graph, Groups } from './graph';
import { Frame } from './placed';
import { textWidth } from './text-width';

/** A frame with the boxes and the frames in it. */
export interface FrameOfBoxes extends Frame {
  readonly boxes: number[];
  readonly inner: FrameOfBoxes[];
}

/** Namespaces, and in them services where there are several. */
export function framesOf(report: Report, groups: Groups, graph: Graph): FrameOfBoxes[] {
  const indices = graph.boxes.map((_, index) => index);
  const namespaces = [...new Set(graph.boxes.flatMap(({ namespace }) => namespace ?? []))];
  return namespaces.map((namespace) => {
    const boxes = indices.filter((index) => graph.boxes[index].namespace === namespace);
    const inner = [...new Set(boxes.flatMap((index) => graph.boxes[index].frame ?? []))]
      .filter((group) => groups.all[group].name !== undefined)
      .map((group): FrameOfBoxes => {
        const own = boxes.filter((index) => graph.boxes[index].frame === group);
        return { title: groups.all[group].name!, kind: 'group', isDefinedHere: true, boxes: own, inner: [] };
      });
    const isDefinedHere = report.namespaces.some(({ name, isDefinedHere: is }) => name === namespace && is);
    const framed = inner.length > 1 || inner.some((frame) => frame.boxes.length < boxes.length) ? inner : [];
    return { title: namespace, kind: 'namespace', isDefinedHere, boxes, inner: framed };
  });
}

/** The frames with those within them, as Graphviz numbers them. */
export function flat(frames: FrameOfBoxes[]): FrameOfBoxes[] {
  return frames.flatMap((frame) => [frame, ...flat(frame.inner)]);
}

/** The frames for Graphviz. */
export function clustersOf(frames: FrameOfBoxes[]): DotCluster[] {
  return frames.map(({ boxes, inner, ...frame }) => ({
    title: titleWidth(frame),
    nodes: boxes,
    inner: clustersOf(inner),
  }));
}

/** How wide the title of a frame is, with its margins. */
export function titleWidth({ title, kind, isDefinedHere }: Frame): number {
  const word = kind === 'group' ? '' : isDefinedHere ? 'namespace ' : 'namespace (not here) ';
  return textWidth(`${word}${title}`, 12, true);
}

/** Whether lines lead from a frame out and back into it: Graphviz then needs another way to rank. */
export function isCyclic(graph: Graph, frames: FrameOfBoxes[]): boolean {
  const frameOf = new Map(flat(frames).flatMap((frame, index) => frame.boxes.map((box) => [box, index])));
  const name = (box: number): string => (frameOf.has(box) ? `frame ${frameOf.get(box)}` : `box ${box}`);
  const next = new Map<string, Set<string>>();
  for (const { from, to } of graph.lines.filter((line) => name(line.from) !== name(line.to))) {
    next.set(name(from), (next.get(name(from)) ?? new Set()).add(name(to)));
  }
  // What nothing leads to any more is taken away; what stays goes round in circles.
  const left = new Set(next.keys());
  for (let isFound = true; isFound;) {
    isFound = false;
    for (const each of [...left]) {
      if (![...left].some((other) => next.get(other)!.has(each))) {
        left.delete(each);
        isFound = true;
      }
    }
  }
  return left.size > 0;
}
