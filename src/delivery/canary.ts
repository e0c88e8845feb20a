import { Finding, FindingSeverity } from '../core/check';
import { RouteModel } from '../core/route';
import { RootValidation } from '../core/root-validation';
import { TrackScale } from '../core/scale';
import { ServiceContext } from '../core/service-context';
import { ServiceIntent } from '../core/service-intent';
import { fail } from '../private/errors';
import { requireInteger, requirePlainObject } from '../private/values';
import { addVersion, differenceOf } from './added-version';
import { rollingUpdate, RollingUpdateOptions } from './rolling-update';
import { TrackOverrides } from './track-overrides';

/** A new version for a share of the requests. */
export interface CanaryOptions {
  /**
   * Its image.
   * @default - the service's: the canary then differs by its overrides
   */
  readonly image?: string;

  /**
   * What else is different.
   * @default - nothing
   */
  readonly overrides?: TrackOverrides;

  /**
   * Its share of the requests, in whole percent from 0 to 100. Behind an ingress or a Gateway it is exact. Elsewhere
   * the pods share the requests by their number, which comes as near as it can; synth says how near.
   */
  readonly weight: number;

  /**
   * How many pods it has, whatever the service has.
   * @default - the same share of the service's pods, rounded up, one at least. Where the pods share the requests by their
   * number, the version with the larger share has the service's pods, the other one as many as its share is worth
   */
  readonly replicas?: number;

  /**
   * How an update of either version goes about it.
   * @default - a new pod is ready before an old one goes
   */
  readonly rollingUpdate?: RollingUpdateOptions;
}

const CANARY = 'canary';

/** Adds a second track; nothing of the first one changes. */
export function bindCanary(context: ServiceContext, options: CanaryOptions): void {
  const { path, intent, serviceName } = context;
  requirePlainObject(
    'delivery-invalid',
    path,
    'options of Delivery.canary',
    options,
    'use some like { image, weight: 10 }',
  );
  const [stable] = intent.tracks;
  const { weight } = options;
  requireInteger('delivery-invalid', path, 'weight of the canary', weight, 0, 100);
  const fix = 'give it an image, or leave the canary out';
  const version = differenceOf(context, CANARY, 'the canary', options, fix);
  intent.rollOut(rollingUpdate(path, options.rollingUpdate));
  const objectName = addVersion(context, version, scaleOf(path, intent, options));
  intent.routing.routeTo(routesOf(stable.trackName, serviceName, objectName, weight));
  if (!intent.routing.isBehindProxy) {
    if (weight > 0 && weight < 100 && options.replicas === undefined) {
      intent.routing.scaleTrack(stable.trackName, ratio(100 - weight, weight));
    }
    intent.addContributor({ contribute: () => requireFixedScale(path, intent, weight) });
  }
  RootValidation.of(context.scope).addFindings(() => [
    ...sameImage(path, version.isSame),
    ...realShare(context, weight),
  ]);
}

function routesOf(stable: string, serviceName: string, canaryService: string, weight: number): RouteModel[] {
  return [
    { trackName: stable, serviceName, weight: 100 - weight },
    { trackName: CANARY, serviceName: canaryService, weight },
  ];
}

/** Where the number of pods decides, the larger of both has as many as the service, and the other its share. */
function scaleOf(path: string, { routing }: ServiceIntent, { weight, replicas }: CanaryOptions): TrackScale {
  if (replicas === 0 && weight > 0) {
    const problem = `the canary gets ${weight}% of the requests and has no pods`;
    fail('delivery-invalid', path, problem, 'raise its replicas, or lower the weight to 0');
  }
  if (replicas !== undefined) {
    return { replicas: requireInteger('delivery-invalid', path, 'replicas of the canary', replicas, 0, 2147483647) };
  }
  return routing.isBehindProxy || weight === 0 || weight === 100 ? { percent: weight } : ratio(weight, 100 - weight);
}

function ratio(weight: number, other: number): TrackScale {
  return { percent: Math.min(100, (100 * weight) / other), toNearest: true };
}

/** Two autoscalers never keep the proportion of two numbers of pods. */
function requireFixedScale(path: string, { scale }: ServiceIntent, weight: number): void {
  if (scale.isAutomatic && weight > 0 && weight < 100) {
    fail(
      'delivery-invalid',
      path,
      `the number of pods decides who gets ${weight}% of the requests, and an autoscaler changes it`,
      'use Exposure.gateway or Exposure.ingress, which split by weight, or Scaling.replicas',
    );
  }
}

function warning(path: string, problem: string, fix: string): Finding {
  return { checkId: 'canary', severity: FindingSeverity.WARNING, path, problem, fix };
}

function sameImage(path: string, isSame: boolean): Finding[] {
  const problem = 'the canary runs the same image as the service, so there is nothing to find out';
  return isSame ? [warning(path, problem, 'give it the new image, or leave the canary out')] : [];
}

/** Pods are whole: says what share of the requests they come to, where that is not what was asked for. */
function realShare({ path, intent, model }: ServiceContext, weight: number): Finding[] {
  const [stable, canary] = model.tracks.map((track) => track.scale.maxReplicas);
  if (intent.routing.isBehindProxy || weight === 0 || weight === 100 || stable + canary === 0) {
    return [];
  }
  const share = Math.round((1000 * canary) / (stable + canary)) / 10;
  const problem = `${canary} of ${stable + canary} pods are the canary, so it gets about ${share}% of the requests instead of ${weight}%`;
  const fix = 'use Exposure.gateway or Exposure.ingress for an exact share, or other numbers of pods';
  return share === weight ? [] : [warning(path, problem, fix)];
}
