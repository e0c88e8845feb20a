import { CoreV1Api, type KubeConfig, setHeaderOptions, type V1Node, type V1Pod } from '@kubernetes/client-node';
import { type Following, follow } from './follow.js';
import { keepAlive } from './heartbeat.js';
import { nodeObject, type StandInNode, SWITCHED_OFF } from './node-object.js';
import { type Pace, PACE } from './pace.js';
import { PodWorker } from './pod-worker.js';

const STRATEGIC_MERGE = setHeaderOptions('Content-Type', 'application/strategic-merge-patch+json');

/**
 * The kubelets of nodes that do not exist: they register them, keep them alive, and tell of each pod that is bound
 * to one of them what a real kubelet would. No container runs.
 */
export class StandInKubelet {
  private readonly core: CoreV1Api;
  private readonly workers = new Map<string, PodWorker>();
  private readonly off = new Set<string>();
  private readonly followings: Following[] = [];
  private heartbeat?: NodeJS.Timeout;
  private addresses = 0;

  public constructor(
    private readonly kubeConfig: KubeConfig,
    private readonly nodes: readonly StandInNode[],
    private readonly version: string,
    private readonly pace: Pace = PACE,
  ) {
    this.core = kubeConfig.makeApiClient(CoreV1Api);
  }

  /** Registers the nodes and begins. */
  public async start(): Promise<void> {
    for (const node of this.nodes) {
      await this.core.createNode({ body: nodeObject(node, this.version, new Date()) });
    }
    const beat = () =>
      Promise.all(
        this.nodes.filter(({ name }) => !this.off.has(name)).map(({ name }) => keepAlive(this.kubeConfig, name)),
      );
    await beat();
    this.heartbeat = setInterval(() => void beat().catch(() => undefined), 2_000);
    this.followings.push(
      await follow<V1Node>(
        this.kubeConfig,
        '/api/v1/nodes',
        () => this.core.listNode(),
        (_, node) => this.seeNode(node),
      ),
      await follow<V1Pod>(
        this.kubeConfig,
        '/api/v1/pods',
        () => this.core.listPodForAllNamespaces(),
        (type, pod) => this.seePod(type, pod),
      ),
    );
  }

  public stop(): void {
    clearInterval(this.heartbeat);
    this.followings.forEach((following) => following.stop());
    this.workers.forEach((worker) => worker.stop());
  }

  private seeNode(node: V1Node): void {
    const name = node.metadata?.name ?? '';
    const isOff = node.metadata?.annotations?.[SWITCHED_OFF] !== undefined;
    if (isOff) {
      this.off.add(name);
      return;
    }
    // While it was silent, the node lifecycle controller wrote that its state is not known.
    if (node.status?.conditions?.some(({ type, status }) => type === 'Ready' && status !== 'True') === true) {
      void this.reportNode(name).catch(() => undefined);
    }
    if (this.off.delete(name)) {
      void keepAlive(this.kubeConfig, name).catch(() => undefined);
      this.workers.forEach((worker) => worker.wake());
    }
  }

  private async reportNode(name: string): Promise<void> {
    const node = this.nodes.find((one) => one.name === name);
    if (node !== undefined) {
      const { status } = nodeObject(node, this.version, new Date());
      await this.core.patchNodeStatus({ name, body: { status: { conditions: status?.conditions } } }, STRATEGIC_MERGE);
    }
  }

  private seePod(type: string, pod: V1Pod): void {
    const uid = pod.metadata?.uid ?? '';
    const node = this.nodes.find(({ name }) => name === pod.spec?.nodeName);
    if (type === 'DELETED') {
      this.workers.get(uid)?.stop();
      this.workers.delete(uid);
      return;
    }
    if (node === undefined) {
      return;
    }
    const worker = this.workers.get(uid);
    if (worker !== undefined) {
      worker.see(pod);
      return;
    }
    const address = (this.addresses += 1);
    const podIP = `10.244.${(address >> 8) & 255}.${address & 255}`;
    const isOff = () => this.off.has(node.name);
    this.workers.set(uid, new PodWorker(this.core, pod, { podIP, hostIP: node.ip, isOff, pace: this.pace }));
  }
}
