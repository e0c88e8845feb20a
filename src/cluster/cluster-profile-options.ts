import type { MonitoringOptions } from './monitoring-options';

/** What a cluster is and has, where it differs from its distribution's usual. */
export interface ClusterProfileOptions {
  /**
   * The Kubernetes version of the API server, as `1.31` or `v1.31.2`.
   * @default - 1.27, the oldest supported one: what is written for it is right on every later version
   */
  readonly kubernetesVersion?: string;

  /**
   * Add-ons that are installed, by the distribution's names (`ingress` on minikube) or by the common ones:
   * `argo-rollouts`, `cert-manager`, `external-secrets`, `gateway-api`, `grafana-operator`, `ingress-nginx`, `keda`,
   * `metrics-adapter` (any one that serves custom and external metrics), `metrics-server`,
   * `opentelemetry-operator`, `prometheus-adapter`, `prometheus-operator`, `traefik`, `vertical-pod-autoscaler`.
   * @default - only what the distribution always has
   */
  readonly addons?: string[];

  /**
   * Custom resource definitions that are installed besides the add-ons', as `kubectl get crd` prints
   * them: `certificates.cert-manager.io`.
   * @default - none
   */
  readonly crds?: string[];

  /**
   * PriorityClasses that exist, as `kubectl get priorityclass` prints them, besides Kubernetes' own
   * `system-cluster-critical` and `system-node-critical`. Pods of a class that does not exist are rejected.
   * @default - none
   */
  readonly priorityClasses?: string[];

  /**
   * The IngressClass of new Ingresses.
   * @default - the one that the add-ons bring, if any
   */
  readonly ingressClassName?: string;

  /**
   * The GatewayClass of new Gateways.
   * @default - none
   */
  readonly gatewayClassName?: string;

  /**
   * The StorageClass of new PersistentVolumeClaims.
   * @default - the distribution's, else the cluster's own default
   */
  readonly storageClassName?: string;

  /**
   * Whether a Service of type LoadBalancer gets an address.
   * @default - the distribution's: true on managed clusters, k3d and OpenShift, else false
   */
  readonly loadBalancer?: boolean;

  /**
   * Whether the cluster's network plug-in enforces NetworkPolicies. Where it does not, none are written.
   * @default - the distribution's: false on minikube and kind, whose own plug-ins may not, else true
   */
  readonly networkPolicies?: boolean;

  /**
   * The domain of the cluster's DNS, as the kubelet's `clusterDomain` has it.
   * @default cluster.local
   */
  readonly clusterDomain?: string;

  /**
   * The port that the pods of the cluster's DNS listen on, 1 to 65535. NetworkPolicies see it in place of
   * the DNS Service's 53.
   * @default - 5353 on OpenShift, else 53
   */
  readonly dnsPort?: number;

  /**
   * A registry that locally built images are pushed to and pulled from, as a prefix without a final
   * slash: `localhost:5000` or `shop.azurecr.io/dev`.
   * @default - none: a local cluster gets its images loaded, any other one refuses local images
   */
  readonly localImageRegistry?: string;

  /**
   * How the cluster is watched: where Prometheus runs, and what it selects.
   * @default - the distribution's usual
   */
  readonly monitoring?: MonitoringOptions;
}

/** Settings of a cluster that somebody else runs, or of any other Kubernetes. */
export interface ManagedClusterOptions extends ClusterProfileOptions {
  /**
   * A name for messages, like `aks-west`.
   * @default managed
   */
  readonly name?: string;
}
