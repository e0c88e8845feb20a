import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  DisruptionBudget,
  Metric,
  PodCount,
  Scaling,
  ScaleTrigger,
  ScalingPolicy,
  ScalingRules,
} from 'cdk8s-aspnetcore';
import { Of, rarely, whole, word } from './arbitrary';

const METRICS = {
  cpu: (percent: number) => Metric.cpu({ targetPercent: percent }),
  amount: () => Metric.cpu({ averageValue: Cpu.millis(5) }),
  memory: (percent: number) => Metric.memory({ targetPercent: percent }),
  memoryAmount: () => Metric.memory({ averageValue: Size.mebibytes(10) }),
  external: () => Metric.external('queue_length', { averageValue: 30, selector: { queue: 'orders' } }),
  pods: () => Metric.pods('http_requests_per_second', { averageValue: 100 }),
  ofObject: () =>
    Metric.ofObject('requests', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'edge', value: 100 }),
};

const TRIGGERS = {
  cpu: (percent: number) => ScaleTrigger.cpu({ targetPercent: percent }),
  cron: () =>
    ScaleTrigger.cron({ timeZone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 2 }),
  kafka: () => ScaleTrigger.kafka({ bootstrapServers: ['kafka.kafka:9092'], consumerGroup: 'shop', topic: 'orders' }),
  prometheus: () =>
    ScaleTrigger.prometheus({ serverAddress: 'http://prometheus.monitoring:9090', query: 'sum(up)', threshold: 5 }),
};

export const scaling = fc.record({
  scaling: rarely(
    fc.oneof(
      fc.record({ kind: fc.constant('replicas' as const), count: whole(0, 12) }),
      fc.record({
        kind: fc.constant('automatic' as const),
        min: whole(1, 4),
        more: whole(0, 8),
        percent: whole(1, 75),
        metrics: fc.option(fc.subarray(Object.keys(METRICS) as (keyof typeof METRICS)[], { minLength: 1 }), {
          nil: undefined,
        }),
        behaved: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('eventDriven' as const),
        min: whole(0, 4),
        more: whole(2, 8),
        percent: whole(1, 75),
        triggers: fc.subarray(Object.keys(TRIGGERS) as (keyof typeof TRIGGERS)[], { minLength: 1 }),
        paused: fc.boolean(),
        polling: rarely(whole(1, 60)),
      }),
    ),
  ),
  disruption: rarely(fc.record({ kind: word('automatic', 'maxUnavailable', 'maxPercent', 'minPercent', 'none') })),
});
export type ScalingDescription = Of<typeof scaling>;

export function buildScaling(given: NonNullable<ScalingDescription['scaling']>): Scaling {
  if (given.kind === 'replicas') {
    return Scaling.replicas(given.count);
  }
  const { min, more, percent } = given;
  const max = min + more;
  const scaleDown = ScalingRules.of({
    stabilizationWindow: Duration.minutes(5),
    policies: [ScalingPolicy.pods(1, Duration.minutes(1)), ScalingPolicy.percent(10, Duration.minutes(1))],
  });
  if (given.kind === 'automatic') {
    const metrics = given.metrics?.map((name) => METRICS[name](percent));
    return Scaling.automatic({ min, max, metrics, behavior: given.behaved ? { scaleDown } : undefined });
  }
  return Scaling.eventDriven({
    min,
    max,
    triggers: given.triggers.map((name) => TRIGGERS[name](percent)),
    paused: given.paused || undefined,
    pollingInterval: given.polling === undefined ? undefined : Duration.seconds(given.polling),
  });
}

const BUDGETS = {
  automatic: () => DisruptionBudget.automatic(),
  maxUnavailable: () => DisruptionBudget.maxUnavailable(PodCount.of(1)),
  maxPercent: () => DisruptionBudget.maxUnavailable(PodCount.percent(25)),
  minPercent: () => DisruptionBudget.minAvailable(PodCount.percent(40)),
  none: () => DisruptionBudget.none(),
};

export function buildDisruption({ kind }: NonNullable<ScalingDescription['disruption']>): DisruptionBudget {
  return BUDGETS[kind]();
}
