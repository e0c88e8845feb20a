import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../cluster.js';
import { type KubernetesObject, refOf } from '../client.js';
import { createExpectedNamespaces, type Subject } from '../subject.js';
import type { Check } from './check.js';

interface Said {
  readonly code: number;
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

/** What a program prints, while the events of other tests go on. */
function run(command: string, args: readonly string[], cwd: string): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => (texts.stdout += data));
    child.stderr.on('data', (data) => (texts.stderr += data));
    const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, lines: linesOf(texts.stdout), errors: linesOf(texts.stderr) });
    });
  });
}

/** As kubectl prints it: `deployment.apps/web`. */
function printedName({ apiVersion, kind, metadata: { name } }: KubernetesObject): string {
  const [group, version] = apiVersion.split('/');
  return `${kind.toLowerCase()}${version === undefined ? '' : `.${group}`}/${name}`;
}

/**
 * Whether kubectl says "configured" however often it applies a kind: of a PodDisruptionBudget, whose selector has the
 * patch strategy "replace" (kubernetes/kubernetes#99290), and of a custom resource with a list in which the server
 * sets defaults, because it compares such lists as a whole. Of these the server's word counts: the generation.
 */
async function isAlwaysConfigured({ client }: Cluster, { apiVersion, kind }: KubernetesObject): Promise<boolean> {
  const resource = await client.discovery.find(apiVersion, kind);
  const name = `${resource?.name}.${apiVersion.split('/')[0]}`;
  const definition = refOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name);
  return kind === 'PodDisruptionBudget' || (await client.get(definition)) !== undefined;
}

/** The generations of those objects of which kubectl's "configured" need not mean anything, by their printed names. */
async function generationsOf({ manifests }: Subject, cluster: Cluster): Promise<Map<string, string>> {
  const generations = new Map<string, string>();
  for (const manifest of manifests) {
    if (await isAlwaysConfigured(cluster, manifest)) {
      const name = printedName(manifest);
      const generation = (await cluster.client.get(manifest))?.metadata.generation;
      // In several namespaces there may be several of the name.
      generations.set(name, `${generations.get(name) ?? ''} ${generation}`);
    }
  }
  return generations;
}

async function applyTwice(subject: Subject, kubectl: string, cluster: Cluster, folder: string): Promise<string[]> {
  mkdirSync(join(folder, 'dist'));
  for (const { name, text } of subject.files) {
    writeFileSync(join(folder, 'dist', name), text);
  }
  const cache = `--cache-dir=${join(folder, 'cache')}`;
  const args = [...cluster.kubectlArgs, cache, 'apply', '-f', 'dist', '--validate=strict'];
  const first = await run(kubectl, args, folder);
  const problems = first.errors.map((line) => `kubectl apply: ${line}`);
  if (first.code !== 0) {
    return problems.length > 0 ? problems : [`kubectl apply: it ended with ${first.code}`];
  }
  const before = await generationsOf(subject, cluster);
  const second = await run(kubectl, args, folder);
  const after = await generationsOf(subject, cluster);
  const isSame = (name: string): boolean => before.has(name) && before.get(name) === after.get(name);
  const isQuirk = (line: string): boolean => line.endsWith(' configured') && isSame(line.split(' ')[0]);
  const changed = second.lines.filter((line) => !line.endsWith(' unchanged') && !isQuirk(line));
  return [...problems, ...[...second.errors, ...changed].map((line) => `kubectl apply, again: ${line}`)];
}

/** What users type, from a clean state: no error, no warning; typed again, it changes nothing. */
export const kubectlApply: Check = {
  id: 'kubectl-apply',
  async run(subject, cluster) {
    if (cluster.kubectl === undefined) {
      return ['no kubectl: put it into the folder of KUBEBUILDER_ASSETS, or on the PATH'];
    }
    await createExpectedNamespaces(cluster, subject);
    const folder = mkdtempSync(join(tmpdir(), `${subject.name}-`));
    try {
      return await applyTwice(subject, cluster.kubectl, cluster, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
