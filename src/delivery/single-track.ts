import { k8s } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';

/** Kubernetes' own default, written out: enough for a few rollbacks without a hoard of ReplicaSets. */
const REVISION_HISTORY_LIMIT = 10;

/** One version at a time: the only track gets all requests, and a rolling update replaces its pods. */
export class SingleTrack implements ICapability {
  public readonly capabilityName = 'delivery';
  private readonly image: string;

  public constructor(image: string) {
    this.image = image;
  }

  public bind(context: ServiceContext): void {
    context.intent.addTrack({ trackName: 'stable', objectName: context.serviceName, image: this.image });
    context.intent.addRoute({ trackName: 'stable', weight: 100 });
    context.intent.rollOut({
      strategyType: 'RollingUpdate',
      maxSurge: k8s.IntOrString.fromNumber(1),
      maxUnavailable: k8s.IntOrString.fromNumber(0),
      revisionHistoryLimit: REVISION_HISTORY_LIMIT,
    });
  }
}
