import { ManagedObject } from '../../core/managed-object';
import { TrackIntent } from '../../core/routing-intent';
import { ServiceContext } from '../../core/service-context';
import { DeliveryOptions, rollingUpdate, RollingUpdateOptions } from '../rolling-update';
import { API_VERSION, requireArgoRollouts } from './argo-rollouts';
import { CommonSettings, requireFixedScale } from './common-settings';

/** The options that both the Deployment and the Rollout have. */
export function rollOut({ path, intent }: ServiceContext, options: RollingUpdateOptions & DeliveryOptions): void {
  intent.rollOut(rollingUpdate(path, options));
}

/**
 * Puts a Rollout in the place of the stable track's Deployment, which stays what describes the pods.
 * @param strategy the Rollout's strategy; for what is rendered lazily only
 */
export function replaceDeployment(
  context: ServiceContext,
  settings: CommonSettings,
  strategy: () => Record<string, unknown>,
): void {
  const { intent, scope, namespaceName } = context;
  const { migration } = settings;
  requireArgoRollouts(context, migration !== undefined);
  const [stable] = intent.tracks;
  const controller = { apiVersion: API_VERSION, kind: 'Rollout', name: stable.objectName };
  const track: TrackIntent = { ...stable, controller, keepsPods: migration !== undefined };
  intent.routing.clearTracks();
  intent.routing.addTrack(track);
  if (migration !== undefined) {
    intent.addContributor({ contribute: () => requireFixedScale(context) });
  }
  const metadata = { name: track.objectName, namespace: namespaceName, labels: context.trackLabels(track) };
  new ManagedObject(scope, 'rollout', { apiVersion: API_VERSION, kind: 'Rollout', metadata }, () => {
    const { rollout, tracks } = context.model;
    const { scale, objectName } = tracks[0];
    const workload = { apiVersion: 'apps/v1', kind: 'Deployment', name: objectName };
    return {
      replicas: scale.isAutomatic ? undefined : scale.minReplicas,
      minReadySeconds: rollout.minReadySeconds,
      progressDeadlineSeconds: rollout.progressDeadlineSeconds,
      progressDeadlineAbort: settings.progressDeadlineAbort,
      revisionHistoryLimit: rollout.revisionHistoryLimit,
      rollbackWindow: settings.rollbackWindow,
      workloadRef: { ...workload, scaleDown: migration?._scaleDown },
      strategy: strategy(),
    };
  });
}
