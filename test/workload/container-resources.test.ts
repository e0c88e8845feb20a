import { Chart, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ContainerResources, ContainerResourcesProps, Migration, WebService } from 'cdk8s-aspnetcore';
import { ContainerSize } from '../../src/workload/container-size';
import { manifestOf, messageOf } from '../support/manifests';
import { toRequirements } from '../../src/workload/resolved-resources';

/** Requests and limits as `cpu memory storage`, in the words of the API. */
function amounts(props: ContainerResourcesProps): [string, string] {
  return amountsOf(ContainerResources.of(props));
}

function amountsOf(resources: ContainerResources): [string, string] {
  const { requests = {}, limits = {} } = toRequirements(resources._resolve('shop/web'));
  const words = (side: typeof requests) =>
    ['cpu', 'memory', 'ephemeral-storage'].map((name) => (side[name]?.value ?? '-') as string).join(' ');
  return [words(requests), words(limits)];
}

const mebibytes = (amount: number) => Size.mebibytes(amount);
const gibibytes = (amount: number) => Size.gibibytes(amount);

test.each<[string, ContainerResourcesProps, string, string]>([
  ['nothing', {}, '100m 256Mi 64Mi', '500m 256Mi 1Gi'],
  ['a CPU request alone', { cpu: { request: Cpu.millis(250) } }, '250m 256Mi 64Mi', '- 256Mi 1Gi'],
  ['a CPU limit alone', { cpu: { limit: Cpu.millis(1500) } }, '1500m 256Mi 64Mi', '1500m 256Mi 1Gi'],
  ['a memory request alone', { memory: { request: mebibytes(512) } }, '100m 512Mi 64Mi', '500m 512Mi 1Gi'],
  ['a memory limit alone', { memory: { limit: gibibytes(1) } }, '100m 1Gi 64Mi', '500m 1Gi 1Gi'],
  [
    'both memories',
    { memory: { request: mebibytes(256), limit: mebibytes(512) } },
    '100m 256Mi 64Mi',
    '500m 512Mi 1Gi',
  ],
  ['a small storage limit', { ephemeralStorage: { limit: mebibytes(32) } }, '100m 256Mi 32Mi', '500m 256Mi 32Mi'],
  ['a large storage request', { ephemeralStorage: { request: gibibytes(3) } }, '100m 256Mi 3Gi', '500m 256Mi 3Gi'],
  ['half a core', { cpu: { request: Cpu.units(0.5), limit: Cpu.units(1.5) } }, '500m 256Mi 64Mi', '1500m 256Mi 1Gi'],
])('%s', (_, props, requests, limits) => {
  expect(amounts(props)).toEqual([requests, limits]);
});

test.each<[string, ContainerResources, string, string]>([
  ['nano', ContainerSize.nano(), '50m 128Mi 64Mi', '250m 128Mi 1Gi'],
  ['small', ContainerSize.small(), '100m 256Mi 64Mi', '500m 256Mi 1Gi'],
  ['medium', ContainerSize.medium(), '250m 512Mi 64Mi', '1 512Mi 1Gi'],
  ['large', ContainerSize.large(), '500m 1Gi 64Mi', '2 1Gi 1Gi'],
  ['extraLarge', ContainerSize.extraLarge(), '1 2Gi 64Mi', '4 2Gi 1Gi'],
])('the size %s', (_, resources, requests, limits) => {
  expect(amountsOf(resources)).toEqual([requests, limits]);
});

test('the size small is the default', () => {
  expect(amountsOf(ContainerSize.small())).toEqual(amounts({}));
});

/** What is there besides CPU, memory and storage. */
function dedicated(props: ContainerResourcesProps): [object, object] {
  const { requests, limits } = toRequirements(ContainerResources.of(props)._resolve('shop/web'));
  const rest = (side: object = {}) =>
    Object.fromEntries(
      Object.entries(side)
        .slice(3)
        .map(([name, quantity]) => [name, (quantity as { value: string }).value]),
    );
  return [rest(requests), rest(limits)];
}

