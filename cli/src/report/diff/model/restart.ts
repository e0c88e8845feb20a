import { at, canonical, Json, mapOf, mapsOf, textOf } from './json';
import { templateOf, Thing } from './things';
import { scaleOf, World } from './world';

/** Whether the pods of a workload restart, and how; undefined where nothing of it matters to running pods. */
export function restartOf(before: Thing | undefined, after: Thing | undefined, world: World): string | undefined {
  if (before === undefined || after === undefined || canonical(templateOf(before)) === canonical(templateOf(after))) {
    return undefined;
  }
  const { max } = scaleOf(world, after);
  const spec = mapOf(after.normal.spec);
  switch (after.kind) {
    case 'Deployment': {
      const other = world.rolloutOf(after);
      if (other !== undefined) {
        return rollout(mapOf(other.normal.spec), scaleOf(world, other).max);
      }
      return spec.paused === true ? 'no, its updates are paused' : deployment(spec, max);
    }
    case 'StatefulSet':
      return statefulSet(spec, max);
    case 'DaemonSet':
      return daemonSet(spec);
    case 'Rollout':
      return rollout(spec, max);
    case 'CronJob':
      return 'no, its next run has the new pods';
    case 'ReplicaSet':
    case 'ReplicationController':
      return 'no, only pods that come later are new';
    default:
      return undefined;
  }
}

function deployment(spec: Json, pods: number): string {
  if (at(spec, 'strategy', 'type') === 'Recreate') {
    return pods === 0 ? 'no, it has no pods' : `yes, ${counted(pods)} all at once: down until the new ones are ready`;
  }
  return rolling(mapOf(at(spec, 'strategy', 'rollingUpdate')), pods, '25%');
}

/** Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable: surge is rounded up, missing pods down. */
function rolling(update: Json, pods: number, byDefault: string): string {
  if (pods === 0) {
    return 'no, it has no pods';
  }
  const surge = share(update.maxSurge ?? byDefault, pods, Math.ceil);
  const missing = share(update.maxUnavailable ?? byDefault, pods, Math.floor);
  const atATime = Math.min(pods, Math.max(1, surge + missing));
  return `yes, ${counted(pods)}${pods === 1 ? '' : ` at most ${atATime} at a time`}${gap(pods, surge, missing)}`;
}

function gap(pods: number, surge: number, missing: number): string {
  return surge === 0 && missing >= pods ? ', down meanwhile' : '';
}

export function share(value: unknown, pods: number, round: (value: number) => number): number {
  const text = textOf(value) ?? '0';
  return text.endsWith('%') ? round((Number.parseFloat(text) * pods) / 100) : Number.parseInt(text, 10) || 0;
}

export function counted(pods: number): string {
  return pods === 1 ? '1 pod' : `${pods} pods`;
}

function statefulSet(spec: Json, pods: number): string {
  const update = mapOf(spec.updateStrategy);
  if (update.type === 'OnDelete') {
    return 'only when somebody deletes its pods (OnDelete)';
  }
  const partition = Number(at(update, 'rollingUpdate', 'partition') ?? 0) || 0;
  if (partition >= pods) {
    return `no, its partition ${partition} keeps all of ${counted(pods)} as they are`;
  }
  const most = share(at(update, 'rollingUpdate', 'maxUnavailable') ?? 1, pods, Math.ceil);
  const which = partition > 0 ? ` (of ${pods}, from number ${partition} on)` : '';
  const moving = pods - partition;
  const pace = moving === 1 ? '' : most > 1 ? ` at most ${most} at a time` : ' one by one';
  return `yes, ${counted(moving)}${which}${pace}`;
}

function daemonSet(spec: Json): string {
  const update = mapOf(spec.updateStrategy);
  if (update.type === 'OnDelete') {
    return 'only when somebody deletes its pods (OnDelete)';
  }
  const { maxUnavailable = 1, maxSurge = 0 } = mapOf(update.rollingUpdate);
  const surge = textOf(maxSurge) ?? '0';
  const most = /^0%?$/.test(surge) ? textOf(maxUnavailable) : surge;
  return most === '1' ? 'yes, one node after another' : `yes, on at most ${most} nodes at a time`;
}

/** What Argo Rollouts does one after the other. */
function rollout(spec: Json, pods: number): string {
  const strategy = mapOf(spec.strategy);
  if (strategy.blueGreen !== undefined) {
    const waits = at(strategy, 'blueGreen', 'autoPromotionEnabled') === false ? ' when somebody promotes them' : '';
    return `yes, ${counted(pods)} beside the old ones, which go after the switch${waits}`;
  }
  const steps = mapsOf(at(strategy, 'canary', 'steps')).map(stepWords);
  const shown = steps.length > 8 ? [...steps.slice(0, 8), '…'] : steps;
  return shown.length === 0
    ? rolling(mapOf(strategy.canary), pods, '25%')
    : `yes, ${counted(pods)} step by step: ${shown.join(', ')}`;
}

function stepWords(step: Json): string {
  if (step.setWeight !== undefined) {
    return `${textOf(step.setWeight) ?? '?'}%`;
  }
  if (step.pause !== undefined) {
    const duration = textOf(at(step, 'pause', 'duration'));
    return duration === undefined ? 'wait for somebody' : `wait ${/^\d+$/.test(duration) ? `${duration}s` : duration}`;
  }
  return Object.keys(step)[0] ?? 'nothing';
}
