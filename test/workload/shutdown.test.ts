import { Duration } from 'cdk8s';
import { ClusterProfile, ICapability, PodDraft } from 'cdk8s-aspnetcore';
import { k8s } from 'cdk8s-plus-27';
import { UserEnvironment } from '../../src/config/user-environment';
import { DotnetShutdown } from '../../src/workload/dotnet-shutdown';
import { GracefulShutdownOptions, Shutdown } from '../../src/workload/shutdown';
import { podWith, refusalOf } from '../support/capabilities';
import { besidesTmp, messageOf } from '../support/manifests';

const NEWER = ClusterProfile.managed({ kubernetesVersion: '1.30' });
const HELPER = 'registry.example.com/busybox:1.37-musl';
const seconds = (amount: number) => Duration.seconds(amount);

function endOf(shutdown: Shutdown, cluster?: ClusterProfile): unknown[] {
  const { terminationGracePeriodSeconds, containers } = podWith([shutdown], cluster);
  return [terminationGracePeriodSeconds, containers[0].lifecycle];
}

test.each<[string, Shutdown, ClusterProfile | undefined, number, object | undefined]>([
  ['from 1.30 the kubelet waits', Shutdown.graceful(), NEWER, 45, { preStop: { sleep: { seconds: 10 } } }],
  ['before, the image does', Shutdown.graceful(), undefined, 45, { preStop: { exec: { command: ['sleep', '10'] } } }],
  [
    'the grace period is the sum',
    Shutdown.graceful({ drain: seconds(20), timeout: Duration.minutes(2), margin: seconds(1) }),
    NEWER,
    141,
    { preStop: { sleep: { seconds: 20 } } },
  ],
  [
    'or longer',
    Shutdown.graceful({ gracePeriod: Duration.minutes(1) }),
    NEWER,
    60,
    { preStop: { sleep: { seconds: 10 } } },
  ],
  ['no drain, no hook', Shutdown.graceful({ drain: seconds(0) }), NEWER, 35, undefined],
  ['immediate', Shutdown.immediate(), NEWER, 1, undefined],
  [
    'from 1.30 no helper',
    Shutdown.graceful({ drainHelperImage: HELPER }),
    NEWER,
    45,
    { preStop: { sleep: { seconds: 10 } } },
  ],
])('%s', (_name, shutdown, cluster, gracePeriod, lifecycle) => {
  expect(endOf(shutdown, cluster)).toEqual([gracePeriod, lifecycle]);
});

test('from 1.30 the helper leaves no trace', () => {
  expect(podWith([Shutdown.graceful({ drainHelperImage: HELPER })], NEWER)).toEqual(
    podWith([Shutdown.graceful()], NEWER),
  );
});

test('before 1.30 a helper brings a program that sleeps', () => {
  const pod = podWith([Shutdown.graceful({ drain: seconds(7), drainHelperImage: HELPER })]);
  expect(pod.containers[0].lifecycle).toEqual({ preStop: { exec: { command: ['/drain/sleep', '7'] } } });
  expect(besidesTmp(pod.containers[0].volumeMounts)).toEqual([
    { name: 'drain-helper', mountPath: '/drain', readOnly: true },
  ]);
  expect(besidesTmp(pod.volumes)).toEqual([{ name: 'drain-helper', emptyDir: { sizeLimit: '4Mi' } }]);
  expect(pod.initContainers).toEqual([
    {
      name: 'drain-helper',
      image: HELPER,
      imagePullPolicy: 'Always',
      command: ['/bin/busybox', 'cp', '/bin/busybox', '/drain/sleep'],
      resources: {
        requests: { cpu: '10m', memory: '32Mi', 'ephemeral-storage': '16Mi' },
        limits: { cpu: '100m', memory: '32Mi', 'ephemeral-storage': '16Mi' },
      },
      volumeMounts: [{ name: 'drain-helper', mountPath: '/drain' }],
    },
  ]);
});

test('a hook after the start stays', () => {
  const postStart: k8s.LifecycleHandler = { exec: { command: ['/app/warm-up'] } };
  const contribute = (pod: PodDraft) => {
    pod.main.lifecycle = { postStart };
  };
  const warmUp: ICapability = {
    capabilityName: 'warm-up',
    bind: ({ intent }) => intent.addContributor({ contribute }),
  };
  expect(podWith([warmUp, Shutdown.graceful()]).containers[0].lifecycle).toEqual({
    postStart,
    preStop: { exec: { command: ['sleep', '10'] } },
  });
});

const WHOLE = (least: number) => `use whole seconds of at least ${least}, like Duration.seconds(10)`;

test.each<[string, GracefulShutdownOptions, string]>([
  ['half a drain', { drain: Duration.millis(500) }, `shutdown drain of 0.5 s is not valid; ${WHOLE(0)}`],
  ['no timeout', { timeout: seconds(0) }, `shutdown timeout of 0 s is not valid; ${WHOLE(1)}`],
  ['a number', { margin: 5 as unknown as Duration }, `shutdown margin 5 is not valid; ${WHOLE(0)}`],
  [
    'too short a grace period',
    { gracePeriod: seconds(44) },
    'shutdown gracePeriod 44 s is shorter than drain 10 s + timeout 30 s + margin 5 s; raise it to 45 s or leave it out',
  ],
  ['a helper that is no image', { drainHelperImage: 'busy box' }, 'image "busy box" contains white space; remove it'],
])('%s is refused', (_name, options, message) => {
  expect(refusalOf(() => Shutdown.graceful(options))).toBe(`shop/web: ${message}`);
});

/** The variables of a service whose .NET host learns of its shutdown. */
function variables(shutdown: Shutdown, env: Record<string, string> = {}): unknown {
  return podWith([new UserEnvironment(env), shutdown, new DotnetShutdown(shutdown)]).containers[0].env;
}

test.each<[string, Shutdown, string]>([
  ['by default', Shutdown.graceful(), '30'],
  ['as it is said', Shutdown.graceful({ timeout: Duration.minutes(1) }), '60'],
])('the .NET host learns its timeout %s', (_name, shutdown, value) => {
  expect(variables(shutdown)).toEqual([{ name: 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS', value }]);
});

test('the .NET host is told nothing when the end is immediate', () => {
  expect(variables(Shutdown.immediate())).toBeUndefined();
});

test.each(['ASPNETCORE_ShutdownTimeoutSeconds', 'DOTNET_SHUTDOWNTIMEOUTSECONDS'])('%s in env is refused', (name) => {
  expect(messageOf(() => variables(Shutdown.graceful(), { [name]: '90' }))).toBe(
    `shop/web: environment variable ${name} (from the prop env) says what the shutdown timeout of 30 s says; ` +
      'leave it out and set the timeout of Shutdown.graceful, which the grace period is computed from',
  );
});
