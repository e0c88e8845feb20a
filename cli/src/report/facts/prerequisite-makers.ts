import { Chart } from 'cdk8s';
import {
  AspNetCoreService,
  AspNetCoreServiceProps,
  AutoInstrumentation,
  Dashboard,
  DashboardDelivery,
  Delivery,
  Exposure,
  HttpGateway,
  Issuer,
  Metrics,
  OpenTelemetry,
  Scaling,
  ScaleTrigger,
  SelfSignedIssuer,
  Tls,
  VerticalRecommendations,
} from 'cdk8s-aspnetcore';

/** How the library itself comes to need a group of APIs, so that it says how to install what serves it. */
export interface Maker {
  /** The kinds of the group that it is about, where others share the group. */
  readonly kinds?: string[];
  /** What the cluster has to have for it. */
  readonly addons: string[];
  /** The prerequisite that is meant. */
  readonly name: string;
  /** What it is called, where that says more. */
  readonly title?: string;
  readonly on: (chart: Chart) => void;
}

function service(chart: Chart, props: Partial<AspNetCoreServiceProps> = {}): AspNetCoreService {
  return new AspNetCoreService(chart, 'web', { image: 'registry.example.com/web:1.0.0', ...props });
}

const prometheus: Maker['on'] = (chart) => void service(chart, { metrics: Metrics.prometheus() });

/** By the group. */
export const MAKERS: Record<string, Maker> = {
  'argoproj.io': {
    kinds: ['Rollout', 'AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun', 'Experiment'],
    addons: ['argo-rollouts'],
    name: 'argo-rollouts',
    on: (chart) => void service(chart, { delivery: Delivery.progressiveBlueGreen(), scaling: Scaling.replicas(2) }),
  },
  'autoscaling.k8s.io': {
    addons: ['vertical-pod-autoscaler'],
    name: 'vertical-pod-autoscaler',
    on: (chart) => void service(chart).use(VerticalRecommendations.of()),
  },
  'cert-manager.io': {
    addons: ['cert-manager'],
    name: 'cert-manager',
    on: (chart) => void new SelfSignedIssuer(chart, 'issuer'),
  },
  'gateway.networking.k8s.io': {
    addons: ['gateway-api'],
    name: 'Gateway API',
    on: (chart) => void new HttpGateway(chart, 'gateway', { hosts: ['shop.example.com'], tls: Tls.none() }),
  },
  'grafana.integreatly.org': {
    addons: ['grafana-operator', 'prometheus-operator'],
    name: 'grafana-operator',
    on: (chart) =>
      void service(chart, {
        metrics: Metrics.prometheus(),
        dashboard: Dashboard.grafana({ delivery: DashboardDelivery.GRAFANA_OPERATOR }),
      }),
  },
  'keda.sh': {
    addons: ['keda'],
    name: 'keda',
    on: (chart) => {
      const triggers = [
        ScaleTrigger.cron({ timeZone: 'UTC', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 2 }),
      ];
      service(chart, { scaling: Scaling.eventDriven({ min: 1, max: 2, triggers }) });
    },
  },
  'monitoring.coreos.com': { addons: ['prometheus-operator'], name: 'prometheus-operator', on: prometheus },
  'opentelemetry.io': {
    addons: ['opentelemetry-operator'],
    name: 'opentelemetry-operator',
    on: (chart) =>
      void service(chart, { telemetry: OpenTelemetry.otlp({ autoInstrumentation: AutoInstrumentation.ofOperator() }) }),
  },
  'traefik.io': {
    addons: ['traefik', 'cert-manager'],
    name: 'middlewares.traefik.io',
    title: 'Traefik',
    on: (chart) => {
      const tls = Tls.certManager({ issuer: Issuer.cluster('issuer') });
      service(chart, { exposure: Exposure.ingress({ hosts: ['shop.example.com'], tls }) });
    },
  },
};
