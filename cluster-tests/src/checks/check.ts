import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../cluster.js';
import { createExpectedNamespaces, type Subject } from '../subject.js';

/** A question to the API server about one subject: what is wrong, nothing where all is well. */
export interface Check {
  readonly id: string;
  run(subject: Subject, cluster: Cluster): Promise<string[]>;
}

/** How long controllers get to take fields over, after they have seen what there is. */
const CONTROLLERS_MS = 3_000;

/** Applies all of a subject. Its words: problems, and warnings as problems. */
export async function applySubject(subject: Subject, cluster: Cluster): Promise<string[]> {
  await createExpectedNamespaces(cluster, subject);
  const { problems, warnings } = await cluster.client.apply(subject.manifests);
  return [...problems, ...warnings.map((warning) => `warning: ${warning}`)];
}

/** Gives controllers, where there are some, the time to do what they do to new objects. */
export async function letControllersWork({ hasControllers }: Cluster): Promise<void> {
  await sleep(hasControllers ? CONTROLLERS_MS : 0);
}
