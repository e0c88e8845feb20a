// Runs the tests against each control plane of KUBEBUILDER_ASSETS, or against the context that was named.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ClusterVariables, connect, versionOf } from './cluster.js';
import { CONTEXT } from './control-plane/credentials.js';
import { installCrds, removeCrds } from './crds.js';
import { exampleNames, readExample, synthesizeExamples } from './examples.js';
import { startOwn } from './control-plane/own.js';
import { newRunId, sweep } from './namespaces.js';
import { remarksOf, type Result, tableOf, type VersionResults } from './results.js';
import { manifestsOf } from './subject.js';

type Mode = { readonly assets: readonly string[] } | { readonly context: string };

/** Files of tests at once: most of the time they wait for the cluster. */
const CONCURRENCY = 3;
const LIB = dirname(fileURLToPath(import.meta.url));

/** Set by a signal: then nothing new starts, and what runs is stopped. */
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interrupt.abort());
}

function testFiles(): string[] {
  const pattern = process.env.CLUSTER_TEST_FILES;
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js'));
  return files.filter((name) => pattern === undefined || name.includes(pattern)).map((name) => join(LIB, name));
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** `node --test`, with its words for people on our output and a line for each check in a file. */
async function runTests(variables: ClusterVariables, output: string): Promise<{ results: Result[]; failure?: string }> {
  const args = [
    '--test',
    `--test-concurrency=${CONCURRENCY}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${join(LIB, 'report.js')}`,
    `--test-reporter-destination=${output}`,
    ...testFiles(),
  ];
  // A process group of its own: killed at once with all of its files, none of them makes anything after the sweep.
  const options = { stdio: 'inherit', env: { ...process.env, ...variables }, detached: true } as const;
  const child = spawn(process.execPath, args, options);
  const onInterrupt = (): void => killGroup(child.pid as number);
  interrupt.signal.addEventListener('abort', onInterrupt);
  const code = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
  interrupt.signal.removeEventListener('abort', onInterrupt);
  const lines = existsSync(output) ? readFileSync(output, 'utf8').split('\n').filter(Boolean) : [];
  const results = lines.map((line) => JSON.parse(line) as Result);
  return { results, failure: code === 0 ? undefined : 'there were failures, see above' };
}

async function runOn(variables: ClusterVariables, folder: string): Promise<VersionResults> {
  const cluster = await connect(variables);
  const version = versionOf(cluster);
  console.log(`\nKubernetes ${version}: synthesizing the examples`);
  const examples = join(folder, 'examples');
  await synthesizeExamples(examples, cluster.version);
  const manifests = exampleNames().flatMap((name) => manifestsOf(readExample(name, examples).files));
  const runId = newRunId();
  const crds = await installCrds(cluster, process.env.CRD_DIR, manifests);
  try {
    const tests = await runTests(
      { ...variables, CLUSTER_TEST_EXAMPLES: examples, CLUSTER_TEST_RUN: runId },
      join(folder, 'results.jsonl'),
    );
    return { version, ...tests, remarks: crds.problems };
  } finally {
    if (!cluster.isOwn) {
      // What the server has taken already is still being made.
      await sleep(interrupt.signal.aborted ? 2_000 : 0);
      await sweep(cluster, runId);
      await removeCrds(cluster, crds);
    }
  }
}

async function runOnOwn(assets: string): Promise<VersionResults> {
  const controlPlane = await startOwn(assets);
  interrupt.signal.addEventListener('abort', () => void controlPlane.stop());
  try {
    const { hasControllers, hasScheduler } = controlPlane;
    return await runOn(
      {
        CLUSTER_TEST_CONTEXT: CONTEXT,
        CLUSTER_TEST_KUBECONFIG: controlPlane.kubeconfig,
        CLUSTER_TEST_KUBECTL: controlPlane.kubectl,
        CLUSTER_TEST_CONTROLLERS: String(hasControllers),
        CLUSTER_TEST_STAND_IN_NODES: String(hasControllers && hasScheduler),
      },
      controlPlane.folder,
    );
  } finally {
    await controlPlane.stop();
  }
}

async function runOnContext(context: string): Promise<VersionResults> {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-tests-'));
  const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
  try {
    const variables = {
      CLUSTER_TEST_CONTEXT: context,
      CLUSTER_TEST_KUBECTL: hasKubectl ? 'kubectl' : undefined,
      CLUSTER_TEST_CONTROLLERS: 'true',
    };
    return await runOn(variables, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(versions: readonly VersionResults[]): void {
  const lines = ['', tableOf(versions), '', ...remarksOf(versions).map((remark) => `- ${remark}`), ''];
  console.log(lines.join('\n'));
  if (process.env.GITHUB_STEP_SUMMARY !== undefined) {
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, `### Cluster tests\n${lines.join('\n')}`);
  }
}

const mode = JSON.parse(process.argv[2]) as Mode;
const targets =
  'context' in mode
    ? [{ name: mode.context, run: () => runOnContext(mode.context) }]
    : mode.assets.map((assets) => ({ name: assets, run: () => runOnOwn(assets) }));
const versions: VersionResults[] = [];
for (const { name, run } of targets) {
  if (!interrupt.signal.aborted) {
    const failed = (error: Error): VersionResults => ({ version: name, results: [], failure: error.message });
    versions.push(await run().catch(failed));
  }
}
report(versions);
process.exitCode = interrupt.signal.aborted || versions.some(({ failure }) => failure !== undefined) ? 1 : 0;
