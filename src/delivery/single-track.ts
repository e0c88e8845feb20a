import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';

/** One version at a time: the only track gets all requests. */
export class SingleTrack implements ICapability {
  public readonly capabilityName = 'tracks';
  private readonly image: string;

  public constructor(image: string) {
    this.image = image;
  }

  public bind(context: ServiceContext): void {
    context.intent.routing.addTrack({ trackName: 'stable', objectName: context.serviceName, image: this.image });
    context.intent.routing.addRoute({ trackName: 'stable', weight: 100 });
  }
}
