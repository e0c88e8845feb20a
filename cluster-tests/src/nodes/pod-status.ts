import type { V1PodCondition, V1PodSpec, V1PodStatus } from '@kubernetes/client-node';
import { containerStatus, endedStatus } from './container-status.js';
import type { Pace } from './pace.js';
import { changesOf, type ContainerTimes, isNativeSidecar, type PodTimes, timesOf } from './timeline.js';

/** What the kubelet knows of a pod besides its spec. */
export interface PodFacts {
  readonly spec: V1PodSpec;
  /** When the kubelet took it on, in milliseconds. */
  readonly since: number;
  readonly podIP: string;
  readonly hostIP: string;
  /** ConfigMaps and Secrets that it needs and that are not there: it waits for them. */
  readonly missing?: string;
  readonly readinessGates?: readonly string[];
}

export interface NextStatus {
  readonly status: V1PodStatus;
  /** When it changes by itself, if ever. */
  readonly changesAt?: number;
}

/** What a kubelet reports of a pod that nobody has deleted. */
export function statusAt(facts: PodFacts, now: number, pace: Pace): NextStatus {
  const times: PodTimes = facts.missing === undefined ? timesOf(facts.spec, pace) : neverStarts(facts.spec);
  const moment = now - facts.since;
  const at = (point: number) => new Date(facts.since + point);
  const waiting =
    times.initialized !== undefined && moment < times.initialized ? 'PodInitializing' : 'ContainerCreating';
  const report = (part: readonly ContainerTimes[]) => part.map((one) => containerStatus(one, moment, at, waiting));
  const init = times.containers.filter(({ isInit }) => isInit);
  const main = times.containers.filter(({ isInit }) => !isInit);
  const initContainerStatuses = report(init);
  const containerStatuses = report(main);
  const isDone = main.length > 0 && main.every(({ ends }) => ends !== undefined && ends <= moment);
  const initialized = times.initialized !== undefined && times.initialized <= moment;
  const sidecarsReady = init.every(
    (one, i) => !isNativeSidecar(one.container) || initContainerStatuses[i]?.ready === true,
  );
  const containersReady = !isDone && initialized && sidecarsReady && containerStatuses.every(({ ready }) => ready);
  const anyStarted = main.some(({ starts }) => starts !== undefined && starts <= moment);
  const next = changesOf(times).find((change) => change > moment);
  return {
    status: {
      phase: isDone ? 'Succeeded' : anyStarted ? 'Running' : 'Pending',
      startTime: new Date(facts.since),
      hostIP: facts.hostIP,
      podIP: facts.podIP,
      podIPs: [{ ip: facts.podIP }],
      ...(init.length > 0 ? { initContainerStatuses } : {}),
      containerStatuses,
      conditions: conditionsOf({ initialized, containersReady, isDone }),
    },
    changesAt: next === undefined ? undefined : facts.since + next,
  };
}

/** What it reports once the containers of a deleted pod have ended. */
export function endedStatusAt(facts: PodFacts, now: number, pace: Pace): V1PodStatus {
  const { containers } = timesOf(facts.spec, pace);
  const end = (part: readonly ContainerTimes[]) =>
    part.map((one) => endedStatus(one, new Date(facts.since), new Date(now)));
  return {
    phase: 'Succeeded',
    containerStatuses: end(containers.filter(({ isInit }) => !isInit)),
    conditions: conditionsOf({ initialized: true, containersReady: false, isDone: true }),
  };
}

function neverStarts(spec: V1PodSpec): PodTimes {
  const never =
    (isInit: boolean) =>
    (container: V1PodSpec['containers'][number]): ContainerTimes => ({
      container,
      isInit,
      cannotBePulled: false,
    });
  return { containers: [...(spec.initContainers ?? []).map(never(true)), ...spec.containers.map(never(false))] };
}

function conditionsOf(facts: { initialized: boolean; containersReady: boolean; isDone: boolean }): V1PodCondition[] {
  const condition = (type: string, is: boolean): V1PodCondition => ({
    type,
    status: is ? 'True' : 'False',
    ...(is ? {} : { reason: facts.isDone ? 'PodCompleted' : 'ContainersNotReady' }),
  });
  return [
    condition('Initialized', facts.initialized),
    condition('ContainersReady', facts.containersReady),
    condition('Ready', facts.containersReady),
  ];
}
