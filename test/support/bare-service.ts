import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ICapability } from '../../src/core/capability';
import { ImageSource } from '../../src/core/image-source';
import { withNewerFields } from '../../src/core/newer-fields';
import { PeerModel } from '../../src/core/peer';
import { ServiceContext } from '../../src/core/service-context';
import { IConnectable, ServiceEndpoint } from '../../src/core/service-endpoint';
import { prune } from '../../src/private/plain';

export interface BareServiceProps {
  readonly port?: number;
  /** Tracks besides the stable one. */
  readonly tracks?: string[];
}

/** A service of one port and the given capabilities only, so that a test sees what they alone do. */
export class BareService extends Construct implements IConnectable {
  public readonly context: ServiceContext;
  public readonly endpoint: ServiceEndpoint;

  public constructor(scope: Construct, id: string, capabilities: ICapability[], props: BareServiceProps = {}) {
    super(scope, id);
    const imageSource = ImageSource.registry();
    this.context = new ServiceContext(this, { serviceName: id, imageSource, labels: {}, selectorLabels: {} });
    const { intent } = this.context;
    intent.addPort({ portName: 'http', containerPort: props.port ?? 8080, servicePort: 80 });
    intent.routing.addTrack({ trackName: 'stable', objectName: id, image: 'web:1' });
    props.tracks?.forEach((trackName) =>
      intent.routing.addTrack({ trackName, objectName: `${id}-${trackName}`, image: 'web:2' }),
    );
    intent.routing.addRoute({ trackName: 'stable', weight: 100 });
    capabilities.forEach((capability) => capability.bind(this.context));
    this.context._rehearse();
    this.endpoint = ServiceEndpoint._ofContext(this.context);
  }

  public acceptClient(client: PeerModel): void {
    this.context.intent.addClient(client);
  }

  /** The labels of the pods of a track. */
  public podLabels(trackName = 'stable'): Record<string, string> {
    return this.context.model.tracks.find((track) => track.trackName === trackName)!.podLabels;
  }

  /** The stable track's pods as they would be written. */
  public get pod(): any {
    const { spec, newerFields } = this.context.model.tracks[0].pod;
    return withNewerFields(prune(k8s.toJson_PodSpec(spec)) as Record<string, unknown>, newerFields);
  }

  /** The stable track's main container as it would be written. */
  public get container(): any {
    return this.pod.containers[0];
  }

  /** Every manifest that the capabilities have created, in their order. */
  public get manifests(): any[] {
    return this.node
      .findAll()
      .filter((construct): construct is ApiObject => construct instanceof ApiObject)
      .map((object) => object.toJson());
  }
}
