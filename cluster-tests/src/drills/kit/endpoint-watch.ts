import { DiscoveryV1Api, type KubeConfig, type V1Endpoint, type V1EndpointSlice } from '@kubernetes/client-node';
import { type Following, follow } from '../../nodes/follow.js';

/** The names of the pods that a Service led to, from a moment on. */
export interface EndpointReading {
  readonly ready: readonly string[];
  readonly all: readonly string[];
  /** Names and versions of its slices. */
  readonly slices: string;
}

/** Where the Services of a namespace lead, now and at every moment since the watch began. */
export class EndpointWatch {
  public static async open(kubeConfig: KubeConfig, namespace: string): Promise<EndpointWatch> {
    const watch = new EndpointWatch();
    const discovery = kubeConfig.makeApiClient(DiscoveryV1Api);
    watch.following = await follow<V1EndpointSlice>(
      kubeConfig,
      `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`,
      () => discovery.listNamespacedEndpointSlice({ namespace }),
      (type, slice) => watch.see(type, slice),
    );
    return watch;
  }

  private following?: Following;
  private readonly slices = new Map<string, V1EndpointSlice>();
  private readonly readings = new Map<string, EndpointReading[]>();

  public now(service: string): EndpointReading {
    const slices = [...this.slices.values()].filter((slice) => serviceOf(slice) === service);
    const endpoints = slices.flatMap(endpointsOf);
    const names = (some: V1Endpoint[]) => some.map(({ targetRef }) => targetRef?.name ?? '?').sort();
    return {
      ready: names(endpoints.filter(({ conditions }) => conditions?.ready === true)),
      all: names(endpoints),
      slices: slices
        .map(({ metadata }) => `${metadata?.name ?? '?'} ${metadata?.resourceVersion ?? '?'}`)
        .join(' and '),
    };
  }

  /** What was seen since the last `forget`, that moment included. */
  public history(service: string): readonly EndpointReading[] {
    return this.readings.get(service) ?? [];
  }

  /** The first moment at which it led to fewer ready pods than promised, and the one before, in words. */
  public dip(service: string, promised: number): string | undefined {
    const history = this.history(service);
    const i = history.findIndex(({ ready }) => ready.length < promised);
    const words = ({ ready, all, slices }: EndpointReading) =>
      `${ready.length} of ${all.length} ready (${all.map((name) => (ready.includes(name) ? name : `not ${name}`)).join(', ')}; ${slices})`;
    return i === -1
      ? undefined
      : history
          .slice(Math.max(0, i - 1), i + 2)
          .map(words)
          .join(', then ') + `; ${promised} promised`;
  }

  public forget(service: string): void {
    this.readings.set(service, [this.now(service)]);
  }

  public stop(): void {
    this.following?.stop();
  }

  private see(type: string, slice: V1EndpointSlice): void {
    const uid = slice.metadata?.uid ?? '';
    if (type === 'DELETED') {
      this.slices.delete(uid);
    } else {
      this.slices.set(uid, slice);
    }
    const service = serviceOf(slice);
    this.readings.set(service, [...this.history(service), this.now(service)]);
  }
}

function serviceOf(slice: V1EndpointSlice): string {
  return slice.metadata?.labels?.['kubernetes.io/service-name'] ?? '';
}

/** A slice without endpoints has null in place of a list. */
function endpointsOf(slice: V1EndpointSlice): V1Endpoint[] {
  return (slice.endpoints as V1Endpoint[] | null | undefined) ?? [];
}
