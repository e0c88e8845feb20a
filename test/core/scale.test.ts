import { WebService } from 'cdk8s-aspnetcore';
import { Chart, Testing } from 'cdk8s';
import { manifestOf, messageOf } from '../support/manifests';

function scaled(min: number, max: number): WebService {
  const service = new WebService(new Chart(Testing.app(), 'shop'), 'web', { image: 'web:1' });
  service.use({ capabilityName: 'autoscaler', bind: ({ intent }) => intent.scaleBetween(min, max) });
  return service;
}

test('a Deployment that something else scales names no replicas', () => {
  const service = scaled(2, 5);
  expect(Object.hasOwn(manifestOf(service, 'Deployment').spec, 'replicas')).toBe(false);
  expect(service.model.tracks[0].scale).toEqual({ minReplicas: 2, maxReplicas: 5, isAutomatic: true });
  expect(service.model.tracks[0].scaleTarget).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' });
});

test.each([
  [3, 2, 'shop/web: scaling min 3 is above max 2; lower min to 2 or raise max to 3'],
  [-1, 2, 'shop/web: min -1 is not valid; use a whole number from 0 to 2147483647'],
  [0, 0, 'shop/web: max 0 is not valid; use a whole number from 1 to 2147483647'],
  [1, 1.5, 'shop/web: max 1.5 is not valid; use a whole number from 1 to 2147483647'],
])('from %s to %s is refused', (min, max, message) => {
  expect(messageOf(() => scaled(min, max))).toBe(message);
});
