import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { fail } from '../private/errors';
import { remembered } from '../private/remembered';

/** What each construct comes after, in the order in which that was said. */
export type Edges = ReadonlyMap<IConstruct, ReadonlySet<IConstruct>>;

type GrowingEdges = Map<IConstruct, Set<IConstruct>>;

function isChart(construct: IConstruct): construct is Chart {
  return construct instanceof Chart;
}

function add(edges: GrowingEdges, source: IConstruct, target: IConstruct): void {
  const targets = edges.get(source);
  if (targets === undefined) {
    edges.set(source, new Set([target]));
  } else {
    targets.add(target);
  }
}

function pairs(edges: Edges): [source: IConstruct, target: IConstruct][] {
  return [...edges].flatMap(([source, targets]) =>
    [...targets].map((target): [IConstruct, IConstruct] => [source, target]),
  );
}

/** The objects below a construct that belong to its own chart. */
function objectsOf(construct: IConstruct, known: Map<IConstruct, ApiObject[]>): ApiObject[] {
  return remembered(known, construct, () => {
    const chart = Chart.of(construct);
    return construct.node.findAll().filter((one): one is ApiObject => one instanceof ApiObject && one.chart === chart);
  });
}

/**
 * What users' dependencies imply, as cdk8s has it: a chart comes after the charts inside it; the chart of a construct comes
 * after that of what the construct depends on; and so do all objects of the one after all of the other.
 * @param constructs all constructs of the app, in the order of the tree
 */
export function impliedEdges(constructs: IConstruct[]): Edges {
  const edges: GrowingEdges = new Map();
  for (const construct of constructs) {
    construct.node.dependencies.forEach((dependency) => add(edges, construct, dependency));
  }
  for (const chart of constructs.filter(isChart)) {
    chart.node.children.filter(isChart).forEach((child) => add(edges, chart, child));
  }
  for (const [source, target] of inTreeOrder(constructs, edges)) {
    const [sourceChart, targetChart] = [Chart.of(source), Chart.of(target)];
    if (sourceChart !== targetChart) {
      add(edges, sourceChart, targetChart);
    }
  }
  const objects = new Map<IConstruct, ApiObject[]>();
  for (const [source, target] of inTreeOrder(constructs, edges)) {
    for (const before of objectsOf(target, objects)) {
      objectsOf(source, objects)
        .filter((after) => after !== before)
        .forEach((after) => add(edges, after, before));
    }
  }
  return edges;
}

function inTreeOrder(constructs: IConstruct[], edges: Edges): [IConstruct, IConstruct][] {
  return pairs(new Map(constructs.filter((one) => edges.has(one)).map((one) => [one, edges.get(one)!])));
}

/**
 * Constructs, each after what it depends on, else in their own order: depth first, from those on which nobody depends, as
 * cdk8s goes, but to each construct once.
 * @throws when constructs depend on one another
 */
export function inOrder(constructs: IConstruct[], edges: Edges): IConstruct[] {
  const inside = new Set(constructs);
  const targetsOf = (construct: IConstruct) => [...(edges.get(construct) ?? [])].filter((target) => inside.has(target));
  const needed = new Set(constructs.flatMap(targetsOf));
  const order = new Set<IConstruct>();
  const open = new Set<IConstruct>();
  const visit = (construct: IConstruct): void => {
    if (order.has(construct)) {
      return;
    }
    if (open.has(construct)) {
      refuseCycle([...open, construct], construct);
    }
    open.add(construct);
    targetsOf(construct).forEach(visit);
    open.delete(construct);
    order.add(construct);
  };
  constructs.filter((construct) => !needed.has(construct)).forEach(visit);
  // What nobody begins with is in a circle.
  constructs.forEach(visit);
  return [...order];
}

function refuseCycle(way: IConstruct[], end: IConstruct): never {
  const paths = way.slice(way.indexOf(end)).map(({ node }) => node.path);
  fail('dependency-cycle', paths[0], `it depends on itself: ${paths.join(' > ')}`, 'remove one of these dependencies');
}
