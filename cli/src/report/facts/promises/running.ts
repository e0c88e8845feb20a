import { isMap, mapOf, numberOf } from '../../../json';
import { some } from '../graph';
import { Answer, met, unmet } from './answer';
import { CODE } from './lines-of-code';
import { around, mainContainers, Promised, rangeOf, strategyOf } from './service';

export function scaling(service: Promised): Answer {
  const scalers = around(service, 'scales', 'HorizontalPodAutoscaler', 'ScaledObject');
  const { min, max } = rangeOf(service);
  if (service.tracks.every(({ thing }) => thing.kind === 'DaemonSet')) {
    return met('a pod on each node');
  }
  if (scalers.length > 0 && max > min) {
    return met(`${some(scalers)}, ${min} to ${max} pods`);
  }
  if (max === 0) {
    return unmet('no pod, and nothing that adds one', CODE.scale);
  }
  return min > 1 ? met(`${min} pods, a fixed number`) : unmet('one pod, and nothing that adds more', CODE.scale);
}

/** Updates that take no pod away before there is another one, and drains that leave one. */
export function zeroDowntime(service: Promised): Answer {
  const strategies = service.tracks.map(({ thing }) => strategyOf(thing));
  if (strategies.some(({ type }) => type === 'Recreate' || type === 'OnDelete')) {
    return unmet('an update ends the old pods before new ones start', CODE.rolling);
  }
  if (mainContainers(service).some(({ readinessProbe }) => !isMap(readinessProbe))) {
    return unmet('without a readiness probe pods get requests before they can answer', CODE.readiness);
  }
  if (service.tracks.every(({ thing }) => thing.kind === 'DaemonSet')) {
    return met('rolling update, readiness probe, a pod on each node');
  }
  const { min, max } = rangeOf(service);
  if (min < 2) {
    return max > min
      ? unmet(`as few as ${min === 1 ? '1 pod' : `${min} pods`}, which a drained node takes away`, CODE.scale)
      : unmet('one pod, which a drained node takes away', CODE.replicas);
  }
  const budgets = around(service, 'guards', 'PodDisruptionBudget');
  return budgets.length > 0
    ? met(`rolling update, readiness probe, ${some(budgets)}`)
    : unmet('no PodDisruptionBudget keeps a pod while nodes are drained', CODE.disruption);
}

export function selfHealing(service: Promised): Answer {
  return mainContainers(service).every(({ livenessProbe }) => isMap(livenessProbe))
    ? met('liveness probe')
    : unmet('without a liveness probe only what ends is restarted, not what hangs', CODE.readiness);
}

export function metrics(service: Promised): Answer {
  const monitors = around(service, 'belongs', 'ServiceMonitor', 'PodMonitor');
  if (monitors.length > 0) {
    return met(some(monitors));
  }
  const { services, tracks } = service;
  const annotated = [...services.map(({ thing }) => thing.annotations), ...tracks.map((track) => track.annotations)];
  const isScraped = annotated.some((annotations) => annotations['prometheus.io/scrape'] === 'true');
  return isScraped
    ? met('annotation prometheus.io/scrape')
    : unmet('nothing scrapes it; logs are what kubectl logs shows', CODE.metrics);
}

export function progressive({ tracks }: Promised): Answer {
  const rollout = tracks.find(({ thing }) => thing.kind === 'Rollout');
  if (rollout !== undefined) {
    return met(`Rollout ${rollout.thing.name}`);
  }
  if (tracks.length > 1) {
    return met(`tracks ${some(tracks.map(({ thing }) => thing.name))}`);
  }
  const [{ thing }] = tracks;
  const kept = numberOf(mapOf(thing.spec).revisionHistoryLimit) ?? 10;
  const back = kept > 0 ? 'only kubectl rollout undo goes back' : 'nothing goes back';
  const problem = `every update is for all requests at once, and ${back}`;
  return thing.kind === 'Deployment' ? unmet(problem, CODE.canary) : unmet(problem);
}
