import type { Viz } from '@viz-js/viz';
import { Point, Rect } from './placed';

/** A graph for Graphviz: numbers only, no word that came from outside. */
export interface DotGraph {
  readonly engine: 'dot' | 'neato';
  /** Attributes of the whole, with their semicolons. */
  readonly options: string;
  readonly nodes: { readonly width: number; readonly height: number }[];
  readonly edges: {
    readonly from: number;
    readonly to: number;
    readonly label?: Size;
    readonly weight?: number;
  }[];
  readonly clusters?: DotCluster[];
  /** Nodes that come one after the other, without a line between them. */
  readonly rows?: number[][];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface DotCluster {
  /** How wide its title is. */
  readonly title: number;
  readonly nodes: number[];
  readonly inner: DotCluster[];
}

/** Where Graphviz put things; y goes down. Clusters in the order of the graph's, each before those within it. */
export interface DotPlaces extends Size {
  readonly nodes: Point[];
  readonly edges: { readonly curve: Point[]; readonly tip: Point; readonly label?: Point }[];
  readonly clusters: Rect[];
}

interface DotJson {
  readonly bb?: string;
  readonly objects?: { readonly name: string; readonly bb?: string; readonly pos?: string }[];
  readonly edges?: { readonly id?: string; readonly pos?: string; readonly lp?: string }[];
}

/** Lays a graph out; undefined where Graphviz cannot, which happens to some of its ways and some graphs. */
export function dotPlaces(viz: Viz, graph: DotGraph): DotPlaces | undefined {
  const { output } = viz.render(dotText(graph), { format: 'json0', engine: graph.engine });
  const { bb, objects = [], edges: all = [] } = JSON.parse(output ?? '{}') as DotJson;
  const edges = all.filter(({ id }) => id !== undefined);
  const isWhole = edges.length === graph.edges.length && edges.every(({ pos }) => pos !== undefined);
  if (bb === undefined || !isWhole) {
    return undefined;
  }
  const [, , width, height] = numbersOf(bb);
  const point = (text: string): Point => {
    const [x, y] = numbersOf(text);
    return { x, y: height - y };
  };
  const named = new Map(objects.map((object) => [object.name, object]));
  const sorted = [...edges].sort((a, b) => Number(a.id) - Number(b.id));
  return {
    width,
    height,
    nodes: graph.nodes.map((_, index) => point(named.get(`n${index}`)!.pos!)),
    edges: sorted.map(({ pos, lp }) => {
      const [tip, ...curve] = pos!.split(' ').map((each) => point(each.replace(/^e,/, '')));
      return { tip, curve, ...(lp !== undefined && { label: point(lp) }) };
    }),
    clusters: allClusters(graph.clusters ?? []).map((_, index) => {
      const [left, bottom, right, top] = numbersOf(named.get(`cluster_${index}`)!.bb!);
      return { x: left, y: height - top, width: right - left, height: top - bottom };
    }),
  };
}

function allClusters(clusters: DotCluster[]): DotCluster[] {
  return clusters.flatMap((cluster) => [cluster, ...allClusters(cluster.inner)]);
}

function dotText({ options, nodes, edges, clusters = [], rows = [] }: DotGraph): string {
  const numbers = new Map(allClusters(clusters).map((cluster, index) => [cluster, index]));
  const clusterText = (cluster: DotCluster): string =>
    [
      `subgraph cluster_${numbers.get(cluster)}{margin=10;labeljust=l;label=${room({ width: cluster.title, height: 16 })};`,
      ...cluster.inner.map(clusterText),
      ...cluster.nodes.map((node) => `n${node};`),
      '}',
    ].join('');
  return [
    `digraph{${options}pad=0;margin=0;node[shape=box,fixedsize=true,label=""];edge[arrowsize=0.6];`,
    ...clusters.map(clusterText),
    ...nodes.map(({ width, height }, index) => `n${index}[width=${inches(width)},height=${inches(height)}];`),
    ...edges.map(({ from, to, label, weight }, index) => {
      const attributes = [`id="${index}"`, label && `label=${room(label)}`, weight && `weight=${weight}`];
      return `n${from}->n${to}[${attributes.filter(Boolean).join(',')}];`;
    }),
    ...rows.map((row) => `${row.map((node) => `n${node}`).join('->')}[style=invis];`),
    '}',
  ].join('\n');
}

function inches(pixels: number): string {
  return (pixels / 72).toFixed(4);
}

/** A label of Graphviz that is only room, into which we write. */
function room({ width, height }: Size): string {
  return `<<TABLE BORDER="0" CELLBORDER="0" FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="${height}"><TR><TD></TD></TR></TABLE>>`;
}

function numbersOf(list: string): number[] {
  return list.split(',').map(Number);
}
