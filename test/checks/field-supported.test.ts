import { foundBy } from '../support/rule-findings';

type Json = Record<string, unknown>;

function deployment(pod: Json): Json {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' }, spec: { template: { spec: pod } } };
}

/** What is found at a version, up to the fix: `error restartPolicy Always of the container "web"`. */
function found(manifest: Json, kubernetesVersion: string): string[] {
  return foundBy('field-supported', [manifest], { kubernetesVersion }).map((line) =>
    line.replace(/shop\/[^:]+: the \w+ "x" sets /, '').replace(/, which .*/, ''),
  );
}

const container = (more: Json) => deployment({ containers: [{ name: 'web', ...more }] });
const init = (more: Json) => deployment({ initContainers: [{ name: 'web', ...more }] });
const of = (apiVersion: string, kind: string, spec: Json) => ({ apiVersion, kind, metadata: { name: 'x' }, spec });
const term = { topologyKey: 'zone', matchLabelKeys: ['pod-template-hash'] };

/** What is set, what it is called, the last version that does not know it, and the first that has it on. */
test.each([
  ['restartPolicy Always of the container "web"', init({ restartPolicy: 'Always' }), 27, 29],
  ['restartPolicy of the container "web"', init({ restartPolicy: 'Never' }), 33, 35],
  ['restartPolicy of the container "web"', container({ restartPolicy: 'Always' }), 33, 35],
  [
    'lifecycle.preStop.sleep of the container "web"',
    container({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }),
    28,
    30,
  ],
  [
    'securityContext.appArmorProfile of the container "web"',
    container({ securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } }),
    29,
    30,
  ],
  ['resizePolicy of the container "web"', container({ resizePolicy: [{}] }), undefined, 33],
  ['hostUsers false', deployment({ hostUsers: false }), undefined, 33],
  ['resources', deployment({ resources: { limits: { cpu: '1' } } }), 31, 34],
  ['volumes.image', deployment({ volumes: [{ name: 'a', image: {} }, null, 'x'] }), 30, 35],
  [
    'affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution.podAffinityTerm.matchLabelKeys',
    deployment({
      affinity: {
        podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: term, weight: 1 }] },
      },
    }),
    28,
    31,
  ],
  ['trafficDistribution PreferClose', of('v1', 'Service', { trafficDistribution: 'PreferClose' }), 29, 31],
  ['trafficDistribution', of('v1', 'Service', { trafficDistribution: 'PreferSameNode' }), 32, 34],
  ['podReplacementPolicy', of('batch/v1', 'Job', { podReplacementPolicy: 'Failed' }), 27, 29],
  [
    'jobTemplate.spec.podReplacementPolicy',
    of('batch/v1', 'CronJob', { jobTemplate: { spec: { podReplacementPolicy: 'Failed' } } }),
    27,
    29,
  ],
  [
    'behavior.scaleUp.tolerance',
    of('autoscaling/v2', 'HorizontalPodAutoscaler', { behavior: { scaleUp: { tolerance: '0.05' } } }),
    32,
    35,
  ],
])('%s', (words, manifest, unknown, on) => {
  if (unknown !== undefined) {
    expect(found(manifest, `1.${unknown}`)).toEqual([`error ${words}`]);
  }
  expect(found(manifest, `1.${on - 1}`)).toEqual([`${unknown === on - 1 ? 'error' : 'warning'} ${words}`]);
  expect(found(manifest, `1.${on}`)).toEqual([]);
});

test.each([
  ['users of the host', deployment({ hostUsers: true })],
  [
    'nulls',
    deployment({ resources: null, hostUsers: null, volumes: null, containers: [null, { name: 'a', lifecycle: null }] }),
  ],
  ['wrong types', deployment({ volumes: 'x', affinity: 3, containers: [{ env: 'x', volumeMounts: [3] }] })],
  ['no spec', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' } }],
])('%s are fine', (_, manifest) => {
  expect(found(manifest, '1.27')).toEqual([]);
});

test('one finding for all containers that ask for the same', () => {
  const containers = ['a', 'b'].map((name) => ({ name, lifecycle: { preStop: { sleep: { seconds: 5 } } } }));
  expect(found(deployment({ containers }), '1.29')).toEqual([
    'warning lifecycle.preStop.sleep of the containers "a", "b"',
  ]);
});

test('a gate that no version has on', () => {
  const [line] = foundBy('field-supported', [container({ lifecycle: { stopSignal: 'SIGUSR1' } })], {
    kubernetesVersion: '1.36',
  });
  expect(line).toBe(
    'warning shop/Deployment-x: the Deployment "x" sets lifecycle.stopSignal of the container "web", which Kubernetes 1.36 ignores or refuses unless its feature gate ContainerStopSignals is on; turn the feature gate ContainerStopSignals on and suppress this with that reason, or leave it out',
  );
});
