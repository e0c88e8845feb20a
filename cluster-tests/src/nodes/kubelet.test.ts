import type { V1Container, V1PodSpec } from '@kubernetes/client-node';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PACE } from './pace.js';
import { endedStatusAt, statusAt } from './pod-status.js';
import { referencesOf } from './references.js';
import { stopsAfter } from './termination.js';

const PROBE = { initialDelaySeconds: 1, periodSeconds: 5 };
const web: V1Container = {
  name: 'web',
  image: 'web:1',
  startupProbe: { ...PROBE, periodSeconds: 3 },
  readinessProbe: PROBE,
};

function at(spec: Partial<V1PodSpec>, moment: number, missing?: string) {
  const facts = {
    spec: { containers: [web], ...spec },
    since: 1_000_000,
    podIP: '10.0.0.1',
    hostIP: '192.0.2.1',
    missing,
  };
  return statusAt(facts, 1_000_000 + moment, PACE);
}

function condition(spec: Partial<V1PodSpec>, moment: number, type: string): string | undefined {
  return at(spec, moment).status.conditions?.find((one) => one.type === type)?.status;
}

describe('the stand-in kubelet', () => {
  it('starts a container and has it ready after its first probes', () => {
    assert.equal(at({}, 0).status.phase, 'Pending');
    assert.equal(at({}, PACE.containerStart).status.phase, 'Running');
    assert.equal(condition({}, PACE.containerStart + 999, 'Ready'), 'False');
    assert.equal(condition({}, PACE.containerStart + 1000, 'Ready'), 'True');
    assert.equal(at({}, PACE.containerStart + 1000).changesAt, undefined);
  });

  it('says when it looks next', () => {
    assert.equal(at({}, 0).changesAt, 1_000_000 + PACE.containerStart);
  });

  it('asks again after a period where the application was not there yet', () => {
    const early = { ...web, startupProbe: undefined, readinessProbe: { initialDelaySeconds: 0, periodSeconds: 5 } };
    assert.equal(condition({ containers: [early] }, PACE.containerStart + 4_999, 'Ready'), 'False');
    assert.equal(condition({ containers: [early] }, PACE.containerStart + 5_000, 'Ready'), 'True');
  });

  it('runs init containers one after the other, then the others', () => {
    const initContainers = [
      { name: 'one', image: 'one:1' },
      { name: 'two', image: 'two:1' },
    ];
    const between = PACE.containerStart + PACE.initContainer;
    const [one, two] = at({ initContainers }, between).status.initContainerStatuses ?? [];
    assert.equal(one?.state?.terminated?.reason, 'Completed');
    assert.notEqual(two?.state?.running, undefined);
    assert.equal(condition({ initContainers }, between, 'Initialized'), 'False');
    assert.equal(condition({ initContainers }, between + PACE.initContainer, 'Initialized'), 'True');
  });

  it('waits for native sidecars to be started, and leaves them running', () => {
    const proxy = {
      name: 'proxy',
      image: 'proxy:1',
      restartPolicy: 'Always',
      startupProbe: { initialDelaySeconds: 2 },
    };
    const later = PACE.containerStart + 2_000;
    assert.equal(at({ initContainers: [proxy] }, later - 1).status.phase, 'Pending');
    assert.equal(at({ initContainers: [proxy] }, later).status.phase, 'Running');
    assert.equal(at({ initContainers: [proxy] }, later + 60_000).status.initContainerStatuses?.[0]?.ready, true);
  });

  it('never has a broken image ready', () => {
    const containers = [{ ...web, image: 'web:1.1.0-broken' }];
    const { status, changesAt } = at({ containers }, 600_000);
    assert.equal(status.containerStatuses?.[0]?.state?.waiting?.reason, 'ImagePullBackOff');
    assert.equal(status.phase, 'Pending');
    assert.equal(changesAt, undefined);
  });

  it('waits for ConfigMaps and Secrets that are not there', () => {
    assert.equal(at({}, 600_000, 'ConfigMap settings').status.phase, 'Pending');
    const spec: V1PodSpec = {
      volumes: [
        { name: 'v', configMap: { name: 'settings' } },
        { name: 'w', secret: { secretName: 's', optional: true } },
      ],
      containers: [{ name: 'c', envFrom: [{ secretRef: { name: 'db' } }, { configMapRef: { name: 'settings' } }] }],
    };
    assert.deepEqual(referencesOf(spec), [
      { kind: 'ConfigMap', name: 'settings' },
      { kind: 'Secret', name: 'db' },
    ]);
  });

  it('lets a Job end, and a slow one later', () => {
    const job = (image: string) => ({ restartPolicy: 'Never', containers: [{ name: 'job', image }] });
    const end = PACE.containerStart + PACE.job;
    assert.equal(at(job('job:1'), end - 1).status.phase, 'Running');
    assert.equal(at(job('job:1'), end).status.phase, 'Succeeded');
    assert.equal(condition(job('job:1'), end, 'Ready'), 'False');
    assert.equal(at(job('job:1-slow'), end).status.phase, 'Running');
  });

  it('ends after preStop and the stop, within the grace period', () => {
    const sleep = (lifecycle: V1Container['lifecycle']) => ({ containers: [{ ...web, lifecycle }] });
    const exec = sleep({ preStop: { exec: { command: ['/drain/sleep', '10'] } } });
    assert.equal(stopsAfter(sleep({ preStop: { sleep: { seconds: 10 } } }), 45, PACE), 10_000 + PACE.stop);
    assert.equal(stopsAfter(exec, 45, PACE), 10_000 + PACE.stop);
    assert.equal(stopsAfter(exec, 1, PACE), 1_000);
    assert.equal(stopsAfter(sleep(undefined), 30, PACE), PACE.stop);
  });

  it('reports a pod that has ended as not ready', () => {
    const facts = { spec: { containers: [web] }, since: 0, podIP: '', hostIP: '' };
    const status = endedStatusAt(facts, 10_000, PACE);
    assert.equal(status.conditions?.find(({ type }) => type === 'Ready')?.status, 'False');
    assert.equal(status.containerStatuses?.[0]?.state?.terminated?.exitCode, 0);
  });
});
