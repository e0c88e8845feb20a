import * as fc from 'fast-check';
import { SynthesizedObject } from 'cdk8s-aspnetcore';
import { mostPodsOfUpdate, rollingStep } from '../../src/plan/rolling-pods';
import { planQuotas } from '../../src/plan/quota-lines';
import { anObject, container, sidecar } from '../support/quota-objects';

type Json = Record<string, any>;

const LINES = ['pods', 'requests.cpu', 'limits.cpu', 'requests.storage', 'count/deployments.apps', 'services'];

const amount = fc.oneof(
  fc.nat(4000).map((millis) => `${millis}m`),
  fc.nat(16).map(String),
);
const step = fc.oneof(
  fc.nat(5),
  fc.nat(100).map((percent) => `${percent}%`),
);
const containers = fc.array(
  fc
    .tuple(amount, fc.boolean())
    .map(([cpu, limited]) => container(cpu, limited ? { resources: { limits: { cpu } } } : {})),
  { minLength: 1, maxLength: 3 },
);
const initContainers = fc.array(
  fc.tuple(amount, fc.boolean()).map(([cpu, stays]) => (stays ? sidecar(cpu) : container(cpu))),
  { maxLength: 3 },
);
const podSpec = fc.record({ containers, initContainers, terminationGracePeriodSeconds: fc.nat(90) });
const deploymentSpec = fc.record({
  replicas: fc.nat(12),
  minReadySeconds: fc.nat(40),
  strategy: fc.oneof(
    fc.constant({ type: 'Recreate' }),
    fc.record({ rollingUpdate: fc.record({ maxSurge: step, maxUnavailable: step }) }),
  ),
  template: podSpec.map((spec) => ({ spec })),
});
const anything = fc.oneof(
  deploymentSpec.map((spec): [string, Json] => ['Deployment', spec]),
  fc
    .record({ parallelism: fc.nat(6), template: podSpec.map((spec) => ({ spec })) })
    .map((spec): [string, Json] => ['Job', spec]),
  fc.constant<[string, Json]>(['Service', { type: 'LoadBalancer', ports: [{}] }]),
  amount.map((storage): [string, Json] => ['PersistentVolumeClaim', { resources: { requests: { storage } } }]),
);
const apps = fc
  .array(anything, { maxLength: 6 })
  .map((specs) => specs.map(([kind, spec], index) => anObject(kind, `x${index}`, spec)));

/** Of each line: what serves, what passes, and the most. */
function sums(objects: SynthesizedObject[]): bigint[] {
  const hard = Object.fromEntries(LINES.map((line) => [line, '1']));
  return planQuotas([anObject('ResourceQuota', 'quota', { hard }), ...objects])[0].lines.flatMap((line) => [
    line.serving,
    line.passing,
    line.most,
  ]);
}

test('adding an object never lowers a sum', () => {
  fc.assert(
    fc.property(apps, apps, (some, more) => {
      const before = sums(some);
      sums([...some, ...more]).forEach((after, index) => expect(after).toBeGreaterThanOrEqual(before[index]));
    }),
  );
});

test('what serves and what passes is never more than the most', () => {
  fc.assert(
    fc.property(apps, (objects) => {
      const all = sums(objects);
      LINES.forEach((_line, index) => {
        const [serving, passing, most] = all.slice(index * 3, index * 3 + 3);
        expect(serving + passing).toBeLessThanOrEqual(most);
      });
    }),
  );
});

test('the order of the objects does not matter', () => {
  fc.assert(
    fc.property(apps, (objects) => {
      expect(sums([...objects].reverse())).toEqual(sums(objects));
    }),
  );
});

/**
 * A Deployment's update as its controller goes about it, in whole seconds: it counts active pods only, and takes
 * old ones away as soon as enough are available. Each pod is available `ready` seconds after its start, and
 * terminates for `grace` seconds. Gives the most pods that there ever are.
 */
function simulate(spec: Json, replicas: number, ready: number): number {
  const { surge, unavailable } = rollingStep(spec, replicas);
  const grace = spec.template.spec.terminationGracePeriodSeconds as number;
  const starts: number[] = [];
  let ends: number[] = [];
  let old = replicas;
  let most = replicas;
  for (let now = 0; now < 100_000 && (old > 0 || starts.length < replicas); now += 1) {
    ends = ends.filter((end) => end > now);
    const more = Math.min(replicas - starts.length, replicas + surge - old - starts.length);
    starts.push(...Array.from({ length: Math.max(0, more) }, () => now));
    const available = old + starts.filter((start) => start + ready <= now).length;
    const gone = Math.min(old, Math.max(0, available - (replicas - unavailable)));
    old -= gone;
    ends.push(...Array.from({ length: grace > 0 ? gone : 0 }, () => now + grace));
    most = Math.max(most, old + starts.length + ends.length);
  }
  expect([old, starts.length]).toEqual([0, replicas]);
  return most;
}

test('no simulated update ever has more pods than the plan says', () => {
  const rolling = deploymentSpec.filter(({ strategy }) => !Object.hasOwn(strategy, 'type'));
  fc.assert(
    fc.property(rolling, fc.integer({ min: 1, max: 12 }), fc.nat(20), (spec, replicas, startUp) => {
      const bound = mostPodsOfUpdate(spec, replicas);
      expect(simulate(spec, replicas, spec.minReadySeconds + startUp)).toBeLessThanOrEqual(bound);
    }),
    { numRuns: 500 },
  );
});

test.each<[string, Json, number]>([
  ['all terminate while all are new', { maxSurge: 2, maxUnavailable: 0 }, 30],
  ['a pod at a time', { maxSurge: 1, maxUnavailable: 0 }, 30],
  ['without surge', { maxSurge: 0, maxUnavailable: 1 }, 30],
  ['nothing terminates for long', { maxSurge: 2, maxUnavailable: 0 }, 0],
])('and an update of pods that are ready at once has as many: %s', (_name, rollingUpdate, grace) => {
  const spec = { strategy: { rollingUpdate }, template: { spec: { terminationGracePeriodSeconds: grace } } };
  expect(simulate(spec, 8, 1)).toBe(mostPodsOfUpdate(spec, 8));
});
