import { Chart } from 'cdk8s';
import { AspNetCoreService, NetworkAccess, WebService, WebServiceProps } from 'cdk8s-aspnetcore';
import type { Shared } from './build';
import {
  buildDataProtection,
  buildLabels,
  buildLogging,
  buildRelease,
  buildRuntime,
  buildSecrets,
  buildSettings,
} from './config';
import { buildDelivery } from './delivery';
import type { ServiceDescription } from './description';
import { buildExposure } from './exposure';
import { isByCollector, nameOf } from './facts';
import { buildAlerts, buildDashboard, buildMetrics, buildSlos, buildTelemetry } from './observability';
import { fillPods } from './pods';
import { buildDisruption, buildScaling } from './scaling';
import {
  buildHealth,
  buildPodOptions,
  buildResources,
  buildScheduling,
  buildSecurity,
  buildShutdown,
} from './workload';

/** What is built where there is something to build. */
function made<T, R>(given: T | undefined, builder: (given: T) => R): R | undefined {
  return given === undefined ? undefined : builder(given);
}

export function buildService(chart: Chart, given: ServiceDescription, index: number, shared: Shared): WebService {
  const { workload, config, scaling, observability } = given;
  const name = nameOf(given, index);
  const domain = `${chart.namespace}.example.com`;
  const image = (version: number) => `registry.example.com/shop/${given.stem}:1.${version}.0`;
  const props: WebServiceProps = {
    image: image(1),
    port: given.port,
    network: made(given.network, (kind) => NetworkAccess[kind]()),
    exposure: made(given.exposure, (one) => buildExposure(one, { ...shared, host: `${name}.${domain}` })),
    delivery: made(given.delivery, (one) =>
      buildDelivery(one, { image: image(2), previewHost: `${name}-next.${domain}` }),
    ),
    health: made(workload.health, buildHealth),
    resources: made(workload.resources, buildResources),
    shutdown: made(workload.shutdown, buildShutdown),
    scheduling: made(workload.scheduling, buildScheduling),
    podOptions: made(workload.podOptions, buildPodOptions),
    security: made(workload.security, buildSecurity),
    appSettings: made(config.settings, buildSettings),
    secrets: made(config.secrets, buildSecrets),
    env: config.env,
    labels: made(config.labels, buildLabels),
    selectorLabels: config.selectorLabels,
    release: made(config.release, buildRelease),
    scaling: made(scaling.scaling, buildScaling),
    disruption: made(scaling.disruption, buildDisruption),
    metrics: made(observability.metrics, buildMetrics),
    telemetry: made(observability.telemetry, (one) => buildTelemetry(one, isByCollector(given))),
    slos: made(observability.slos, buildSlos),
    alerts: made(observability.alerts, buildAlerts),
    dashboard: made(observability.dashboard, buildDashboard),
  };
  const service = given.isAspNetCore
    ? new AspNetCoreService(chart, name, {
        ...props,
        dotnetVersion: config.dotnetVersion,
        runtime: made(config.runtime, buildRuntime),
        dataProtection: made(config.dataProtection, buildDataProtection),
        logging: made(config.logging, buildLogging),
      })
    : new WebService(chart, name, props);
  fillPods(service, given.pods);
  return service;
}
