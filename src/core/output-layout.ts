import { ApiObject, App, Chart, DependencyGraph, Names, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';

/** The objects of one chart, in the order in which they are written. */
export interface ChartObjects {
  readonly chart: Chart;
  /** The file name without extension when there is a file for each chart. */
  readonly fileName: string;
  readonly objects: ApiObject[];
}

/**
 * Whether somebody asked for an order other than that of construction. cdk8s makes a parent chart depend
 * on the charts inside it.
 */
function hasDependencies(constructs: IConstruct[]): boolean {
  return constructs.some(
    (construct) =>
      construct.node.dependencies.length > 0 || (construct instanceof Chart && construct.node.scope instanceof Chart),
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
 * With dependencies, order is whatever cdk8s makes of them. It works the implied ones out when it renders
 * a chart, and numbers the files.
 */
function inDependencyOrder(app: App): ChartObjects[] {
  app.charts[0].toJson();
  return app.charts.map((chart, index) => ({
    chart,
    fileName: `${index.toString().padStart(4, '0')}-${Names.toDnsLabel(chart)}`,
    objects: new DependencyGraph(chart.node)
      .topology()
      .filter((construct): construct is ApiObject => construct instanceof ApiObject)
      .filter((object) => object.chart === chart),
  }));
}

/**
 * All API objects of an app, by chart, just as cdk8s would write them. With a file for each chart, the
 * charts come in the order of their files' names, since that is how `kubectl apply -f` takes them.
 */
export function layOut(app: App): ChartObjects[] {
  const constructs = app.node.findAll();
  const charts = hasDependencies(constructs) ? inDependencyOrder(app) : inConstructionOrder(constructs);
  if (app.yamlOutputType !== YamlOutputType.FILE_PER_CHART) {
    return charts;
  }
  return charts.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}
