import { Delivery, Exposure, Migration, Scaling } from '../../library.js';
import type { Switch } from '../blue-green.js';
import type { CanaryStory } from '../canary.js';
import type { Led } from '../endpoints.js';
import { addWeb, imageOf, type Manifest, synth, type Target, web } from '../kit/manifests.js';

/** Behind ingress-nginx: an object that every API server knows. */
export function canaryStory(target: Target): CanaryStory {
  const exposure = () => Exposure.ingress({ hosts: ['shop.example.com'] });
  const step = (weight?: number): Manifest[] =>
    web(target, '1.0.0', {
      scaling: Scaling.replicas(3),
      exposure: exposure(),
      delivery: weight === undefined ? undefined : Delivery.canary({ image: imageOf('1.1.0'), weight, replicas: 1 }),
    });
  return { steps: [step(), step(0), step(10), step(50), step()], stable: 'web' };
}

export function colorSwitch(target: Target): Switch {
  const active = (color: string) =>
    web(target, '1.0.0', {
      scaling: Scaling.replicas(3),
      delivery: Delivery.blueGreen({
        active: color,
        green: { image: imageOf('1.1.0'), overrides: { env: { RELEASE: '1.1.0' } } },
      }),
    });
  return {
    before: active('blue'),
    after: active('green'),
    service: 'web',
    from: 'web-blue',
    to: 'web-green',
    readyAtLeast: 3,
  };
}

/** Two versions that share the requests by their numbers, and a migration that runs beside them. */
export function beside(target: Target): Led {
  const manifests = synth(target, (chart) => {
    addWeb(chart, '1.0.0', {
      scaling: Scaling.replicas(3),
      delivery: Delivery.canary({ image: imageOf('1.1.0'), weight: 25 }),
    });
    new Migration(chart, 'migrate', { image: imageOf('1.1.0-slow') });
  });
  return { manifests, services: { web: ['web', 'web-canary'], 'web-canary': ['web-canary'] }, jobs: ['migrate'] };
}
