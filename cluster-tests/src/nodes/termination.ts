import type { V1Container, V1LifecycleHandler, V1PodSpec } from '@kubernetes/client-node';
import type { Pace } from './pace.js';
import { isNativeSidecar } from './timeline.js';

/**
 * How long the containers of a deleted pod run on, in milliseconds: the longest preStop hook and the application's
 * stop, then the native sidecars', all of it within the grace period.
 */
export function stopsAfter(spec: V1PodSpec, graceSeconds: number, pace: Pace): number {
  const longest = (containers: readonly V1Container[]) => Math.max(0, ...containers.map((one) => stopTime(one, pace)));
  const sidecars = (spec.initContainers ?? []).filter(isNativeSidecar);
  return Math.min(graceSeconds * 1000 * pace.factor, longest(spec.containers) + longest(sidecars));
}

function stopTime(container: V1Container, pace: Pace): number {
  const hook = container.lifecycle?.preStop;
  return (hook ? hookTime(hook, pace) : 0) + pace.stop;
}

/** The hooks that this library writes wait: the kubelet's own sleep, or a command that ends in `sleep N`. */
function hookTime(hook: V1LifecycleHandler, pace: Pace): number {
  const [program, seconds] = hook.exec?.command?.slice(-2) ?? [];
  const waits = hook.sleep?.seconds ?? (/(^|\/)sleep$/.test(program ?? '') ? Number(seconds) : Number.NaN);
  return Number.isFinite(waits) ? waits * 1000 * pace.factor : pace.hook;
}
