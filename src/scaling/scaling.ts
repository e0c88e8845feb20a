import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';
import { requireCall } from '../private/options';
import { EventDrivenScalingOptions } from './keda/event-driven-options';
import { bindEventDriven } from './keda/scaled-object';
import { AutomaticScalingOptions, scaleAutomatically } from './automatic-scaling';

/** How many pods a service has. */
export class Scaling implements ICapability {
  /**
   * A fixed number of pods. 0 stops the service and keeps everything else.
   * @param count a whole number of at least 0
   */
  public static replicas(count: number): Scaling {
    return new Scaling((context) => context.intent.scaleTo(count));
  }

  /**
   * As many pods as metrics ask for: a HorizontalPodAutoscaler. The Deployment then names no replicas. For a
   * service that runs with a fixed number already see `ScalingHandover` first.
   * See https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
   */
  public static automatic(options: AutomaticScalingOptions): Scaling {
    return new Scaling((context) => scaleAutomatically(context, options));
  }

  /**
   * A number of pods that follows queues, metrics or the clock, down to none; KEDA chooses it.
   * See https://keda.sh
   */
  public static eventDriven(options: EventDrivenScalingOptions): Scaling {
    requireCall('Scaling.eventDriven', [options]);
    return new Scaling((context) => bindEventDriven(context, options));
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
