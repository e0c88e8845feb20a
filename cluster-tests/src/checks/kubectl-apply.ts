import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../cluster.js';
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

/**
 * The generations of the PodDisruptionBudgets: kubectl always says "configured" of these, because the patch strategy
 * of their selector is "replace" (kubernetes/kubernetes#99290), by which its patch is never empty.
 */
async function budgetsOf({ manifests }: Subject, { client }: Cluster): Promise<unknown[]> {
  const budgets = manifests.filter(({ kind }) => kind === 'PodDisruptionBudget');
  return Promise.all(budgets.map(async (budget) => (await client.get(budget))?.metadata.generation));
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
  const before = await budgetsOf(subject, cluster);
  const second = await run(kubectl, args, folder);
  const isSame = JSON.stringify(before) === JSON.stringify(await budgetsOf(subject, cluster));
  const isQuirk = (line: string): boolean => isSame && /^poddisruptionbudget\.policy\/\S+ configured$/.test(line);
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
