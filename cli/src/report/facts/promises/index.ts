import { PromiseFacts, ServicePromises } from '../../report';
import { Scene } from '../scene';
import { Answer } from './answer';
import { bounds, configuration, quotas } from './bounds';
import { loadBalancing, discovery, tls } from './reached';
import { metrics, progressive, scaling, selfHealing, zeroDowntime } from './running';
import { Found, Promised, promisedServices } from './service';

type Ask = (service: Promised) => Answer;

/** What an orchestrator is for, in the order in which it is told. */
const PROMISES: readonly (readonly [id: string, title: string, ask: Ask])[] = [
  ['load-balancing', 'load balancing', loadBalancing],
  ['scaling', 'horizontal scaling', scaling],
  ['zero-downtime', 'deployments without downtime', zeroDowntime],
  ['self-healing', 'restarts of what has failed', selfHealing],
  ['discovery', 'discovery by name', discovery],
  ['metrics', 'metrics and logs', metrics],
  ['tls', 'TLS', tls],
  ['quotas', 'quotas', quotas],
  ['resource-bounds', 'bounds of CPU and memory', bounds],
  ['progressive-delivery', 'canary, A/B or blue-green releases', progressive],
  ['configuration', 'configuration from outside of the image', configuration],
];

/** The orchestrator's promises, for each service. */
export function promiseFacts(scene: Scene, found: Found): ServicePromises[] {
  return promisedServices(scene, found).map((service) => ({
    id: service.id,
    name: service.name,
    ...(service.namespace !== undefined && { namespace: service.namespace }),
    promises: PROMISES.map(([id, title, ask]): PromiseFacts => {
      const { isMet, by, code } = ask(service);
      return { id, title, isMet, by, ...(!isMet && code !== undefined && { code }) };
    }),
  }));
}
