import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterProfile } from '../cluster/cluster-profile';
import { requireDnsLabel, requireServiceName } from '../private/names';
import { deepFreeze } from '../private/plain';
import { ImageSource } from './image-source';
import { ServiceModel } from './model';
import { declareNamedByPods } from './named-by-pods';
import { forget, resolveModel, serviceLabels, trackLabels } from './resolve';
import { ServiceIntent } from './service-intent';
import { TrackIntent } from './routing-intent';
import { requireUserLabels, ServiceLabels } from './service-labels';

/** Who a service is: what is known when it is constructed, and never changes. */
export interface ServiceContextProps {
  /** The service's name. */
  readonly serviceName: string;
  /** Where its images come from. */
  readonly imageSource: ImageSource;
  /** Its labels. */
  readonly labels: ServiceLabels;
  /** Labels of the pods that its Deployments select too. */
  readonly selectorLabels: Record<string, string>;
}

/** What a capability gets to see of the service that it binds to. */
export class ServiceContext {
  /** The construct below which a capability creates its own. */
  public readonly scope: Construct;
  /** The construct path, for messages. */
  public readonly path: string;
  /** The service's name. */
  public readonly serviceName: string;
  /** The namespace that it lives in, where its chart names one. */
  public readonly namespaceName?: string;
  /** What the target cluster is and has. */
  public readonly cluster: ClusterProfile;
  /** Where the images of the service come from. */
  public readonly imageSource: ImageSource;
  /** The labels as the user gave them. */
  public readonly labels: ServiceLabels;
  /** Labels of the pods that the Deployments select too. */
  public readonly selectorLabels: Record<string, string>;
  /** The id of the chart. */
  public readonly chartId: string;
  /** What was asked for so far. */
  public readonly intent: ServiceIntent;
  private resolved?: ServiceModel;

  public constructor(scope: Construct, props: ServiceContextProps) {
    const chart = Chart.of(scope);
    this.scope = scope;
    this.path = scope.node.path;
    this.serviceName = requireServiceName(this.path, 'name', props.serviceName);
    this.namespaceName =
      chart.namespace === undefined ? undefined : requireDnsLabel(this.path, "chart's namespace", chart.namespace);
    this.cluster = ClusterProfile.of(scope);
    this.imageSource = props.imageSource;
    this.labels = props.labels;
    this.selectorLabels = requireUserLabels(this.path, props.selectorLabels, 'selectorLabels');
    this.chartId = chart.node.id;
    this.intent = new ServiceIntent(this.path);
  }

  /** The labels of one track's own objects, for its metadata. */
  public trackLabels(track: TrackIntent): Record<string, string> {
    return trackLabels(this, track);
  }

  /** The labels of objects that belong to all tracks, for their metadata. */
  public serviceLabels(): Record<string, string> {
    return serviceLabels(this);
  }

  /** The resolved model. The first reader freezes it, so read it only in what is rendered lazily. */
  public get model(): ServiceModel {
    if (this.resolved === undefined) {
      this.intent._close();
      this.resolved = deepFreeze(resolveModel(this));
      forget(this);
      declareNamedByPods(this.scope, this.resolved);
    }
    return this.resolved;
  }

  /**
   * Resolves once without closing the intent, so that what can't work is said where it was asked for.
   * @internal
   */
  public _rehearse(): void {
    resolveModel(this);
  }
}
