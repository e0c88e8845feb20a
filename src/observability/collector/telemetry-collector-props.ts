import { CollectorAgent } from './collector-agent';
import { CollectorGateway } from './collector-gateway';
import { TelemetryExporter } from './telemetry-exporter';

/** The OpenTelemetry Collector of a cluster. */
export interface TelemetryCollectorProps {
  /**
   * Where it sends what it has collected. A signal that no exporter takes is not collected.
   * @default - none: then give components with exporters
   */
  readonly exporters?: TelemetryExporter[];

  /**
   * The collector of each node.
   * @default CollectorAgent.daemonSet()
   */
  readonly agent?: CollectorAgent;

  /**
   * The collector between the agents and the backends.
   * @default CollectorGateway.deployment()
   */
  readonly gateway?: CollectorGateway;

  /**
   * The name of the cluster, as the resource attribute `k8s.cluster.name`.
   * @default - it is not told
   */
  readonly clusterName?: string;

  /**
   * Whether pods of all namespaces may send, besides those that are connected by `connectTo`.
   * @default false
   */
  readonly openToAllNamespaces?: boolean;

  /**
   * The image: the contrib distribution. Names of components and fields are those of 0.160.0; see docs/collector.md
   * before you choose another version.
   * @default docker.io/otel/opentelemetry-collector-contrib:0.160.0
   */
  readonly image?: string;

  /**
   * Labels of all its objects and pods.
   * @default - only the recommended ones
   */
  readonly labels?: Record<string, string>;
}
