import { type KubernetesObject, refOf } from '../../client.js';
import { type Cluster, versionOf } from '../../cluster.js';
import { withNamespace } from '../../namespaces.js';
import { awaited } from './awaited.js';
import { EndpointWatch } from './endpoint-watch.js';
import type { Manifest, Target } from './manifests.js';
import { PodWatch } from './pod-watch.js';

/** How long a service may take to roll out on the slowest machine that this runs on. */
export const ROLLOUT_SECONDS = 90;

const RESTRICTED = { 'pod-security.kubernetes.io/enforce': 'restricted' };

/** Runs a drill in a namespace of its own, which admits what Pod Security `restricted` does. */
export function onGround(
  cluster: Cluster,
  name: string,
  drill: (ground: Ground) => Promise<string[]>,
): Promise<string[]> {
  return withNamespace(
    cluster,
    name,
    async (namespace) => {
      const ground = await Ground.open(cluster, { namespace, version: versionOf(cluster) });
      try {
        return await drill(ground);
      } finally {
        ground.close();
      }
    },
    RESTRICTED,
  );
}

/** One drill's namespace, and eyes on it. */
export class Ground {
  public static async open(cluster: Cluster, target: Target): Promise<Ground> {
    const pods = await PodWatch.open(cluster.kubeConfig, target.namespace);
    const endpoints = await EndpointWatch.open(cluster.kubeConfig, target.namespace);
    return new Ground(cluster, target, pods, endpoints);
  }

  private constructor(
    public readonly cluster: Cluster,
    public readonly target: Target,
    public readonly pods: PodWatch,
    public readonly endpoints: EndpointWatch,
  ) {}

  public get namespace(): string {
    return this.target.namespace;
  }

  /** Applies, server-side; what the API server refuses or warns of is a problem. */
  public async apply(manifests: readonly Manifest[], options: { force?: boolean } = {}): Promise<string[]> {
    const { problems, warnings } = await this.cluster.client.apply(manifests, options);
    return [...problems, ...warnings];
  }

  /** Applies and waits. */
  public async roll(manifests: readonly Manifest[], options: { force?: boolean } = {}): Promise<string[]> {
    const problems = await this.apply(manifests, options);
    return problems.length > 0 ? problems : this.settled();
  }

  public async deployment(name: string): Promise<KubernetesObject> {
    const found = await this.cluster.client.get(refOf('apps/v1', 'Deployment', name, this.namespace));
    if (found === undefined) {
      throw new Error(`there is no Deployment ${name} in ${this.namespace}`);
    }
    return found;
  }

  /** As `kubectl scale` does: the number only, by somebody else. */
  public async scale(deployment: string, replicas: number): Promise<void> {
    const reference = refOf('apps/v1', 'Deployment', deployment, this.namespace);
    await this.cluster.client.patch(reference, { spec: { replicas } }, { subresource: 'scale', manager: 'by-hand' });
  }

  /** Waits until all Deployments are what they shall be, nothing old is left of them, and their Services know it. */
  public async settled(seconds = ROLLOUT_SECONDS): Promise<string[]> {
    const problems = await awaited(`the rollout in ${this.namespace}`, seconds, async () => {
      const deployments = await this.cluster.client.list('apps/v1', 'Deployment', { namespace: this.namespace });
      return deployments.map(unsettled).find((reason) => reason !== undefined) ?? true;
    });
    return problems.length > 0 ? problems : this.led();
  }

  /** Waits until each Service leads to all ready pods that it selects, and to no others. */
  private async led(): Promise<string[]> {
    const services = await this.cluster.client.list('v1', 'Service', { namespace: this.namespace });
    return awaited(`the endpoints in ${this.namespace}`, 20, () => {
      const wrong = services
        .filter(({ spec }) => spec.selector !== undefined)
        .map(({ metadata, spec }) => ({
          name: metadata.name,
          led: this.endpoints.now(metadata.name).ready.join(', '),
          meant: this.pods.readyOf(spec.selector).join(', '),
        }))
        .find(({ led, meant }) => led !== meant);
      return wrong === undefined || `Service ${wrong.name} leads to ${wrong.led || 'nothing'}, not to ${wrong.meant}`;
    });
  }

  public close(): void {
    this.pods.stop();
    this.endpoints.stop();
  }
}

function unsettled({ metadata, spec, status }: KubernetesObject): string | undefined {
  const wanted: number = spec.replicas ?? 1;
  const { observedGeneration = 0, replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status ?? {};
  const isDone =
    observedGeneration >= metadata.generation &&
    replicas === wanted &&
    updatedReplicas === wanted &&
    availableReplicas === wanted;
  const conditions: { type: string; status: string; reason?: string }[] = status?.conditions ?? [];
  const words = conditions.map(({ type, status: is, reason }) => `${type}=${is} ${reason ?? ''}`);
  return isDone
    ? undefined
    : `${metadata.name}: ${wanted} wanted, ${replicas} there, ${updatedReplicas} updated, ` +
        `${availableReplicas} available (${words.join(', ')})`;
}
