import { KubeConfig } from '@kubernetes/client-node';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client.js';

/** What a test gets to know of the cluster that it runs against. */
export interface Cluster {
  readonly kubeConfig: KubeConfig;
  readonly client: Client;
  readonly version: { readonly major: number; readonly minor: number };
  /** Whether controllers run: Deployments get pods, namespaces go. */
  readonly hasControllers: boolean;
  /** Whether the suite brings nodes of its own: only on a control plane of its own, with controllers and scheduler. */
  readonly hasStandInNodes: boolean;
  /** The program to type; undefined where there is none. */
  readonly kubectl?: string;
  /** The arguments by which kubectl talks to this cluster and no other. */
  readonly kubectlArgs: readonly string[];
  /** Whether the suite started it, and throws it away at the end. */
  readonly isOwn: boolean;
}

/** What the script tells the tests, by environment variables of these names. */
export interface ClusterVariables {
  readonly [name: string]: string | undefined;
  readonly CLUSTER_TEST_CONTEXT?: string;
  /** Of a control plane of ours; without it, the user's own kubeconfig. */
  readonly CLUSTER_TEST_KUBECONFIG?: string;
  readonly CLUSTER_TEST_KUBECTL?: string;
  readonly CLUSTER_TEST_CONTROLLERS?: string;
  readonly CLUSTER_TEST_STAND_IN_NODES?: string;
}

export function kubeConfigOf(context: string, file?: string): KubeConfig {
  const kubeConfig = new KubeConfig();
  if (file === undefined && process.env.KUBECONFIG !== undefined) {
    // It may name several files.
    kubeConfig.loadFromDefault();
  } else {
    // Not loadFromDefault(): without a file it makes up contexts that nobody named.
    kubeConfig.loadFromFile(file ?? join(homedir(), '.kube', 'config'));
  }
  // The current context is whatever its owner works with: only the one named counts.
  if (kubeConfig.getContextObject(context) === null) {
    const names = kubeConfig.getContexts().map(({ name }) => name);
    throw new Error(`no context "${context}" in the kubeconfig: it has ${names.join(', ') || 'none'}`);
  }
  kubeConfig.setCurrentContext(context);
  return kubeConfig;
}

/** `1.27`, for people and tables. */
export const versionOf = ({ version: { major, minor } }: Pick<Cluster, 'version'>): string => `${major}.${minor}`;

/** The cluster that `npm run test:cluster` made or was told. */
export async function connect(variables: ClusterVariables = process.env): Promise<Cluster> {
  const context = variables.CLUSTER_TEST_CONTEXT;
  if (context === undefined) {
    throw new Error('these tests run by `npm run test:cluster`, which says where: CLUSTER_TEST_CONTEXT is not set');
  }
  const file = variables.CLUSTER_TEST_KUBECONFIG;
  const kubeConfig = kubeConfigOf(context, file);
  const client = new Client(kubeConfig);
  const { body } = await client.request('GET', '/version');
  return {
    kubeConfig,
    client,
    // Some clouds write "27+".
    version: { major: Number.parseInt(body.major, 10), minor: Number.parseInt(body.minor, 10) },
    hasControllers: variables.CLUSTER_TEST_CONTROLLERS === 'true',
    hasStandInNodes: variables.CLUSTER_TEST_STAND_IN_NODES === 'true',
    kubectl: variables.CLUSTER_TEST_KUBECTL,
    kubectlArgs: [`--context=${context}`, ...(file === undefined ? [] : [`--kubeconfig=${file}`])],
    isOwn: file !== undefined,
  };
}
