import { Finding, FindingSeverity } from '../../core/check';
import { RootValidation } from '../../core/root-validation';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { requireInteger, requirePlainObject, show } from '../../private/values';
import { Analysis } from './analysis';
import { AnalysisObjects } from './analysis-objects';
import { commonSettings, requireFlag } from './common-settings';
import { replaceDeployment, rollOut } from './rollout-object';
import { ProgressiveBlueGreenOptions } from './rollout-options';

/** What kube-proxy on every node needs to hear of the switch. Source: scaleDownDelaySeconds in argo-rollouts/docs/features/bluegreen.md */
const SWITCHING_SECONDS = 30;

/** A Rollout that starts a new version beside the old one, and gives it all requests at once. */
export function bindProgressiveBlueGreen(context: ServiceContext, options: ProgressiveBlueGreenOptions): void {
  const { path, intent, serviceName, scope } = context;
  const like = 'use some like { autoPromotion: false }';
  requirePlainObject('delivery-invalid', path, 'options of Delivery.progressiveBlueGreen', options, like);
  const settings = commonSettings(path, options);
  const promotion = promotionOf(path, options);
  rollOut(context, options);
  const [stable] = intent.tracks;
  const objects = new AnalysisObjects(context, stable.image);
  const analyses = (what: string, list?: Analysis[]) => list && objects.refer(what, list, true);
  const prePromotionAnalysis = analyses('prePromotionAnalysis', options.prePromotionAnalysis);
  const postPromotionAnalysis = analyses('postPromotionAnalysis', options.postPromotionAnalysis);
  const previewService = `${serviceName}-preview`;
  replaceDeployment(context, settings, () => ({
    blueGreen: {
      activeService: serviceName,
      previewService,
      ...promotion,
      ...settings.strategy,
      prePromotionAnalysis,
      postPromotionAnalysis,
    },
  }));
  // Both Services select the same pods; the controller adds the hash of the version to each.
  intent.routing.addService({ serviceName: previewService, trackName: stable.trackName });
  intent.routing.routeTo([{ trackName: stable.trackName, serviceName, weight: 100 }]);
  addPreviewHost(context, previewService, options.previewHost);
  RootValidation.of(scope).addFindings(() => [
    ...slowSwitch(path, settings.strategy.scaleDownDelaySeconds),
    ...tooManyPreviews(context, options.previewReplicas),
  ]);
}

function promotionOf(path: string, options: ProgressiveBlueGreenOptions): Record<string, unknown> {
  const { autoPromotion = true, autoPromotionDelay, previewReplicas } = options;
  requireFlag(path, 'autoPromotion', autoPromotion);
  if (!autoPromotion && autoPromotionDelay !== undefined) {
    const problem = 'autoPromotionDelay comes with autoPromotion false, which waits for somebody';
    fail('delivery-invalid', path, problem, 'leave one of them out');
  }
  return {
    autoPromotionEnabled: autoPromotion,
    autoPromotionSeconds:
      autoPromotionDelay && requireSeconds('delivery-invalid', path, 'autoPromotionDelay', autoPromotionDelay, 1),
    previewReplicaCount:
      previewReplicas === undefined
        ? undefined
        : requireInteger('delivery-invalid', path, 'previewReplicas', previewReplicas, 1, 2147483647),
  };
}

function addPreviewHost({ path, intent }: ServiceContext, serviceName: string, host: string | undefined): void {
  if (host === undefined) {
    return;
  }
  if (!intent.routing.isBehindProxy) {
    const problem = `previewHost ${show(host)} leads nowhere, as nothing routes by host`;
    const fix = 'use Exposure.gateway or Exposure.ingress, or leave it out and use the preview Service';
    fail('delivery-invalid', path, problem, fix);
  }
  intent.routing.addPreview({ serviceName, host });
}

function slowSwitch(path: string, seconds: unknown): Finding[] {
  const problem = `scaleDownDelay of ${String(seconds)} s may end the old pods before every node has heard of the switch`;
  const fix = `use Duration.seconds(${SWITCHING_SECONDS}) or more`;
  const finding = { checkId: 'progressive', severity: FindingSeverity.WARNING, path, problem, fix };
  return typeof seconds === 'number' && seconds < SWITCHING_SECONDS ? [finding] : [];
}

/** The controller takes the pods beyond the replicas away at the moment in which they would begin to serve. */
function tooManyPreviews({ path, model }: ServiceContext, previewReplicas: number | undefined): Finding[] {
  const { maxReplicas } = model.tracks[0].scale;
  const problem = `previewReplicas ${String(previewReplicas)} is above the ${maxReplicas === 1 ? 'one pod' : `${maxReplicas} pods`} that the service has`;
  const fix = `lower it to ${maxReplicas}, or leave it out`;
  const finding = { checkId: 'progressive', severity: FindingSeverity.WARNING, path, problem, fix };
  return previewReplicas !== undefined && maxReplicas > 0 && previewReplicas > maxReplicas ? [finding] : [];
}
