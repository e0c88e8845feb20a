import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';
import { requireCall } from '../private/options';
import { AbTestOptions } from './ab-test-options';
import { bindAbTest } from './ab-test';
import { bindBlueGreen, BlueGreenOptions } from './blue-green';
import { bindCanary, CanaryOptions } from './canary';
import { common, DeliveryOptions, rollingUpdate, RollingUpdateOptions } from './rolling-update';
import { bindProgressive } from './rollouts/progressive';
import { bindProgressiveBlueGreen } from './rollouts/progressive-blue-green';
import { ProgressiveBlueGreenOptions, ProgressiveOptions } from './rollouts/rollout-options';

/** How a new version replaces the old one. See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
export class Delivery implements ICapability {
  /** Pod by pod: by default a new pod is ready before an old one goes. Both versions serve for a while. */
  public static rollingUpdate(options: RollingUpdateOptions = {}): Delivery {
    requireCall('Delivery.rollingUpdate', [options]);
    return new Delivery(({ path, intent }) => intent.rollOut(rollingUpdate(path, options)));
  }

  /**
   * All old pods end before new ones start: the service is down for a while. For an application that can't
   * run twice, such as one that owns a volume or changes its database's schema as it starts.
   */
  public static recreate(options: DeliveryOptions = {}): Delivery {
    requireCall('Delivery.recreate', [options]);
    return new Delivery(({ path, intent }) => intent.rollOut({ strategyType: 'Recreate', ...common(path, options) }));
  }

  /**
   * A new version beside the old one, for a share of the requests. The Deployment that runs already stays as it is;
   * to promote the new version make its image the service's own, and leave the canary out.
   */
  public static canary(options: CanaryOptions): Delivery {
    requireCall('Delivery.canary', [options]);
    return new Delivery((context) => bindCanary(context, options));
  }

  /** Two versions side by side, of which one gets all requests: to switch is one word, and takes effect at once. */
  public static blueGreen(options: BlueGreenOptions): Delivery {
    requireCall('Delivery.blueGreen', [options]);
    return new Delivery((context) => bindBlueGreen(context, options));
  }

  /**
   * Variants of the service, each for some of its users: those with a header, cookie or query parameter, or a share of
   * all. Everybody else gets the service itself.
   */
  public static abTest(options: AbTestOptions): Delivery {
    requireCall('Delivery.abTest', [options]);
    return new Delivery((context) => bindAbTest(context, options));
  }

  /**
   * A new version takes over step by step, and is taken back by itself when an analysis has failed. Argo Rollouts does
   * that, on a cluster that has it: the Deployment describes the pods, and a Rollout owns them.
   */
  public static progressive(options: ProgressiveOptions): Delivery {
    requireCall('Delivery.progressive', [options]);
    return new Delivery((context) => bindProgressive(context, options));
  }

  /**
   * A new version starts beside the old one, is looked at, and takes over at once. Argo Rollouts does that, on a cluster
   * that has it: the Deployment describes the pods, and a Rollout owns them.
   */
  public static progressiveBlueGreen(options: ProgressiveBlueGreenOptions = {}): Delivery {
    requireCall('Delivery.progressiveBlueGreen', [options]);
    return new Delivery((context) => bindProgressiveBlueGreen(context, options));
  }

  /** Which question this answers. */
  public readonly capabilityName = 'delivery';
  private readonly binder: (context: ServiceContext) => void;

  private constructor(binder: (context: ServiceContext) => void) {
    this.binder = binder;
  }

  /**
   * Called by the service.
   * @throws when an option is not valid, or the exposure can't do what it asks for
   */
  public bind(context: ServiceContext): void {
    this.binder(context);
  }
}
