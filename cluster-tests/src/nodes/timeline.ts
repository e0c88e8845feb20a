import type { V1Container, V1PodSpec } from '@kubernetes/client-node';
import { fateOf, ImageFate } from './images.js';
import type { Pace } from './pace.js';
import { probeTimes } from './probes.js';

/** One container's life, in milliseconds from the moment when the kubelet took the pod on. */
export interface ContainerTimes {
  readonly container: V1Container;
  readonly isInit: boolean;
  /** Undefined: never, as its image can't be pulled, or one before it never ends. */
  readonly starts?: number;
  readonly isStarted?: number;
  readonly isReady?: number;
  /** By itself; undefined: it runs on. */
  readonly ends?: number;
  readonly cannotBePulled: boolean;
}

export interface PodTimes {
  readonly containers: readonly ContainerTimes[];
  /** All init containers have ended, all native sidecars are started. */
  readonly initialized?: number;
}

/** The whole life of a pod that nobody deletes: init containers one after the other, then all others at once. */
export function timesOf(spec: V1PodSpec, pace: Pace): PodTimes {
  const containers: ContainerTimes[] = [];
  let clock: number | undefined = pace.containerStart;
  for (const container of spec.initContainers ?? []) {
    const times = initTimes(container, clock, pace);
    containers.push(times);
    clock = times.starts === undefined ? undefined : (times.ends ?? times.isStarted);
  }
  const endsByItself = spec.restartPolicy === 'Never' || spec.restartPolicy === 'OnFailure';
  for (const container of spec.containers) {
    containers.push(mainTimes(container, clock, endsByItself, pace));
  }
  return { containers, initialized: clock };
}

function initTimes(container: V1Container, clock: number | undefined, pace: Pace): ContainerTimes {
  if (isNativeSidecar(container)) {
    return mainTimes(container, clock, false, pace, true);
  }
  const cannotBePulled = fateOf(container.image) === ImageFate.CANNOT_BE_PULLED;
  if (clock === undefined || cannotBePulled) {
    return { container, isInit: true, cannotBePulled };
  }
  return { container, isInit: true, cannotBePulled, starts: clock, ends: clock + pace.initContainer };
}

function mainTimes(
  container: V1Container,
  clock: number | undefined,
  endsByItself: boolean,
  pace: Pace,
  isInit = false,
): ContainerTimes {
  const fate = fateOf(container.image);
  const cannotBePulled = fate === ImageFate.CANNOT_BE_PULLED;
  if (clock === undefined || cannotBePulled) {
    return { container, isInit, cannotBePulled };
  }
  const { started, ready } = probeTimes(container, pace);
  const life = fate === ImageFate.RUNS_SLOWLY ? pace.slowJob : pace.job;
  return {
    container,
    isInit,
    cannotBePulled,
    starts: clock,
    isStarted: clock + started,
    isReady: clock + ready,
    ends: endsByItself ? clock + life : undefined,
  };
}

/** An init container that runs on beside the others. */
export function isNativeSidecar(container: V1Container): boolean {
  return container.restartPolicy === 'Always';
}

/** The moments at which something changes, in order. */
export function changesOf(times: PodTimes): number[] {
  const moments = times.containers.flatMap(({ starts, isStarted, isReady, ends }) => [
    starts,
    isStarted,
    isReady,
    ends,
  ]);
  return [...new Set([...moments, times.initialized].filter((moment) => moment !== undefined))].sort((a, b) => a - b);
}
