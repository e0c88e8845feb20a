import { automaticScale } from '../../core/scale';
import { fail } from '../../private/errors';
import { contentHash } from '../../private/hash';
import { isPlainObject, requireInteger, show } from '../../private/values';
import { EventDrivenScalingOptions, ScalingFallback } from './event-driven-options';
import { TriggerPlan } from './trigger-plan';

/** KEDA has no fallback for the pods' own use. */
const RESOURCE_TYPES = ['cpu', 'memory'];

/** @throws when min is above max, or there is nothing between zero and min */
export function checkReplicas(path: string, { min, max, zeroWhenIdle }: EventDrivenScalingOptions): void {
  automaticScale(path, min, max);
  if (zeroWhenIdle !== undefined && typeof zeroWhenIdle !== 'boolean') {
    fail('scaling-invalid', path, `zeroWhenIdle ${show(zeroWhenIdle)} is not valid`, 'use true or false');
  }
  if (zeroWhenIdle === true && min === 0) {
    const problem = 'zeroWhenIdle comes with min 0, which already stops the service';
    fail('scaling-invalid', path, problem, 'leave it out, or set the pods that there are as soon as it is not idle');
  }
}

/** @throws when two triggers are one, or the triggers can never start the first pod */
export function checkTriggers(path: string, triggers: TriggerPlan[], stops: boolean, max: number): void {
  if (stops && triggers.every(({ needsPods }) => needsPods === true)) {
    const problem = 'the scaling goes down to no pods, whose CPU, memory and burn rate never start one again';
    const fix = 'add a trigger of another kind, or keep a pod: min 1 or more, without zeroWhenIdle';
    fail('scaling-invalid', path, problem, fix);
  }
  for (const { triggerType, useCachedMetrics, metadata } of triggers) {
    if (useCachedMetrics === true && triggerType === 'cron') {
      const problem = 'the cron trigger has useCachedMetrics, which KEDA refuses';
      fail('scaling-invalid', path, problem, 'leave it out: there is nothing to read');
    }
    const wanted = triggerType === 'cron' ? Number(metadata.desiredReplicas) : 0;
    if (wanted > max) {
      const problem = `the cron trigger has desiredReplicas ${wanted}, above max ${max}`;
      fail('scaling-invalid', path, problem, `raise max to ${wanted}, or lower desiredReplicas`);
    }
  }
  const names = triggers.map(({ name }) => name).filter((name) => name !== undefined);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    fail('scaling-invalid', path, `there are two triggers ${show(twice)}`, 'give each a name of its own');
  }
  const contents = triggers.map(({ triggerType, metadata, metricType }) =>
    contentHash({ triggerType, metadata, metricType }),
  );
  const same = triggers.find((_, at) => contents.indexOf(contents[at]) !== at);
  if (same !== undefined) {
    fail('scaling-invalid', path, `there are two equal ${same.triggerType} triggers`, 'leave one of them out');
  }
}

/** @throws when the fallback holds for no trigger, or names a number of pods that there never are */
export function checkFallback(
  path: string,
  fallback: ScalingFallback,
  triggers: TriggerPlan[],
  { min, max }: EventDrivenScalingOptions,
): void {
  if (!isPlainObject(fallback)) {
    const fix = 'use an object like { failureThreshold: 3, replicas: 2 }';
    fail('scaling-invalid', path, `the fallback is ${show(fallback)}`, fix);
  }
  const { failureThreshold, replicas } = fallback;
  requireInteger('scaling-invalid', path, 'failureThreshold of the fallback', failureThreshold, 0, 2147483647);
  requireInteger('scaling-invalid', path, 'replicas of the fallback', replicas, min, max);
  if (triggers.every((trigger) => RESOURCE_TYPES.includes(trigger.triggerType))) {
    const problem = 'the fallback holds for no trigger: KEDA has none for cpu and memory';
    fail('scaling-invalid', path, problem, 'leave it out, or add a trigger of another kind');
  }
}
