import type { Duration } from 'cdk8s';
import { PodCount } from '../../core/pod-count';
import { fail } from '../../private/errors';
import { requireDnsLabel } from '../../private/names';
import { EMPTY_ON_PURPOSE } from '../../private/plain';
import { requireSeconds } from '../../private/seconds';
import { requireInteger, show } from '../../private/values';
import { Analysis } from './analysis';
import type { AnalysisObjects } from './analysis-objects';
import { CanaryHeader } from './canary-header';
import { ResolvedStep, StepNeed } from './resolved-step';

type Resolve = (path: string, what: string, analyses: AnalysisObjects) => ResolvedStep;

/**
 * One step on the way of a new version to all requests; after the last one it gets them all.
 * See https://argoproj.github.io/argo-rollouts/features/canary/
 */
export class RolloutStep {
  /** The new version gets this share of the requests, in whole percent from 0 to 100. */
  public static weight(percent: number): RolloutStep {
    return new RolloutStep((path, what) => {
      const weight = requireInteger('delivery-invalid', path, `weight of ${what}`, percent, 0, 100);
      return { title: 'weight', json: { setWeight: weight }, weight };
    });
  }

  /**
   * Nothing changes for a while.
   * @param duration whole seconds, at least 1; left out, until somebody promotes or aborts the release
   */
  public static pause(duration?: Duration): RolloutStep {
    return new RolloutStep((path, what) => {
      const seconds =
        duration === undefined ? undefined : requireSeconds('delivery-invalid', path, `pause of ${what}`, duration, 1);
      return {
        title: 'pause',
        json: { pause: seconds === undefined ? EMPTY_ON_PURPOSE : { duration: `${seconds}s` } },
      };
    });
  }

  /** The release goes on when all of these have succeeded, and is taken back when one has failed. */
  public static analysis(...analyses: Analysis[]): RolloutStep {
    return new RolloutStep((path, what, objects) => {
      if (analyses.length === 0) {
        fail('delivery-invalid', path, `${what} has no analysis`, 'use one like Analysis.prometheus("errors", { … })');
      }
      return { title: 'analysis', json: { analysis: objects.refer(what, analyses, true) } };
    });
  }

  /**
   * The new version has so many pods, whatever its share of the requests; a percentage is one of the service's pods.
   * Needs an exposure that splits the requests.
   */
  public static scale(pods: PodCount): RolloutStep {
    return new RolloutStep((path, what) => {
      if (!(pods instanceof PodCount)) {
        const fix = 'use PodCount.of(1) or PodCount.percent(25)';
        fail('delivery-invalid', path, `scale of ${what} ${show(pods)} is no PodCount`, fix);
      }
      const { value } = pods._toKube('delivery-invalid', path, `scale of ${what}`);
      const json = typeof value === 'number' ? { replicas: value } : { weight: parseInt(value, 10) };
      return { title: 'scale', json: { setCanaryScale: json }, need: StepNeed.SPLIT };
    });
  }

  /** Takes `scale` back: the number of pods follows the share of the requests again. */
  public static scaleByWeight(): RolloutStep {
    const json = { setCanaryScale: { matchTrafficWeight: true } };
    return new RolloutStep(() => ({ title: 'scaleByWeight', json, need: StepNeed.SPLIT }));
  }

  /**
   * Requests that have all of these headers go to the new version, whatever its weight, until the release ends or
   * `endHeaderRoute`. Needs `Exposure.gateway`.
   * @param name a name for the route: an RFC 1123 label
   * @param headers at least one
   */
  public static headerRoute(name: string, ...headers: CanaryHeader[]): RolloutStep {
    return new RolloutStep((path, what) => {
      const strays = headers.filter((header) => !(header instanceof CanaryHeader));
      if (headers.length === 0 || strays.length > 0) {
        const problem = headers.length === 0 ? 'has no header' : `has the header ${show(strays[0])}`;
        fail('delivery-invalid', path, `${what} ${problem}`, 'use one like CanaryHeader.exact("x-canary", "always")');
      }
      return headerStep(path, what, name, { match: headers.map((header) => header._resolve(path)) });
    });
  }

  /**
   * Ends a route by header before the release does; a step before it has begun it.
   * @param name the name of the route
   */
  public static endHeaderRoute(name: string): RolloutStep {
    return new RolloutStep((path, what) => ({
      ...headerStep(path, what, name, {}),
      title: 'endHeaderRoute',
      isEnd: true,
    }));
  }

  private readonly resolve: Resolve;

  private constructor(resolve: Resolve) {
    this.resolve = resolve;
  }

  /**
   * What it comes to, checked.
   * @internal
   */
  public _resolve(path: string, what: string, analyses: AnalysisObjects): ResolvedStep {
    return this.resolve(path, what, analyses);
  }
}

function headerStep(path: string, what: string, name: string, match: object): ResolvedStep {
  const routeName = requireDnsLabel(path, `name of the route of ${what}`, name);
  const json = { setHeaderRoute: { name: routeName, ...match } };
  return { title: 'headerRoute', json, need: StepNeed.HEADERS, routeName };
}
