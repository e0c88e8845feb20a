import { AppSettings } from '../config/app-settings';
import { Secrets } from '../config/secrets';
import { ImageSource } from '../core/image-source';
import { ServiceLabels } from '../core/service-labels';
import { Delivery } from '../delivery/delivery';
import { Exposure } from '../exposure/exposure';
import { Dashboard } from '../observability/dashboard/dashboard';
import { Alerts } from '../observability/kubernetes-alerts/alerts';
import { Metrics } from '../observability/metrics/metrics';
import { OpenTelemetry } from '../observability/telemetry/open-telemetry';
import { DisruptionBudget } from '../scaling/disruption-budget';
import { Scaling } from '../scaling/scaling';
import { NetworkAccess } from '../security/network-access';
import { SecurityProfile } from '../security/security-profile';
import { Slo } from '../slo/slo';
import { ContainerResources } from '../workload/container-resources';
import { HealthCheck } from '../workload/health-check';
import { PodOptions } from '../workload/pod-options';
import { ReleaseOptions } from '../workload/release';
import { Scheduling } from '../workload/scheduling';
import { Shutdown } from '../workload/shutdown';

/** One service that answers HTTP. Only the image must be said; each further prop answers one question. */
export interface WebServiceProps {
  /** The container image, like `registry.example.com/shop/web:1.4.2`. */
  readonly image: string;

  /**
   * Where the image comes from: a registry, or this machine's Docker.
   * @default ImageSource.registry()
   */
  readonly imageSource?: ImageSource;

  /**
   * The service's name: that of its Deployment, container, Service and ServiceAccount, and its host name.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The port that the container listens on, 1 to 65535. The Service offers it as port 80 unless `exposure` says otherwise.
   * @default 8080
   */
  readonly port?: number;

  /**
   * Labels of all objects and pods.
   * @default - the recommended ones, from name, image and chart
   */
  readonly labels?: ServiceLabels;

  /**
   * More labels of the pods that the Deployment selects too. Kubernetes forbids to change them once the
   * Deployment exists.
   * @default - none
   */
  readonly selectorLabels?: Record<string, string>;

  /**
   * Settings of the app, in the form of its appsettings.json, for all to read.
   * @default - those of the image
   */
  readonly appSettings?: AppSettings;

  /**
   * Settings from Secrets.
   * @default - none
   */
  readonly secrets?: Secrets[];

  /**
   * Environment variables of the container, as they are. A value lands in YAML for all to read: no secrets.
   * @default - none
   */
  readonly env?: Record<string, string>;

  /**
   * What the container is promised and may take.
   * @default - requests of 100m CPU and 256Mi memory, limits of 500m CPU, 256Mi memory, 1Gi local storage
   */
  readonly resources?: ContainerResources;

  /**
   * How many pods there are. One by default, because an image that was not written for several may keep
   * sessions or keys in memory.
   * @default Scaling.replicas(1)
   */
  readonly scaling?: Scaling;

  /**
   * How many pods may be missing while nodes are drained.
   * @default DisruptionBudget.automatic()
   */
  readonly disruption?: DisruptionBudget;

  /**
   * How Kubernetes learns that a container has started, may get requests, and must be restarted.
   * @default - TCP startup and readiness on the port, no liveness: nothing else is known of the image
   */
  readonly health?: HealthCheck;

  /**
   * How a pod ends: how long it drains, and how long it may take to finish its requests.
   * @default Shutdown.graceful()
   */
  readonly shutdown?: Shutdown;

  /**
   * How a new version takes over.
   * @default Delivery.rollingUpdate()
   */
  readonly delivery?: Delivery;

  /**
   * What this release is called, for `kubectl rollout history`.
   * @default - the history shows no cause
   */
  readonly release?: ReleaseOptions;

  /**
   * Which nodes the pods run on.
   * @default - spread over nodes and zones, where there are several
   */
  readonly scheduling?: Scheduling;

  /**
   * What else the pods need of the cluster: pull secrets, host aliases, DNS.
   * @default - nothing
   */
  readonly podOptions?: PodOptions;

  /**
   * What the pods may do on their nodes.
   * @default SecurityProfile.restricted()
   */
  readonly security?: SecurityProfile;

  /**
   * Who may connect to the service, and whom it may connect to, where the cluster enforces network policies.
   * @default - declared clients only; it may connect to everything
   */
  readonly network?: NetworkAccess;

  /**
   * How the service is reached.
   * @default Exposure.clusterOnly()
   */
  readonly exposure?: Exposure;

  /**
   * Who reads the service's metrics.
   * @default - nobody
   */
  readonly metrics?: Metrics;

  /**
   * Where its traces, metrics and logs go by OpenTelemetry, and what is told of the pods with them.
   * @default - nowhere, unless `connectTo(collector)`
   */
  readonly telemetry?: OpenTelemetry;

  /**
   * What it promises its users; each gives alerts and a part of the dashboard. They need `metrics` or `telemetry`.
   * @default - nothing
   */
  readonly slos?: Slo[];

  /**
   * Alerts about its pods and what else Kubernetes knows of it.
   * @default - none
   */
  readonly alerts?: Alerts;

  /**
   * Its dashboard.
   * @default - one of Grafana's, where there are objectives
   */
  readonly dashboard?: Dashboard;
}
