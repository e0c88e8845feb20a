import { Finding, FindingSeverity } from '../../core/check';
import { RootValidation } from '../../core/root-validation';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requireInteger, requirePlainObject, show } from '../../private/values';
import { AnalysisObjects } from './analysis-objects';
import { needGatewayPlugin } from './argo-rollouts';
import { commonSettings, requireFlag } from './common-settings';
import { realShares } from './real-shares';
import { ResolvedStep } from './resolved-step';
import { replaceDeployment, rollOut } from './rollout-object';
import { ProgressiveOptions } from './rollout-options';
import { RolloutStep } from './rollout-step';
import { requireRouter, trafficRouting } from './traffic-routing';

const LIKE = 'use some like { steps: [RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(5))] }';

/** Options that only make sense where something splits the requests by weight. */
const SPLITTING = ['scaleDownDelay', 'abortScaleDownDelay'] as const;

/** A Rollout that takes a new version step by step to all requests, and back when an analysis has failed. */
export function bindProgressive(context: ServiceContext, options: ProgressiveOptions): void {
  const { path, intent, serviceName, scope } = context;
  requirePlainObject('delivery-invalid', path, 'options of Delivery.progressive', options, LIKE);
  const { maxSurge, maxUnavailable } = options;
  const settings = commonSettings(path, options);
  const dynamicStableScale = dynamicScale(path, options);
  rollOut(context, { ...options, maxSurge, maxUnavailable });
  const [stable] = intent.tracks;
  const objects = new AnalysisObjects(context, stable.image);
  const steps = stepsOf(path, options.steps, objects);
  const analysis = backgroundAnalysis(path, options, objects);
  const routeNames = [...new Set(steps.flatMap(({ routeName }) => routeName ?? []))];
  const canaryService = `${serviceName}-canary`;
  replaceDeployment(context, settings, () => ({
    canary: {
      stableService: serviceName,
      canaryService,
      maxSurge: context.model.rollout.maxSurge?.value,
      maxUnavailable: context.model.rollout.maxUnavailable?.value,
      dynamicStableScale,
      ...settings.strategy,
      trafficRouting: trafficRouting(context, routeNames),
      analysis,
      steps: steps.map(({ json }) => json),
    },
  }));
  // Both Services select the same pods; the controller adds the hash of the version to each.
  intent.routing.addService({ serviceName: canaryService, trackName: stable.trackName });
  intent.routing.routeTo([
    { trackName: stable.trackName, serviceName, weight: 100 },
    { trackName: stable.trackName, serviceName: canaryService, weight: 0 },
  ]);
  intent.routing.leaveToController();
  checkLater(context, steps, [
    ...SPLITTING.filter((name) => options[name] !== undefined),
    ...(dynamicStableScale === true ? ['dynamicStableScale'] : []),
  ]);
  RootValidation.of(scope).addFindings(() => [...ascending(path, steps), ...realShares(context, steps)]);
}

/** Neither the router nor the scale is known yet. */
function checkLater(context: ServiceContext, steps: ResolvedStep[], options: string[]): void {
  let noted = false;
  const contribute = () => {
    requireRouter(context, { steps, options });
    if (!noted && context.intent.routing.router?.routerType === 'gateway') {
      noted = true;
      needGatewayPlugin(context);
    }
  };
  context.intent.addContributor({ contribute });
}

function stepsOf(path: string, steps: RolloutStep[], objects: AnalysisObjects): ResolvedStep[] {
  const like = 'use some like [RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(5))]';
  if (!Array.isArray(steps) || steps.length === 0) {
    fail('delivery-invalid', path, `steps is ${show(steps)}`, like);
  }
  const resolved = steps.map((step, index) => {
    if (!(step instanceof RolloutStep)) {
      fail('delivery-invalid', path, `steps[${index}] is ${show(step)}, which is no RolloutStep`, like);
    }
    return step._resolve(path, `steps[${index}]`, objects);
  });
  requireBegun(path, resolved);
  return resolved;
}

function requireBegun(path: string, steps: ResolvedStep[]): void {
  const begun = new Set<string>();
  steps.forEach(({ routeName, isEnd }, index) => {
    if (routeName !== undefined && isEnd === true && !begun.delete(routeName)) {
      const problem = `steps[${index}] ends the header route ${show(routeName)}, which no step before it begins`;
      fail('delivery-invalid', path, problem, 'begin it by RolloutStep.headerRoute, or leave the step out');
    }
    if (routeName !== undefined && isEnd !== true) {
      begun.add(routeName);
    }
  });
}

function backgroundAnalysis(path: string, options: ProgressiveOptions, objects: AnalysisObjects) {
  const { analysis, analysisStartingStep: startingStep, steps } = options;
  if (startingStep !== undefined) {
    if (analysis === undefined) {
      const problem = `analysisStartingStep ${show(startingStep)} has no analysis to start`;
      fail('delivery-invalid', path, problem, 'give it an analysis too, or leave it out');
    }
    requireInteger('delivery-invalid', path, 'analysisStartingStep', startingStep, 0, steps.length - 1);
  }
  return analysis === undefined || analysis === null
    ? undefined
    : { ...objects.refer('analysis', analysis, false), startingStep };
}

function dynamicScale(path: string, { dynamicStableScale, scaleDownDelay }: ProgressiveOptions): true | undefined {
  requireFlag(path, 'dynamicStableScale', dynamicStableScale);
  if (dynamicStableScale === true && scaleDownDelay !== undefined) {
    const problem = 'dynamicStableScale comes with scaleDownDelay, but leaves no pods of the old version to keep';
    fail('delivery-invalid', path, problem, 'leave one of them out');
  }
  return dynamicStableScale === true ? true : undefined;
}

/** A release that gives requests back to the old version on its way may be meant. */
function ascending(path: string, steps: ResolvedStep[]): Finding[] {
  const weights = steps.map(({ weight }, index) => ({ weight, index })).filter(({ weight }) => weight !== undefined);
  return weights.slice(1).flatMap(({ weight, index }, at) => {
    const before = weights[at];
    const problem = `steps[${index}] has the weight ${weight}, not above the ${before.weight} of steps[${before.index}]`;
    const finding = { checkId: 'progressive', severity: FindingSeverity.WARNING, path, problem };
    return weight! > before.weight! ? [] : [{ ...finding, fix: 'let the weights ascend' }];
  });
}
