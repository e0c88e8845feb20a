import { execFile } from 'node:child_process';
import type { Cluster } from '../../cluster.js';
import type { Manifest } from './manifests.js';

/** What a user types, on this cluster and no other; `input` is its standard input. Rejects with what kubectl says. */
export function kubectl(
  cluster: Cluster,
  args: readonly string[],
  input = '',
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const all = [...cluster.kubectlArgs, ...args];
    const options = { timeout: 60_000, env: { ...process.env, ...variables } };
    const child = execFile(cluster.kubectl ?? 'kubectl', all, options, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout + stderr);
      } else {
        reject(new Error(`kubectl ${args.join(' ')}: ${stderr.trim() || error.message}`));
      }
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** A List, which kubectl takes on its standard input as it would take files. */
export function asList(manifests: readonly Manifest[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests });
}
