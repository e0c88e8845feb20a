import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';

/** How many pods a service has. */
export class Scaling implements ICapability {
  /**
   * A fixed number of pods. 0 stops the service and keeps everything else.
   * @param count a whole number of at least 0
   */
  public static replicas(count: number): Scaling {
    return new Scaling(count);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'scaling';
  private readonly count: number;

  private constructor(count: number) {
    this.count = count;
  }

  /**
   * Called by the service.
   * @throws when the number of pods is negative or fractional
   */
  public bind(context: ServiceContext): void {
    context.intent.scaleTo(this.count);
  }
}
