import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { requireSubdomain } from '../../private/names';
import { requireInteger, requirePlainObject } from '../../private/values';
import { CollectorComponents } from './collector-components';
import { CollectorSize, ResolvedSize, resolveSize } from './collector-size';
import { requireComponents } from './component-checks';
import { Settings } from './exporter-model';
import { TailSamplingOptions, tailSamplingSettings } from './tail-sampling';

/** The collector between the agents and the backends. */
export interface CollectorGatewayOptions {
  /**
   * How many pods it has.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * Which traces are kept, once all their spans have come in. The agents then send all spans of a trace to one pod.
   * @default - all
   */
  readonly tailSampling?: TailSamplingOptions;

  /**
   * How large each one is.
   * @default - request 200m, limit 1 CPU, 512Mi memory
   */
  readonly size?: CollectorSize;

  /**
   * Components of your own.
   * @default - none
   */
  readonly components?: CollectorComponents;

  /**
   * The priority class of its pods.
   * @default - the cluster's
   */
  readonly priorityClassName?: string;
}

/** A gateway, checked. */
export interface GatewayModel {
  readonly replicas: number;
  readonly tailSampling?: Settings;
  readonly size: ResolvedSize;
  readonly components?: CollectorComponents;
  readonly priorityClassName?: string;
}

/** Whether there is a collector between the agents and the backends: it alone then has the backends' secrets. */
export class CollectorGateway {
  /** A few pods: a Deployment. */
  public static deployment(options: CollectorGatewayOptions = {}): CollectorGateway {
    return new CollectorGateway(options);
  }

  /** None: the agents send to the backends. */
  public static none(): CollectorGateway {
    return new CollectorGateway();
  }

  private readonly options?: CollectorGatewayOptions;

  private constructor(options?: CollectorGatewayOptions) {
    this.options = options;
  }

  /** @internal */
  public _resolve(path: string): GatewayModel | undefined {
    const { options } = this;
    if (options === undefined) {
      return undefined;
    }
    const code = 'collector-invalid';
    requirePlainObject(code, path, 'options of the gateway', options, 'use them like { replicas: 3 }');
    const { replicas = 2, tailSampling, size, components, priorityClassName } = options;
    requireInteger(code, path, 'replicas of the gateway', replicas, 1, 1000);
    if (priorityClassName !== undefined) {
      requireSubdomain(path, 'priorityClassName', priorityClassName, 'system-cluster-critical');
    }
    requireComponents(`${path}/gateway`, components);
    const defaults = { cpuRequest: Cpu.millis(200), cpuLimit: Cpu.units(1), memory: Size.mebibytes(512) };
    const sampling = tailSampling === undefined ? undefined : tailSamplingSettings(path, tailSampling);
    return { replicas, tailSampling: sampling, size: resolveSize(path, size, defaults), components, priorityClassName };
  }
}
