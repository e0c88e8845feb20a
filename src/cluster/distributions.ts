import { ImagePullPolicy } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { show } from '../private/values';
import type { MonitoringOptions } from './monitoring-options';

/** What is known of a kind of cluster before its user says anything. */
export interface Distribution {
  readonly name: string;
  /** The command that reaches the cluster's API. */
  readonly kubectl: string;
  /** Pull policy of images from a registry. */
  readonly pullPolicy: ImagePullPolicy;
  /** How an image gets from the local Docker into the cluster; `{image}` stands for its name. */
  readonly loadImage?: string;
  /** Whether it runs on a developer's machine. */
  readonly isLocal: boolean;
  /** Whether the cluster itself assigns user and group IDs, and refuses fixed ones. */
  readonly assignsUserIds: boolean;
  readonly loadBalancer: boolean;
  /** Whether the usual network plug-in enforces NetworkPolicies. */
  readonly networkPolicies: boolean;
  /** The port of the DNS pods, where it is not 53. */
  readonly dnsPort?: number;
  readonly ingressClassName?: string;
  readonly storageClassName?: string;
  /** How it is watched, where it differs from the usual. */
  readonly monitoring?: MonitoringOptions;
  /** What an add-on brings, by its name there. */
  readonly addons: Record<string, AddonFacts>;
  /** Add-ons that are there from the start. */
  readonly builtIn: string[];
}

/** What installing one add-on changes. */
export interface AddonFacts {
  readonly loadBalancer?: boolean;
  readonly ingressClassName?: string;
  readonly gatewayClassName?: string;
  readonly storageClassName?: string;
  readonly localImageRegistry?: string;
  readonly monitoring?: MonitoringOptions;
  /** Add-ons by their common names that it contains. */
  readonly brings?: string[];
}

/**
 * What the add-ons of a cluster bring, by their names.
 * @throws when the distribution has none of a name
 */
export function addonFacts(where: string, distribution: Distribution, names: string[]): AddonFacts[] {
  return names.map((name) => {
    if (!Object.hasOwn(distribution.addons, name)) {
      const known = Object.keys(distribution.addons).sort().join(', ');
      fail('cluster-invalid', where, `add-on ${show(name)} is unknown`, `use one of ${known}, or list its CRDs`);
    }
    return distribution.addons[name];
  });
}

/** Add-ons that any cluster may have, by the names that this library's messages use. */
const COMMON: Record<string, AddonFacts> = {
  'argo-rollouts': {},
  'cert-manager': {},
  'external-secrets': {},
  'gateway-api': {},
  'grafana-operator': {},
  'ingress-nginx': { ingressClassName: 'nginx' },
  keda: {},
  'metrics-adapter': {},
  'metrics-server': {},
  'opentelemetry-operator': {},
  'prometheus-adapter': {},
  'prometheus-operator': {},
  traefik: { ingressClassName: 'traefik' },
  'vertical-pod-autoscaler': {},
};

const LOCAL = { isLocal: true, kubectl: 'kubectl', pullPolicy: ImagePullPolicy.IF_NOT_PRESENT, assignsUserIds: false };

/** Source: https://minikube.sigs.k8s.io/docs/handbook/ (pushing images, add-ons, accessing apps). */
export const MINIKUBE: Distribution = {
  ...LOCAL,
  name: 'minikube',
  loadImage: 'minikube image load {image}',
  loadBalancer: false,
  networkPolicies: false,
  storageClassName: 'standard',
  addons: { ...COMMON, ingress: { ingressClassName: 'nginx' }, metallb: { loadBalancer: true } },
  builtIn: [],
};

/** Source: https://github.com/canonical/microk8s-core-addons/blob/main/addons/observability/enable */
const MICROK8S_OBSERVABILITY: MonitoringOptions = {
  prometheusNamespace: 'observability',
  selectorLabels: { release: 'kube-prom-stack' },
};

/** Source: https://microk8s.io/docs/registry-images and https://microk8s.io/docs/addons. */
export const MICROK8S: Distribution = {
  ...LOCAL,
  name: 'microk8s',
  kubectl: 'microk8s kubectl',
  loadImage: 'docker save {image} | microk8s ctr image import -',
  loadBalancer: false,
  networkPolicies: true,
  addons: {
    ...COMMON,
    dns: {},
    'hostpath-storage': { storageClassName: 'microk8s-hostpath' },
    ingress: { ingressClassName: 'public' },
    metallb: { loadBalancer: true },
    observability: { brings: ['prometheus-operator'], monitoring: MICROK8S_OBSERVABILITY },
    registry: { localImageRegistry: 'localhost:32000' },
  },
  builtIn: [],
};

/** Source: https://kind.sigs.k8s.io/docs/user/quick-start/#loading-an-image-into-your-cluster. */
export const KIND: Distribution = {
  ...LOCAL,
  name: 'kind',
  loadImage: 'kind load docker-image {image}',
  loadBalancer: false,
  networkPolicies: false,
  storageClassName: 'standard',
  addons: COMMON,
  builtIn: [],
};

/** Source: https://k3d.io (importing images) and https://docs.k3s.io/networking/networking-services. */
export const K3D: Distribution = {
  ...LOCAL,
  name: 'k3d',
  loadImage: 'k3d image import {image}',
  loadBalancer: true,
  networkPolicies: true,
  storageClassName: 'local-path',
  addons: COMMON,
  builtIn: ['metrics-server', 'traefik'],
};

/** Source: https://docs.openshift.com (managing security context constraints; the DNS Operator, for the port). */
export const OPENSHIFT: Distribution = {
  name: 'openshift',
  isLocal: false,
  kubectl: 'oc',
  pullPolicy: ImagePullPolicy.ALWAYS,
  assignsUserIds: true,
  loadBalancer: true,
  networkPolicies: true,
  dnsPort: 5353,
  ingressClassName: 'openshift-default',
  monitoring: { prometheusNamespace: 'openshift-user-workload-monitoring' },
  addons: COMMON,
  builtIn: ['metrics-server', 'prometheus-operator'],
};

/** A cluster of which nothing is known but that it is Kubernetes. */
export const MANAGED: Distribution = {
  name: 'managed',
  isLocal: false,
  kubectl: 'kubectl',
  pullPolicy: ImagePullPolicy.ALWAYS,
  assignsUserIds: false,
  loadBalancer: true,
  networkPolicies: true,
  addons: COMMON,
  builtIn: [],
};
