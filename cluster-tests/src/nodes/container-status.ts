import type { V1ContainerState, V1ContainerStatus } from '@kubernetes/client-node';
import { type ContainerTimes, isNativeSidecar } from './timeline.js';

/** When things happened, as Kubernetes writes it. */
export type Clock = (moment: number) => Date;

/** What a kubelet reports of a container at a moment of its life. */
export function containerStatus(times: ContainerTimes, now: number, at: Clock, waiting: string): V1ContainerStatus {
  const { container, starts, isStarted, isReady, ends } = times;
  const runs = starts !== undefined && starts <= now && !(ends !== undefined && ends <= now);
  const isOrdinaryInit = times.isInit && !isNativeSidecar(container);
  return {
    name: container.name,
    image: container.image ?? '',
    imageID: starts !== undefined && starts <= now ? `stand-in://${container.image ?? ''}` : '',
    restartCount: 0,
    started: runs && !isOrdinaryInit && isStarted !== undefined && isStarted <= now,
    ready: isOrdinaryInit ? ends !== undefined && ends <= now : runs && isReady !== undefined && isReady <= now,
    state: stateOf(times, now, at, waiting),
    ...(starts !== undefined && starts <= now ? { containerID: `stand-in://${container.name}` } : {}),
  };
}

function stateOf(times: ContainerTimes, now: number, at: Clock, waiting: string): V1ContainerState {
  const { starts, ends, container } = times;
  if (times.cannotBePulled) {
    return { waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${container.image ?? ''}"` } };
  }
  if (starts === undefined || now < starts) {
    return { waiting: { reason: waiting } };
  }
  if (ends !== undefined && ends <= now) {
    return {
      terminated: { exitCode: 0, reason: 'Completed', startedAt: at(starts), finishedAt: at(ends) },
    };
  }
  return { running: { startedAt: at(starts) } };
}

/** A container that has been told to end, and has. */
export function endedStatus(times: ContainerTimes, startedAt: Date, finishedAt: Date): V1ContainerStatus {
  return {
    name: times.container.name,
    image: times.container.image ?? '',
    imageID: `stand-in://${times.container.image ?? ''}`,
    restartCount: 0,
    started: false,
    ready: false,
    state: { terminated: { exitCode: 0, reason: 'Completed', startedAt, finishedAt } },
  };
}
