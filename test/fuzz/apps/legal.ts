import type { ClusterDescription } from './cluster';
import type { AppDescription, NamespaceDescription, ServiceDescription } from './description';
import { legalDelivery, versionsOf } from './legal-delivery';
import { mostPods } from './pod-counts';

type Exposure = ServiceDescription['exposure'];
type Scaling = ServiceDescription['scaling'];

/**
 * The nearest app that the library takes: whatever it refuses, and says so, is said here once more, as the knowledge of
 * whoever writes an app.
 */
export function legal(app: AppDescription): AppDescription {
  const services = app.services.map((service) => legalService(service, app));
  const namespaces = app.namespaces.map((namespace, home) => {
    const hasPods = services.some((service) => service.home === home && mostPods(service) > 0);
    return legalNamespace(namespace, hasPods);
  });
  return { ...app, namespaces, services };
}

/**
 * A quota on limits demands them of every container: a LimitRange gives them to those that say none. One that fits its
 * pods needs pods.
 */
function legalNamespace(given: NamespaceDescription, hasPods: boolean): NamespaceDescription {
  const { tenant, migration, fitted } = given;
  return {
    ...given,
    tenant: tenant && { ...tenant, limits: tenant.limits || tenant.quota },
    fitted: hasPods || migration !== undefined ? fitted : undefined,
  };
}

function legalService(given: ServiceDescription, app: AppDescription): ServiceDescription {
  const exposed = { ...given, exposure: legalExposure(given.exposure, app.cluster) };
  const delivered = { ...exposed, delivery: legalDelivery(exposed) };
  return {
    ...delivered,
    network: legalNetwork(delivered, app),
    scaling: legalScaling(delivered),
    workload: legalWorkload(delivered, app.cluster),
    observability: legalObservability(delivered),
  };
}

function legalExposure(exposure: Exposure, cluster: ClusterDescription): Exposure {
  if (exposure === undefined) {
    return undefined;
  }
  switch (exposure.kind) {
    case 'headless':
      return exposure;
    case 'ingress': {
      const redirects = exposure.tls !== 'none' && exposure.controller !== 'unknown';
      const redirect = exposure.redirect === true && !redirects ? undefined : exposure.redirect;
      return { ...exposure, redirect, service: legalPorts(exposure.service, cluster) };
    }
    case 'gateway': {
      const { grpc, filters } = exposure;
      const known = grpc
        ? { match: undefined, timeout: undefined, filters: filters.filter((filter) => filter !== 'rewrite') }
        : {};
      return { ...exposure, ...known, service: legalPorts(exposure.service, cluster) };
    }
    case 'loadBalancer': {
      const kind = cluster.loadBalancer ? exposure.kind : 'nodePort';
      return { ...exposure, kind, service: legalPorts(exposure.service, cluster)! };
    }
    default:
      return { ...exposure, service: legalPorts(exposure.service, cluster)! };
  }
}

type PortOptions = Extract<NonNullable<Exposure>, { kind: 'clusterOnly' }>['service'];

/** Traffic distribution came with 1.31. */
function legalPorts(options: PortOptions | undefined, { minor }: ClusterDescription): PortOptions | undefined {
  return options && { ...options, close: options.close && minor >= 31 };
}

/** Who closes a namespace opens what is in it; and a policy knows no names of hosts. */
function legalNetwork({ network, home }: ServiceDescription, app: AppDescription): ServiceDescription['network'] {
  const closed = (app.namespaces[home].tenant?.isolation ?? 'none') !== 'none';
  return network === 'unrestricted' && closed ? undefined : network;
}

/** Each resource has one target, zero pods need somebody who starts one, and a budget must let a pod go. */
function legalScaling(service: ServiceDescription): Scaling {
  const { scaling, disruption } = service.scaling;
  const budget =
    disruption?.kind === 'minPercent' && (fewestPods(scaling) < 2 || versionsOf(service) > 1) ? undefined : disruption;
  if (scaling?.kind === 'automatic') {
    const { metrics } = scaling;
    const twice = [metrics?.includes('cpu') ? 'amount' : '', metrics?.includes('memory') ? 'memoryAmount' : ''];
    return { scaling: { ...scaling, metrics: metrics?.filter((name) => !twice.includes(name)) }, disruption: budget };
  }
  if (scaling?.kind === 'eventDriven') {
    const starts = scaling.triggers.some((trigger) => trigger !== 'cpu');
    return { scaling: { ...scaling, min: starts ? scaling.min : Math.max(1, scaling.min) }, disruption: budget };
  }
  return { scaling, disruption: budget };
}

function fewestPods(scaling: Scaling['scaling']): number {
  return scaling === undefined ? 1 : scaling.kind === 'replicas' ? scaling.count : scaling.min;
}

/** The field for AppArmor came with 1.30; OpenShift gives users itself. */
function legalWorkload({ workload }: ServiceDescription, cluster: ClusterDescription): ServiceDescription['workload'] {
  const { security, health } = workload;
  const { distribution, minor } = cluster;
  return {
    ...workload,
    health: health && { ...health, liveness: health.kind === 'none' ? undefined : health.liveness },
    security: security && {
      ...security,
      appArmor: security.appArmor && minor >= 30,
      ids: security.ids && distribution !== 'openshift',
    },
  };
}

/** An objective needs something to be worked out from. */
function legalObservability({ observability }: ServiceDescription): ServiceDescription['observability'] {
  const { slos, metrics, telemetry } = observability;
  return { ...observability, slos: metrics || telemetry ? slos : undefined };
}
