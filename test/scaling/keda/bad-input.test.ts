import { Duration } from 'cdk8s';
import { EventDrivenScalingOptions } from '../../../src/scaling/keda/event-driven-options';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { TriggerMetricType } from '../../../src/scaling/keda/trigger-options';
import { Scaling } from '../../../src/scaling/scaling';
import { BareService } from '../../support/bare-service';
import { messageOf } from '../../support/manifests';
import { OFFICE, shop, worker } from './support';

const CPU = ScaleTrigger.cpu({ targetPercent: 70 });
const REDIS = { metadata: { listName: 'orders' } };

test.each<[string, Partial<EventDrivenScalingOptions>, string]>([
  ['min above max', { min: 3, max: 2 }, 'scaling min 3 is above max 2; lower min to 2 or raise max to 3'],
  ['max 0', { min: 0, max: 0 }, 'max 0 is not valid; use a whole number from 1 to 2147483647'],
  ['no min', { min: undefined }, 'min undefined is not valid; use a whole number from 0 to 2147483647'],
  [
    'no triggers',
    { triggers: [] },
    'the event-driven scaling has no triggers; use a list like [ScaleTrigger.cron({ … })]',
  ],
  [
    'triggers that are no list',
    { triggers: OFFICE as any },
    'the event-driven scaling has no triggers; use a list like [ScaleTrigger.cron({ … })]',
  ],
  [
    'a trigger of plain data',
    { triggers: [{ type: 'cron' } as any] },
    'an object is among the triggers; use one like ScaleTrigger.kafka({ … })',
  ],
  [
    'a trigger that is undefined',
    { triggers: [undefined as any] },
    'undefined is among the triggers; use one like ScaleTrigger.kafka({ … })',
  ],
  [
    'zero by CPU alone',
    { min: 0, triggers: [CPU, ScaleTrigger.memory({ targetPercent: 80 })] },
    'the scaling goes down to no pods, whose CPU, memory and burn rate never start one again; add a trigger of another kind, or keep a pod: min 1 or more, without zeroWhenIdle',
  ],
  [
    'zero when idle by CPU alone',
    { min: 2, zeroWhenIdle: true, triggers: [CPU] },
    'the scaling goes down to no pods, whose CPU, memory and burn rate never start one again; add a trigger of another kind, or keep a pod: min 1 or more, without zeroWhenIdle',
  ],
  [
    'zero when idle with min 0',
    { min: 0, zeroWhenIdle: true },
    'zeroWhenIdle comes with min 0, which already stops the service; leave it out, or set the pods that there are as soon as it is not idle',
  ],
  ['zeroWhenIdle as a number', { zeroWhenIdle: 0 as any }, 'zeroWhenIdle 0 is not valid; use true or false'],
  [
    'more pods by the clock than there may be',
    { max: 1 },
    'the cron trigger has desiredReplicas 2, above max 1; raise max to 2, or lower desiredReplicas',
  ],
  [
    'a cron trigger from a cache',
    { triggers: [ScaleTrigger.of('cron', { metadata: { desiredReplicas: '1' }, useCachedMetrics: true })] },
    'the cron trigger has useCachedMetrics, which KEDA refuses; leave it out: there is nothing to read',
  ],
  [
    'two triggers of one name',
    {
      triggers: [
        ScaleTrigger.of('redis', { ...REDIS, name: 'orders' }),
        ScaleTrigger.cpu({ targetPercent: 50, name: 'orders' }),
      ],
    },
    'there are two triggers "orders"; give each a name of its own',
  ],
  [
    'two equal triggers',
    { triggers: [ScaleTrigger.of('redis', REDIS), ScaleTrigger.of('redis', { ...REDIS, name: 'again' })] },
    'there are two equal redis triggers; leave one of them out',
  ],
  [
    'a cooldown of pods that stay',
    { cooldownPeriod: Duration.minutes(1) },
    'cooldownPeriod is about stopping the last pods, and there are always 1; leave it out, or set min: 0 or zeroWhenIdle',
  ],
  [
    'an initial cooldown of pods that stay',
    { initialCooldownPeriod: Duration.minutes(1) },
    'initialCooldownPeriod is about stopping the last pods, and there are always 1; leave it out, or set min: 0 or zeroWhenIdle',
  ],
  [
    'no polling interval',
    { pollingInterval: Duration.seconds(0) },
    'pollingInterval of 0 s is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'a polling interval as a number',
    { pollingInterval: 30 as any },
    'pollingInterval 30 is not valid; use whole seconds of at least 1, like Duration.seconds(10)',
  ],
  [
    'half a second',
    { min: 0, cooldownPeriod: Duration.millis(500) },
    'cooldownPeriod of 0.5 s is not valid; use whole seconds of at least 0, like Duration.seconds(10)',
  ],
  [
    'a fallback as a number',
    { fallback: 3 as any },
    'the fallback is 3; use an object like { failureThreshold: 3, replicas: 2 }',
  ],
  [
    'a fallback without a threshold',
    { fallback: { replicas: 3 } as any },
    'failureThreshold of the fallback undefined is not valid; use a whole number from 0 to 2147483647',
  ],
  [
    'a fallback above max',
    { fallback: { failureThreshold: 3, replicas: 11 } },
    'replicas of the fallback 11 is not valid; use a whole number from 1 to 10',
  ],
  [
    'a fallback below min',
    { fallback: { failureThreshold: 3, replicas: 0 } },
    'replicas of the fallback 0 is not valid; use a whole number from 1 to 10',
  ],
  [
    'a fallback of CPU',
    { triggers: [CPU], fallback: { failureThreshold: 3, replicas: 2 } },
    'the fallback holds for no trigger: KEDA has none for cpu and memory; leave it out, or add a trigger of another kind',
  ],
  ['paused as text', { paused: 'yes' as any }, 'paused "yes" is not valid; use true or false'],
  ['paused above max', { pausedReplicas: 11 }, 'pausedReplicas 11 is not valid; use a whole number from 0 to 10'],
  [
    'paused twice',
    { paused: true, pausedReplicas: 2 },
    'there are both paused and pausedReplicas 2; keep one of them: pausedReplicas pauses too',
  ],
  ['restoreReplicas as a number', { restoreReplicas: 1 as any }, 'restoreReplicas 1 is not valid; use true or false'],
  [
    'a behavior as text',
    { behavior: 'fast' as any },
    'behavior "fast" is not a plain object; use one like { scaleUp: ScalingRules.of({ … }) }',
  ],
  [
    'a metric type that does not exist',
    { triggers: [ScaleTrigger.of('redis', { ...REDIS, metricType: 'Utilization' as TriggerMetricType })] },
    'the redis trigger has the metricType "Utilization"; use one of AverageValue, Value',
  ],
])('%s is refused', (_, options, message) => {
  expect(messageOf(() => worker(options))).toBe(`shop/worker: ${message}`);
});

test('options that are none are refused', () => {
  expect(messageOf(() => new BareService(shop(), 'worker', [Scaling.eventDriven(undefined as any)]))).toBe(
    'shop/worker: options of Scaling.eventDriven undefined is not a plain object; ' +
      'use them like { min: 0, max: 10, triggers: [ScaleTrigger.kafka({ … })] }',
  );
});