test.each<[string, ContainerResourcesProps, object]>([
  ['small huge pages', { hugepages: { pages2Mi: mebibytes(64) } }, { 'hugepages-2Mi': '64Mi' }],
  [
    'huge pages of both sizes',
    { hugepages: { pages1Gi: gibibytes(2), pages2Mi: gibibytes(1) } },
    { 'hugepages-2Mi': '1Gi', 'hugepages-1Gi': '2Gi' },
  ],
  ['a GPU', { extended: { 'nvidia.com/gpu': 1 } }, { 'nvidia.com/gpu': '1' }],
  [
    'devices of two kinds',
    { extended: { 'amd.com/gpu_v1.X': 2, 'example.com/tokens': 3000 } },
    { 'amd.com/gpu_v1.X': '2', 'example.com/tokens': '3k' },
  ],
  ['nothing of both', { hugepages: {}, extended: {} }, {}],
])('%s: request and limit are the same', (_, props, expected) => {
  expect(dedicated(props)).toEqual([expected, expected]);
});

const NAMED = 'use the name that nodes report, like "nvidia.com/gpu"';
const QUALIFIED =
  'use a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/", like "nvidia.com/gpu"';
const LONG = `${'a.'.repeat(123)}com`;

test.each<[string, ContainerResourcesProps, string]>([
  [
    'half a page',
    { hugepages: { pages2Mi: mebibytes(3) } },
    'hugepages-2Mi 3Mi is not a whole number of pages; use a multiple of 2Mi',
  ],
  [
    'no page',
    { hugepages: { pages1Gi: gibibytes(0) } },
    'hugepages-1Gi "0Gi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  ['a name without a domain', { extended: { gpu: 1 } }, `extended resource "gpu" has no domain of its maker; ${NAMED}`],
  [
    'a name of Kubernetes',
    { extended: { 'storage.kubernetes.io/disk': 1 } },
    `extended resource "storage.kubernetes.io/disk" has no domain of its maker; ${NAMED}`,
  ],
  [
    'the name of a quota',
    { extended: { 'requests.nvidia.com/gpu': 1 } },
    `extended resource "requests.nvidia.com/gpu" starts with "requests."; ${NAMED}`,
  ],
  [
    'a domain that is none',
    { extended: { 'Nvidia.com/gpu': 1 } },
    `extended resource "Nvidia.com/gpu" is not valid; ${QUALIFIED}`,
  ],
  [
    'a name with two slashes',
    { extended: { 'a.com/b/c': 1 } },
    `extended resource "a.com/b/c" is not valid; ${QUALIFIED}`,
  ],
  [
    'a domain that is too long for a quota',
    { extended: { [`${LONG}/gpu`]: 1 } },
    `extended resource of a quota "requests.${`${LONG}/gpu`.slice(0, 71)}…" is not valid; ${QUALIFIED}`,
  ],
  [
    'half a GPU',
    { extended: { 'nvidia.com/gpu': 0.5 } },
    'extended resource nvidia.com/gpu 0.5 is not valid; use a whole number of at least 1',
  ],
  [
    'no GPU',
    { extended: { 'nvidia.com/gpu': 0 } },
    'extended resource nvidia.com/gpu 0 is not valid; use a whole number of at least 1',
  ],
  [
    'a list',
    { extended: ['nvidia.com/gpu'] as never },
    'extended resources a list is not a plain object; use whole numbers by name, like { "nvidia.com/gpu": 1 }',
  ],
])('%s is refused', (_, props, message) => {
  expect(messageOf(() => ContainerResources.of(props)._resolve('shop/web'))).toBe(`shop/web: ${message}`);
});

test('they reach the main container, a sidecar and a migration', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const resources = ContainerResources.of({
    hugepages: { pages2Mi: mebibytes(2) },
    extended: { 'nvidia.com/gpu': 1 },
  });
  const web = new WebService(chart, 'web', { image: 'registry.example.com/web:1', resources });
  web.addSidecar({ name: 'proxy', image: 'registry.example.com/proxy:1', resources });
  const migration = new Migration(chart, 'migrate', { image: 'registry.example.com/migrate:1', resources });
  const pods = [manifestOf(web, 'Deployment'), manifestOf(migration, 'Job')].map(({ spec }) => spec.template.spec);
  const containers = pods.flatMap((pod) => [...(pod.initContainers ?? []), ...pod.containers]);
  const given = containers.map(({ name, resources: { requests, limits } }) => [
    name,
    ...[requests, limits].flatMap((side) => [side['hugepages-2Mi'], side['nvidia.com/gpu']]),
  ]);
  expect(given.sort()).toEqual([
    ['migrate', '2Mi', '1', '2Mi', '1'],
    ['proxy', '2Mi', '1', '2Mi', '1'],
    ['web', '2Mi', '1', '2Mi', '1'],
  ]);
});
