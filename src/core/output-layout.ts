import { ApiObject, App, Chart, Names, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { impliedEdges, inOrder } from './construct-order';

/** The objects of one chart, in the order in which they are written. */
export interface ChartObjects {
  readonly chart: Chart;
  /** The file name without extension when there is a file for each chart. */
  readonly fileName: string;
  readonly objects: ApiObject[];
}

/** cdk8s makes a parent chart depend on the charts inside it. */
function isNested(construct: IConstruct): boolean {
  return construct instanceof Chart && construct.node.scope instanceof Chart;
}

function chartOf(construct: IConstruct): IConstruct | undefined {
  return construct.node.scopes.reverse().find((scope) => scope instanceof Chart);
}

/** Whether somebody asked for an order other than that of construction. */
function hasDependencies(constructs: IConstruct[]): boolean {
  return constructs.some((construct) => construct.node.dependencies.length > 0 || isNested(construct));
}

/** Whether that order is one between charts: cdk8s then numbers the files. */
function chartsDepend(constructs: IConstruct[]): boolean {
  return constructs.some(
    (construct) =>
      isNested(construct) || construct.node.dependencies.some((other) => chartOf(other) !== chartOf(construct)),
  );
}

/** Without dependencies, order is that of construction: one walk over the tree. */
function inConstructionOrder(constructs: IConstruct[]): ChartObjects[] {
  const byChart = new Map<Chart, ApiObject[]>();
  for (const construct of constructs) {
    if (construct instanceof Chart) {
      byChart.set(construct, []);
    } else if (construct instanceof ApiObject) {
      byChart.get(construct.chart)?.push(construct);
    }
  }
  return [...byChart].map(([chart, objects]) => ({ chart, fileName: Names.toDnsLabel(chart), objects }));
}

/**
 * With dependencies, the order is the one that cdk8s would make of them. Its own walk goes to an object once for each way that
 * leads there: with ten objects in each of ten charts that depend on one another in a row, it never ends.
 */
function inDependencyOrder(constructs: IConstruct[], numbered: boolean): ChartObjects[] {
  const edges = impliedEdges(constructs);
  const charts = inOrder(constructs, edges).filter((construct): construct is Chart => construct instanceof Chart);
  return charts.map((chart, index) => ({
    chart,
    fileName: (numbered ? `${index.toString().padStart(4, '0')}-` : '') + Names.toDnsLabel(chart),
    objects: inOrder(chart.node.findAll(), edges).filter(
      (construct): construct is ApiObject => construct instanceof ApiObject && construct.chart === chart,
    ),
  }));
}

/**
 * All API objects of an app, by chart, just as cdk8s would write them. With a file for each chart, the
 * charts come in the order of their files' names, since that is how `kubectl apply -f` takes them.
 */
export function layOut(app: App): ChartObjects[] {
  const constructs = app.node.findAll();
  const charts = hasDependencies(constructs)
    ? inDependencyOrder(constructs, chartsDepend(constructs))
    : inConstructionOrder(constructs);
  if (app.yamlOutputType !== YamlOutputType.FILE_PER_CHART) {
    return charts;
  }
  const file = (chart: ChartObjects) => chart.fileName + app.outputFileExtension;
  return charts.sort((a, b) => (file(a) < file(b) ? -1 : 1));
}
