import { Report } from '../../report';
import { districts, DISTRICTS_FROM } from './districts';
import { faceOf } from './face';
import { flat, framesOf } from './frames';
import { Graph, Groups } from './graph';
import { Placed } from './placed';
import { whole } from './whole';

/** Lays a graph out; made once, as loading the library takes time. */
export type Layouter = (report: Report, groups: Groups, graph: Graph) => Placed;

/** Loads Graphviz. */
export async function loadLayouter(): Promise<Layouter> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  return (report, groups, graph) => {
    const frames = framesOf(report, groups, graph);
    const isLarge = graph.boxes.length > DISTRICTS_FROM && frames.length > 1 && flat(frames).length === frames.length;
    const faces = graph.boxes.map((box) => faceOf(report, groups, box, isLarge));
    return isLarge ? districts(viz, graph, faces, frames) : whole(viz, graph, faces, frames);
  };
}
