import type { Duration } from 'cdk8s';
import { ICapability } from '../core/capability';
import { ServiceContext } from '../core/service-context';
import { parseImageReference } from '../private/image-reference';
import { requireCall } from '../private/options';
import { drainBeforeEnd } from './drain';
import { resolveTimes, ShutdownTimes } from './shutdown-times';

/** How long a pod may take to end, and for what. */
export interface GracefulShutdownOptions {
  /**
   * The wait before SIGTERM, while load balancers and proxies learn that the pod ends and still send it
   * requests, which it still answers. Whole seconds; zero leaves it out.
   * @default Duration.seconds(10)
   */
  readonly drain?: Duration;

  /**
   * How long the application may take from SIGTERM to its end, to finish requests in flight. Whole seconds,
   * at least 1. An `AspNetCoreService` tells it to the .NET host.
   * @default Duration.seconds(30), what the .NET host takes by itself since .NET 6
   */
  readonly timeout?: Duration;

  /**
   * What is added to drain and timeout, so that SIGKILL never comes first. Whole seconds.
   * @default Duration.seconds(5)
   */
  readonly margin?: Duration;

  /**
   * Seconds from the start of the end to SIGKILL, `terminationGracePeriodSeconds`. Whole seconds, at least
   * drain + timeout + margin.
   * @default - drain + timeout + margin
   */
  readonly gracePeriod?: Duration;

  /**
   * An image with a static busybox at /bin/busybox, like `registry.example.com/busybox:1.37-musl`. It makes
   * the drain work before Kubernetes 1.30 also in images without a `sleep` of their own, such as the chiseled
   * ones: an init container copies the program to where the main container finds it. From 1.30 on Kubernetes
   * waits by itself, and the image is not used.
   * @default - none: before 1.30 the drain runs the image's own `sleep`
   */
  readonly drainHelperImage?: string;
}

/**
 * How a pod ends. See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export class Shutdown implements ICapability {
  /** Without losing requests: wait until nobody sends new ones, then let the application finish. */
  public static graceful(options: GracefulShutdownOptions = {}): Shutdown {
    requireCall('Shutdown.graceful', [options]);
    return new Shutdown(options);
  }

  /**
   * At once: no drain, and SIGKILL one second after SIGTERM. Requests in flight are lost; meant for
   * development, where waiting is worse. (Zero seconds would make the API server forget the pod before it
   * has ended.)
   */
  public static immediate(): Shutdown {
    return new Shutdown();
  }

  /** Which question this answers. */
  public readonly capabilityName = 'shutdown';
  private readonly options?: GracefulShutdownOptions;

  private constructor(options?: GracefulShutdownOptions) {
    this.options = options;
  }

  /**
   * Called by the service.
   * @throws when a time is no whole number of seconds, or the grace period is too short for the others
   */
  public bind(context: ServiceContext): void {
    const times = this._resolve(context.path);
    const image = this.options?.drainHelperImage;
    if (image !== undefined) {
      parseImageReference(context.path, image);
    }
    context.intent.addContributor({
      contribute: (pod) => {
        pod.addFields({ terminationGracePeriodSeconds: times.gracePeriod });
        if (times.drain > 0) {
          drainBeforeEnd(pod, times.drain, image);
        }
      },
    });
  }

  /**
   * Whether the application gets the time to finish.
   * @internal
   */
  public get _isGraceful(): boolean {
    return this.options !== undefined;
  }

  /**
   * The times in seconds, checked.
   * @internal
   */
  public _resolve(path: string): ShutdownTimes {
    return this.options === undefined ? { drain: 0, timeout: 1, gracePeriod: 1 } : resolveTimes(path, this.options);
  }
}
