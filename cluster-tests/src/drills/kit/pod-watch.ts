import { CoreV1Api, type KubeConfig, type V1Pod } from '@kubernetes/client-node';
import { type Following, follow } from '../../nodes/follow.js';

/** How many pods were ready, from a moment on. */
export interface Reading {
  readonly at: number;
  readonly ready: number;
  readonly total: number;
}

export function isReady(pod: V1Pod): boolean {
  const condition = pod.status?.conditions?.find(({ type }) => type === 'Ready');
  return condition?.status === 'True' && pod.metadata?.deletionTimestamp === undefined;
}

/** Who owns the pod's ReplicaSet is in its name: `web-5979f9694b-9w25b` is of `web`. */
export function workloadOf(pod: V1Pod): string {
  const owner = pod.metadata?.ownerReferences?.[0];
  return owner?.kind === 'ReplicaSet' ? owner.name.replace(/-[^-]+$/, '') : (owner?.name ?? '');
}

/** The pods of a namespace, now and at every moment since the watch began, in the order of the API server. */
export class PodWatch {
  public static async open(kubeConfig: KubeConfig, namespace: string): Promise<PodWatch> {
    const watch = new PodWatch();
    const core = kubeConfig.makeApiClient(CoreV1Api);
    const list = () => core.listNamespacedPod({ namespace });
    watch.following = await follow<V1Pod>(kubeConfig, `/api/v1/namespaces/${namespace}/pods`, list, (type, pod) =>
      watch.see(type, pod),
    );
    watch.forget();
    return watch;
  }

  private following?: Following;
  private readonly byUid = new Map<string, V1Pod>();
  private readings: Reading[] = [];

  private constructor() {}

  public get pods(): V1Pod[] {
    return [...this.byUid.values()];
  }

  /** Those that serve or will: neither ended nor about to end. */
  public get living(): V1Pod[] {
    return this.pods.filter(({ metadata, status }) => !metadata?.deletionTimestamp && status?.phase !== 'Succeeded');
  }

  public get ready(): V1Pod[] {
    return this.pods.filter(isReady);
  }

  /** The names of the ready pods with these labels. */
  public readyOf(labels: Readonly<Record<string, string>>): string[] {
    const has = ({ metadata }: V1Pod) =>
      Object.entries(labels).every(([key, value]) => metadata?.labels?.[key] === value);
    return this.ready
      .filter(has)
      .map(({ metadata }) => metadata?.name ?? '')
      .sort();
  }

  /** The fewest ready pods at any moment since the last `forget`. */
  public get fewestReady(): number {
    return Math.min(...this.readings.map(({ ready }) => ready));
  }

  /** The most pods at any moment since the last `forget`, terminating ones too. */
  public get mostPods(): number {
    return Math.max(...this.readings.map(({ total }) => total));
  }

  /** Readings count from now on. */
  public forget(): void {
    this.readings = [];
    this.read();
  }

  public stop(): void {
    this.following?.stop();
  }

  private see(type: string, pod: V1Pod): void {
    const uid = pod.metadata?.uid ?? '';
    if (type === 'DELETED') {
      this.byUid.delete(uid);
    } else {
      this.byUid.set(uid, pod);
    }
    this.read();
  }

  private read(): void {
    this.readings.push({ at: Date.now(), ready: this.ready.length, total: this.byUid.size });
  }
}
