import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { requireInteger, requirePlainObject, show } from '../../private/values';
import { behaviorOf } from '../scaling-behavior';
import { EventDrivenScalingOptions } from './event-driven-options';
import { checkFallback, checkReplicas, checkTriggers } from './event-driven-checks';
import { ScaleTrigger } from './scale-trigger';
import { TriggerPlan } from './trigger-plan';

/** Scaling by events, checked. */
export interface EventDrivenPlan {
  /** The fewest pods that there ever are: 0 where the service may stop. */
  readonly fewest: number;
  /** The fewest pods while a trigger is active. */
  readonly min: number;
  readonly max: number;
  readonly zeroWhenIdle: boolean;
  readonly triggers: TriggerPlan[];
  /** Periods and fallback, as KEDA writes them. */
  readonly settings: Record<string, unknown>;
  readonly restoreReplicas: boolean;
  /** How fast the number changes, as the HorizontalPodAutoscaler writes it. */
  readonly behavior: unknown;
  readonly annotations: Record<string, string>;
}

/** Checks the user's options. */
export function eventDrivenPlan(context: ServiceContext, options: EventDrivenScalingOptions): EventDrivenPlan {
  const { path, cluster } = context;
  const like = 'use them like { min: 0, max: 10, triggers: [ScaleTrigger.kafka({ … })] }';
  requirePlainObject('scaling-invalid', path, 'options of Scaling.eventDriven', options, like);
  const { min, max, zeroWhenIdle, fallback, restoreReplicas, behavior = {} } = options;
  checkReplicas(path, options);
  const triggers = triggerPlans(context, options.triggers);
  const stops = min === 0 || zeroWhenIdle === true;
  checkTriggers(path, triggers, stops, max);
  if (fallback !== undefined) {
    checkFallback(path, fallback, triggers, options);
  }
  requirePlainObject('scaling-invalid', path, 'behavior', behavior, 'use one like { scaleUp: ScalingRules.of({ … }) }');
  return {
    fewest: Math.min(stops ? 0 : min, options.pausedReplicas ?? min),
    min,
    max,
    zeroWhenIdle: zeroWhenIdle === true,
    triggers,
    settings: {
      ...periods(path, options, stops),
      fallback: fallback && { failureThreshold: fallback.failureThreshold, replicas: fallback.replicas },
    },
    restoreReplicas: flag(path, 'restoreReplicas', restoreReplicas),
    behavior: behaviorOf(path, cluster.kubernetesVersion, behavior),
    annotations: pause(path, options),
  };
}

function triggerPlans(context: ServiceContext, triggers: ScaleTrigger[]): TriggerPlan[] {
  const { path } = context;
  if (!Array.isArray(triggers) || triggers.length === 0) {
    const fix = 'use a list like [ScaleTrigger.cron({ … })]';
    fail('scaling-invalid', path, 'the event-driven scaling has no triggers', fix);
  }
  const odd: unknown = triggers.find((trigger) => !(trigger instanceof ScaleTrigger));
  if (triggers.some((trigger) => !(trigger instanceof ScaleTrigger))) {
    fail('scaling-invalid', path, `${show(odd)} is among the triggers`, 'use one like ScaleTrigger.kafka({ … })');
  }
  return triggers.map((trigger) => trigger._plan(context));
}

/** What is about the last pods means nothing where they never stop. */
function periods(path: string, options: EventDrivenScalingOptions, stops: boolean): Record<string, unknown> {
  const { pollingInterval, cooldownPeriod, initialCooldownPeriod } = options;
  const stopping = Object.entries({ cooldownPeriod, initialCooldownPeriod });
  const [stray] = stopping.filter(([, period]) => period !== undefined).map(([what]) => what);
  if (!stops && stray !== undefined) {
    const problem = `${stray} is about stopping the last pods, and there are always ${options.min}`;
    fail('scaling-invalid', path, problem, 'leave it out, or set min: 0 or zeroWhenIdle');
  }
  const seconds = (what: string, least: number) => (period: EventDrivenScalingOptions['cooldownPeriod']) =>
    period === undefined || period === null ? undefined : requireSeconds('scaling-invalid', path, what, period, least);
  return {
    pollingInterval: seconds('pollingInterval', 1)(pollingInterval),
    cooldownPeriod: seconds('cooldownPeriod', 0)(cooldownPeriod),
    initialCooldownPeriod: seconds('initialCooldownPeriod', 0)(initialCooldownPeriod),
  };
}

/** Source: https://keda.sh/docs/latest/concepts/scaling-deployments/#pausing-autoscaling */
function pause(path: string, { paused, pausedReplicas, max }: EventDrivenScalingOptions): Record<string, string> {
  if (pausedReplicas !== undefined) {
    if (paused !== undefined) {
      const problem = `there are both paused and pausedReplicas ${show(pausedReplicas)}`;
      fail('scaling-invalid', path, problem, 'keep one of them: pausedReplicas pauses too');
    }
    requireInteger('scaling-invalid', path, 'pausedReplicas', pausedReplicas, 0, max);
    return { 'autoscaling.keda.sh/paused-replicas': String(pausedReplicas) };
  }
  return flag(path, 'paused', paused) ? { 'autoscaling.keda.sh/paused': 'true' } : {};
}

function flag(path: string, what: string, value: boolean | undefined): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    fail('scaling-invalid', path, `${what} ${show(value)} is not valid`, 'use true or false');
  }
  return value === true;
}
