import { ManagedObject } from '../../core/managed-object';
import { ServiceContext } from '../../core/service-context';
import { TrackIntent } from '../../core/routing-intent';
import { idOfTrack, trackNamed } from '../../core/track-objects';
import { scaledTracks } from '../scaled-tracks';
import { AuthenticationObjects, AuthenticationRef } from './authentication-objects';
import { EventDrivenScalingOptions } from './event-driven-options';
import { EventDrivenPlan, eventDrivenPlan } from './event-driven-plan';
import { addScalingFindings } from './event-driven-findings';
import { requireKeda } from './keda';
import { TriggerPlan } from './trigger-plan';

/** KEDA's prefix of the HorizontalPodAutoscalers that it makes. */
const PREFIX = 'keda-hpa-';
/** KEDA refuses longer names of HorizontalPodAutoscalers. Source: verifyName in its scaledobject_webhook.go */
const MAX_NAME = 63;

/** Leaves the number of pods to KEDA: a ScaledObject for each track. */
export function bindEventDriven(context: ServiceContext, options: EventDrivenScalingOptions): void {
  const plan = eventDrivenPlan(context, options);
  requireKeda(context, plan);
  context.intent.scaleBetween(plan.fewest, plan.max);
  const objects = new AuthenticationObjects(context);
  const triggers = plan.triggers.map((trigger) => renderTrigger(trigger, objects));
  scaledTracks(context.intent).forEach((track) => createScaledObject(context, track, plan, triggers));
  addScalingFindings(context, plan);
}

function renderTrigger(trigger: TriggerPlan, objects: AuthenticationObjects): Record<string, unknown> {
  const { triggerType: type, name, metadata, metricType, useCachedMetrics, authentication } = trigger;
  const authenticationRef: AuthenticationRef | undefined = authentication && objects.refer(type, authentication);
  return { type, name, metricType, metadata, useCachedMetrics, authenticationRef };
}

function createScaledObject(
  context: ServiceContext,
  track: TrackIntent,
  plan: EventDrivenPlan,
  triggers: Record<string, unknown>[],
): void {
  const { scope, namespaceName } = context;
  const { objectName } = track;
  const annotations = Object.keys(plan.annotations).length === 0 ? undefined : plan.annotations;
  const metadata = { name: objectName, namespace: namespaceName, labels: context.trackLabels(track), annotations };
  const props = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata };
  new ManagedObject(scope, idOfTrack('scaled-object', track), props, () => {
    const { scale, scaleTarget } = trackNamed(context.model, track.trackName);
    const { maxReplicas } = scale;
    // The model's minimum is what there is at the very least; while a trigger is active it is the user's.
    const minReplicas = scale.minReplicas === plan.fewest ? plan.min : scale.minReplicas;
    return {
      scaleTargetRef: scaleTarget,
      minReplicaCount: Math.min(minReplicas, maxReplicas),
      maxReplicaCount: maxReplicas,
      idleReplicaCount: plan.zeroWhenIdle ? 0 : undefined,
      ...plan.settings,
      advanced: {
        restoreToOriginalReplicaCount: plan.restoreReplicas || undefined,
        horizontalPodAutoscalerConfig: { name: autoscalerName(objectName), behavior: plan.behavior },
      },
      triggers,
    };
  });
}

/** The name of the HorizontalPodAutoscaler, where KEDA's own one would be too long. */
function autoscalerName(objectName: string): string | undefined {
  return PREFIX.length + objectName.length > MAX_NAME ? objectName : undefined;
}
