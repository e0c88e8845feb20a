import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';

/** How many pods a service has. */
export class Scaling implements ICapability {
  /**
   * A fixed number of pods. 0 stops the service and keeps everything else.
   * @param count a whole number of at least 0
   */
  public static replicas(count: number): Scaling {
    return new Scaling((context) => context.intent.scaleTo(count));
  }

  /** Which question this answers. */
  public readonly capabilityName = 'scaling';
  private readonly binder: (context: ServiceContext) => void;

  private constructor(binder: (context: ServiceContext) => void) {
    this.binder = binder;
  }

  /**
   * Called by the service.
   * @throws when an option is not valid, or the cluster lacks what it needs
   */
  public bind(context: ServiceContext): void {
    this.binder(context);
  }
}
