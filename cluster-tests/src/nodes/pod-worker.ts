import { ApiException, type CoreV1Api, setHeaderOptions, type V1Pod, type V1PodStatus } from '@kubernetes/client-node';
import type { Pace } from './pace.js';
import { endedStatusAt, type PodFacts, statusAt } from './pod-status.js';
import { referencesOf } from './references.js';
import { stopsAfter } from './termination.js';

const STRATEGIC_MERGE = setHeaderOptions('Content-Type', 'application/strategic-merge-patch+json');
const RETRY = 500;

export interface WorkerOptions {
  readonly podIP: string;
  readonly hostIP: string;
  readonly isOff: () => boolean;
  readonly pace: Pace;
}

/** What the kubelet does for one pod: looks at it when it changes or when something is due, one step at a time. */
export class PodWorker {
  private timer?: NodeJS.Timeout;
  private busy: Promise<void> = Promise.resolve();
  private stopped = false;
  private since?: number;
  private stopsAt?: number;
  private lastSent = '';

  public constructor(
    private readonly core: CoreV1Api,
    private pod: V1Pod,
    private readonly options: WorkerOptions,
  ) {
    this.wake();
  }

  public see(pod: V1Pod): void {
    const isNewlyDeleted = pod.metadata?.deletionTimestamp !== undefined && !this.pod.metadata?.deletionTimestamp;
    this.pod = pod;
    if (isNewlyDeleted) {
      this.wake();
    }
  }

  public wake(): void {
    clearTimeout(this.timer);
    this.busy = this.busy.then(() => (this.stopped ? undefined : this.step())).catch(() => this.wakeIn(RETRY));
  }

  public stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wakeIn(milliseconds: number): void {
    if (!this.stopped) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.wake(), milliseconds);
    }
  }

  private async step(): Promise<void> {
    if (this.options.isOff()) {
      return;
    }
    if (this.pod.metadata?.deletionTimestamp !== undefined) {
      await this.end();
      return;
    }
    const missing = this.since === undefined ? await this.firstMissing() : undefined;
    const now = Date.now();
    this.since ??= missing === undefined ? now : undefined;
    const { status, changesAt } = statusAt(this.facts(now, missing), now, this.options.pace);
    await this.report(status);
    if (missing !== undefined) {
      this.wakeIn(RETRY);
    } else if (changesAt !== undefined) {
      this.wakeIn(Math.max(0, changesAt - Date.now()) + 5);
    }
  }

  private async end(): Promise<void> {
    const { metadata, spec } = this.pod;
    const now = Date.now();
    const grace = metadata?.deletionGracePeriodSeconds ?? spec?.terminationGracePeriodSeconds ?? 30;
    const hasEnded = this.pod.status?.phase === 'Succeeded' || this.pod.status?.phase === 'Failed';
    const runs = this.since !== undefined && spec !== undefined && !hasEnded;
    this.stopsAt ??= now + (runs ? stopsAfter(spec, grace, this.options.pace) : 0);
    if (now < this.stopsAt) {
      this.wakeIn(this.stopsAt - now + 5);
      return;
    }
    if (runs) {
      await this.report(endedStatusAt(this.facts(now), now, this.options.pace));
    }
    const { name, namespace, uid } = this.identity();
    const body = { gracePeriodSeconds: 0, preconditions: { uid } };
    await unlessGone(this.core.deleteNamespacedPod({ name, namespace, body }));
    this.stop();
  }

  private facts(now: number, missing?: string): PodFacts {
    const spec = this.pod.spec ?? { containers: [] };
    return { spec, since: this.since ?? now, podIP: this.options.podIP, hostIP: this.options.hostIP, missing };
  }

  /** The first ConfigMap or Secret that the pod needs and that is not there. */
  private async firstMissing(): Promise<string | undefined> {
    const { namespace } = this.identity();
    for (const { kind, name } of referencesOf(this.pod.spec ?? { containers: [] })) {
      const read: Promise<unknown> =
        kind === 'ConfigMap'
          ? this.core.readNamespacedConfigMap({ name, namespace })
          : this.core.readNamespacedSecret({ name, namespace });
      if ((await unlessGone(read)) === undefined) {
        return `${kind} ${name}`;
      }
    }
    return undefined;
  }

  private async report(status: V1PodStatus): Promise<void> {
    const stamped = { ...status, conditions: stampTransitions(status, this.pod.status) };
    const text = JSON.stringify({ ...stamped, startTime: undefined });
    if (text === this.lastSent) {
      return;
    }
    const { name, namespace, uid } = this.identity();
    const body = { metadata: { uid }, status: stamped };
    const sent = await unlessGone(this.core.patchNamespacedPodStatus({ name, namespace, body }, STRATEGIC_MERGE));
    this.lastSent = text;
    if (sent !== undefined && this.pod.metadata?.deletionTimestamp === undefined) {
      this.see(sent);
    }
  }

  private identity(): { name: string; namespace: string; uid: string } {
    const { name = '', namespace = '', uid = '' } = this.pod.metadata ?? {};
    return { name, namespace, uid };
  }
}

/** A condition that did not change keeps the time at which it last did. */
function stampTransitions(status: V1PodStatus, before?: V1PodStatus): V1PodStatus['conditions'] {
  return status.conditions?.map((condition) => {
    const old = before?.conditions?.find(({ type }) => type === condition.type);
    const lastTransitionTime = old?.status === condition.status ? old.lastTransitionTime : new Date();
    return { ...condition, lastTransitionTime };
  });
}

async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiException && (error.code === 404 || error.code === 409)) {
      return undefined;
    }
    throw error;
  }
}
