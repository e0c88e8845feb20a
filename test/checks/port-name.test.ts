import { findingsOf, raw, rawChart } from '../support/raw-objects';
import { container, port, workload } from '../support/selected-objects';

/** What Kubernetes takes as the name of a port of a container, and of a Service. */
test.each<[string, boolean, boolean]>([
  ['http', true, true],
  ['h2c-8080', true, true],
  ['fifteen-letters', true, true],
  ['sixteen-letters-', false, false],
  ['sixteen-letters1', false, true],
  ['8080', false, true],
  ['http--admin', false, true],
  ['-http', false, false],
  ['HTTP', false, false],
  ['http_admin', false, false],
  ['x'.repeat(64), false, false],
])('the name %s', (name, ofContainer, ofService) => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web' }, { initContainers: [container('web', [port(1, name)])] });
  raw(chart, 'service', 'v1', 'Service', { ports: [{ name, port: 80 }] }, 'web');
  const problem = (kind: string) => `the name "${name}" of a port of the ${kind} "web" is not valid`;
  const container15 = `error shop/Deployment-web: ${problem('Deployment')}; use at most 15 lower-case letters, digits and single "-" with at least one letter, like "http"`;
  const service63 = `error shop/service: ${problem('Service')}; use at most 63 lower-case letters, digits and "-" that start and end with a letter or digit`;
  expect(findingsOf(chart, 'port-name')).toEqual([
    ...(ofContainer ? [] : [container15]),
    ...(ofService ? [] : [service63]),
  ]);
});
