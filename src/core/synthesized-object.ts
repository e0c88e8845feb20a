import { ApiObject, Chart } from 'cdk8s';
import { ClusterProfile } from '../cluster/cluster-profile';
import { remembered } from '../private/remembered';

/** One API object as it will be written. */
export interface SynthesizedObject {
  /** The path of the construct that the user knows: without a final `/Resource`. */
  readonly path: string;
  /** The construct path of its chart, hence the file that it is written to. */
  readonly chartPath: string;
  /** The API version, like `apps/v1`. */
  readonly apiVersion: string;
  /** The kind, like `Deployment`. */
  readonly kind: string;
  /** The name. */
  readonly objectName: string;
  /** The namespace, where the object names one. */
  readonly namespaceName?: string;
  /** The cluster that it is meant for. */
  readonly cluster: ClusterProfile;
  /** The whole manifest. */
  readonly manifest: any;
}

const CHART_PATHS = new WeakMap<Chart, { readonly path: string }>();

/** The path of a chart, put together once for all of its objects. */
function chartPath(chart: Chart): string {
  return remembered(CHART_PATHS, chart, () => ({ path: chart.node.path })).path;
}

const RESOURCE = '/Resource';

function shownPath(path: string): string {
  return path.endsWith(RESOURCE) ? path.slice(0, -RESOURCE.length) : path;
}

/** Renders one API object. */
export function synthesizeObject(object: ApiObject): SynthesizedObject {
  const manifest = object.toJson();
  return {
    path: shownPath(object.node.path),
    chartPath: chartPath(object.chart),
    apiVersion: manifest.apiVersion,
    kind: manifest.kind,
    objectName: manifest.metadata?.name,
    namespaceName: manifest.metadata?.namespace,
    cluster: ClusterProfile.of(object),
    manifest,
  };
}
