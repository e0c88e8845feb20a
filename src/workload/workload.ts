import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { ManagedObject } from '../core/managed-object';
import { TrackModel } from '../core/model';
import { finishedPodSpec } from '../core/finished-pod-spec';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { RolloutModel } from '../core/rollout';
import { ServiceContext } from '../core/service-context';
import { TrackIntent } from '../core/routing-intent';
import { idOfTrack, trackNamed } from '../core/track-objects';
import { sortedRecord } from '../private/plain';
import { ContainerResources } from './container-resources';
import { CHANGE_CAUSE, changeCause, ReleaseOptions } from './release';
import { ResolvedResources, toRequirements } from './resolved-resources';

/** The Deployment of each track: its pods' main container, and how an update replaces them. */
export class Workload implements ICapability, IPodContributor {
  public readonly capabilityName = 'workload';
  private readonly resources: ContainerResources;
  private readonly release?: ReleaseOptions;
  private readonly deploymentList: ApiObject[] = [];
  private amounts?: ResolvedResources;

  public constructor(resources: ContainerResources, release?: ReleaseOptions) {
    this.resources = resources;
    this.release = release;
  }

  public bind(context: ServiceContext): void {
    this.amounts = this.resources._resolve(context.path);
    context.intent.addContributor(this);
    for (const track of context.intent.tracks) {
      const id = idOfTrack('deployment', track);
      this.deploymentList.push(createDeployment(context, id, track, this.annotationsOf(context.path, track)));
    }
  }

  /** The Deployments, the stable track's first. */
  public get deployments(): ApiObject[] {
    return [...this.deploymentList];
  }

  /** The container's amounts; known once bound. */
  public get containerAmounts(): ResolvedResources | undefined {
    return this.amounts;
  }

  private annotationsOf(path: string, track: TrackIntent): Record<string, string> | undefined {
    return this.release && { [CHANGE_CAUSE]: changeCause(path, this.release, track.image) };
  }

  public contribute(pod: PodDraft): void {
    const { main } = pod;
    pod.ports.forEach((port) =>
      main.addPort({ name: port.portName, containerPort: port.containerPort, protocol: 'TCP' }),
    );
    main.resources = this.amounts && toRequirements(this.amounts);
    pod.tmpSizeLimit = main.resources?.limits?.['ephemeral-storage'];
  }
}

function createDeployment(
  context: ServiceContext,
  id: string,
  track: TrackIntent,
  annotations: Record<string, string> | undefined,
): ApiObject {
  const resolved = () => trackNamed(context.model, track.trackName);
  const metadata = {
    name: track.objectName,
    namespace: context.namespaceName,
    labels: context.trackLabels(track),
    annotations,
  };
  const props = { apiVersion: 'apps/v1', kind: 'Deployment', metadata };
  return new ManagedObject(context.scope, id, props, () => deploymentSpec(resolved(), context.model.rollout));
}

/**
 * None where somebody else owns the pods. Where something scales them nothing is said: whatever is written here would
 * undo its choice at each apply.
 */
function replicasOf({ scale, scaleTarget, keepsPods }: TrackModel): number | undefined {
  if (scaleTarget.kind !== 'Deployment' && keepsPods !== true) {
    return 0;
  }
  return scale.isAutomatic ? undefined : scale.minReplicas;
}

/** The spec of a track's Deployment. */
export function deploymentSpec(track: TrackModel, rollout: RolloutModel): Record<string, unknown> {
  const spec = k8s.toJson_DeploymentSpec({
    replicas: replicasOf(track),
    minReadySeconds: rollout.minReadySeconds,
    progressDeadlineSeconds: rollout.progressDeadlineSeconds,
    revisionHistoryLimit: rollout.revisionHistoryLimit,
    selector: { matchLabels: sortedRecord(track.selector) },
    strategy: {
      type: rollout.strategyType,
      rollingUpdate: { maxSurge: rollout.maxSurge, maxUnavailable: rollout.maxUnavailable },
    },
    template: {
      metadata: { labels: track.podLabels, annotations: track.pod.annotations },
      spec: track.pod.spec,
    },
  }) as { template: { spec: Record<string, unknown> } };
  const podSpec = finishedPodSpec(spec.template.spec, track.pod);
  return { ...spec, template: { ...spec.template, spec: podSpec } };
}
