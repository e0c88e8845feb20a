import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ContainerResources, ContainerResourcesProps } from 'cdk8s-aspnetcore';
import { toRequirements } from '../../src/workload/resolved-resources';

/** Requests and limits as `cpu memory storage`, in the words of the API. */
function amounts(props: ContainerResourcesProps): [string, string] {
  const { requests = {}, limits = {} } = toRequirements(ContainerResources.of(props)._resolve('shop/web'));
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
