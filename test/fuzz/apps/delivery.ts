import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Analysis,
  Audience,
  CanaryHeader,
  Delivery,
  PodCount,
  RolloutAntiAffinity,
  RolloutStep,
  VariantOptions,
} from 'cdk8s-aspnetcore';
import { Of, rarely, whole, word } from './arbitrary';

const tuned = { minReady: rarely(whole(0, 30)), history: rarely(whole(0, 20)) };
const analysis = rarely(word('job', 'prometheus'));

export const delivery = rarely(
  fc.oneof(
    fc.record({ kind: fc.constant('rollingUpdate' as const), ...tuned, surge: fc.constantFrom(undefined, 1, '50%') }),
    fc.record({ kind: fc.constant('recreate' as const), ...tuned }),
    fc.record({
      kind: fc.constant('canary' as const),
      weight: whole(0, 100),
      replicas: rarely(whole(1, 5)),
      overrides: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('blueGreen' as const),
      active: word('blue', 'green', 'stable'),
      idle: rarely(whole(0, 3)),
      previewHost: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('abTest' as const),
      audiences: fc.uniqueArray(word('cookie', 'header', 'query', 'share'), { minLength: 1, maxLength: 3 }),
      percent: whole(1, 49),
    }),
    fc.record({
      kind: fc.constant('progressive' as const),
      weights: fc.uniqueArray(whole(1, 99), { minLength: 1, maxLength: 4 }),
      extra: rarely(word('scale', 'header', 'analysis')),
      analysis,
      apart: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('progressiveBlueGreen' as const),
      auto: fc.boolean(),
      previewHost: fc.boolean(),
      analysis,
      previewReplicas: rarely(whole(1, 3)),
    }),
  ),
);
export type DeliveryDescription = NonNullable<Of<typeof delivery>>;

/** What a release needs of its service. */
export interface Released {
  readonly image: string;
  readonly previewHost: string;
}

const ANALYSES = {
  job: (image: string) => Analysis.job('smoke', { image, args: ['--smoke'] }),
  prometheus: () =>
    Analysis.prometheus('errors', {
      address: 'http://prometheus.monitoring:9090',
      query: 'sum(rate(errors[1m]))',
      successCondition: 'result[0] < 0.01',
      interval: Duration.minutes(1),
      count: 3,
    }),
};

const AUDIENCES = {
  cookie: () => Audience.cookie('variant', 'always'),
  header: () => Audience.header('x-variant', 'b'),
  query: () => Audience.queryParameter('variant', 'b'),
  share: (percent: number) => Audience.share(percent),
};

function stepsOf({ weights, extra }: Extract<DeliveryDescription, { kind: 'progressive' }>, step: Analysis) {
  const ascending = [...weights].sort((a, b) => a - b);
  const more = {
    analysis: () => RolloutStep.analysis(step),
    header: () => RolloutStep.headerRoute('insiders', CanaryHeader.exact('x-canary', 'always')),
    scale: () => RolloutStep.scale(PodCount.of(1)),
  };
  const first = extra === undefined ? [] : [more[extra]()];
  const rest = ascending.flatMap((weight) => [RolloutStep.weight(weight), RolloutStep.pause(Duration.minutes(1))]);
  return [...first, ...rest];
}

export function buildDelivery(given: DeliveryDescription, { image, previewHost }: Released): Delivery {
  const common = (tuning: { minReady?: number; history?: number }) => ({
    minReady: tuning.minReady === undefined ? undefined : Duration.seconds(tuning.minReady),
    revisionHistoryLimit: tuning.history,
  });
  switch (given.kind) {
    case 'rollingUpdate': {
      const { surge } = given;
      const maxSurge = surge === undefined ? undefined : surge === 1 ? PodCount.of(1) : PodCount.percent(50);
      return Delivery.rollingUpdate({ ...common(given), maxSurge });
    }
    case 'recreate':
      return Delivery.recreate(common(given));
    case 'canary': {
      const overrides = given.overrides ? { env: { FIRST: 'canary' } } : undefined;
      return Delivery.canary({ image, weight: given.weight, replicas: given.replicas, overrides });
    }
    case 'blueGreen': {
      const host = given.previewHost ? previewHost : undefined;
      return Delivery.blueGreen({
        active: given.active,
        green: { image },
        idleReplicas: given.idle,
        previewHost: host,
      });
    }
    case 'abTest': {
      const variant = (kind: keyof typeof AUDIENCES): VariantOptions => ({
        audience: AUDIENCES[kind](given.percent),
        image,
      });
      return Delivery.abTest({
        variants: Object.fromEntries(given.audiences.map((kind, index) => [`v${index}`, variant(kind)])),
      });
    }
    case 'progressive': {
      // One analysis at two places is one object.
      const job = ANALYSES.job(image);
      return Delivery.progressive({
        steps: stepsOf(given, job),
        analysis: given.analysis && [given.analysis === 'job' ? job : ANALYSES.prometheus()],
        antiAffinity: given.apart ? RolloutAntiAffinity.preferred() : undefined,
      });
    }
    default:
      return Delivery.progressiveBlueGreen({
        autoPromotion: given.auto,
        previewHost: given.previewHost ? previewHost : undefined,
        prePromotionAnalysis: given.analysis && [ANALYSES[given.analysis](image)],
        previewReplicas: given.previewReplicas,
      });
  }
}
