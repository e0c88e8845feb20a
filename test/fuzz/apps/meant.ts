import type { AppDescription, ServiceDescription } from './description';
import { nameOf } from './facts';
import { isProxied } from './legal-delivery';
import { NAMESPACES } from './names';

/** The Deployments of a service. */
function deploymentsOf({ delivery }: ServiceDescription, name: string): string[] {
  switch (delivery?.kind) {
    case 'canary':
      return [name, `${name}-canary`];
    case 'blueGreen':
      return [...(delivery.active === 'stable' ? [name] : []), `${name}-blue`, `${name}-green`];
    case 'abTest':
      return [name, ...delivery.audiences.map((_, index) => `${name}-v${index}`)];
    default:
      return [name];
  }
}

/** Which Deployments the Services of a service select, by the Services' names. */
function servicesOf(service: ServiceDescription, name: string): Record<string, string[]> {
  const { delivery, exposure } = service;
  switch (delivery?.kind) {
    case 'canary': {
      const shared = !isProxied(exposure) && delivery.weight > 0 && delivery.weight < 100;
      const live = shared ? [name, `${name}-canary`] : delivery.weight === 100 ? [`${name}-canary`] : [name];
      return { [name]: isProxied(exposure) ? [name] : live, [`${name}-canary`]: [`${name}-canary`] };
    }
    case 'blueGreen': {
      const { active } = delivery;
      const idle = active === 'green' ? 'blue' : 'green';
      return { [name]: [active === 'stable' ? name : `${name}-${active}`], [`${name}-preview`]: [`${name}-${idle}`] };
    }
    case 'progressive':
      return { [`${name}-canary`]: [name] };
    case 'progressiveBlueGreen':
      return { [`${name}-preview`]: [name] };
    default:
      return {};
  }
}

/** What is meant by the Services of an app, as the description says it: workloads by the names of the Services. */
export function meantBy(app: AppDescription): (name: string, namespace: string) => string[] | undefined {
  const meant = new Map<string, string[]>([['telemetry-agents/collector-agent', ['DaemonSet collector-agent']]]);
  app.services.forEach((service, index) => {
    const name = nameOf(service, index);
    const everyVersion = { [`${name}-metrics`]: deploymentsOf(service, name) };
    const services = Object.entries({ ...everyVersion, ...servicesOf(service, name) });
    services.forEach(([serviceName, deployments]) =>
      meant.set(
        `${NAMESPACES[service.home]}/${serviceName}`,
        deployments.map((deployment) => `Deployment ${deployment}`),
      ),
    );
  });
  return (name, namespace) => meant.get(`${namespace}/${name}`);
}
