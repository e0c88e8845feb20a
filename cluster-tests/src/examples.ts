import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import type { Cluster } from './cluster.js';
import { filesIn, type ManifestFile } from './subject.js';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const EXAMPLES = join(ROOT, 'examples');
const PEERS = ['cdk8s', 'cdk8s-plus-27', 'constructs'];
/** What synth said instead of writing dist/. */
const ERROR_FILE = 'synth-error.txt';
/** What synth says that an older cluster cannot have. */
const UNSUPPORTED_FILE = 'unsupported.txt';

type Version = Cluster['version'];

export interface Example {
  readonly name: string;
  readonly files: readonly ManifestFile[];
  /** Why it wrote none. */
  readonly error?: string;
  /** Why it is not for this cluster: the library's own warning, of a field that an older server ignores or refuses. */
  readonly unsupported?: string;
}

export function exampleNames(): string[] {
  return readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'main.ts')));
}

/**
 * An example as someone with an older cluster would write it: the version in its profile says what the cluster
 * understands, newer fields would rightly be refused there.
 */
export function forVersion(source: string, { major, minor }: Version): string {
  return source.replace(/(kubernetesVersion: ')(\d+)\.(\d+)'/g, (same, field: string, profileMajor, profileMinor) => {
    const isNewer = Number(profileMajor) > major || (Number(profileMajor) === major && Number(profileMinor) > minor);
    return isNewer ? `${field}${major}.${minor}'` : same;
  });
}

/** A project of a user's: the built package and its peers in node_modules. */
function makeProject(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  // Junctions are what Windows lets everyone make; elsewhere the type means nothing.
  symlinkSync(ROOT, join(modules, 'cdk8s-aspnetcore'), 'junction');
  for (const peer of PEERS) {
    symlinkSync(join(ROOT, 'node_modules', peer), join(modules, peer), 'junction');
  }
}

/** Makes JavaScript of an example. Whether it was made for an older version than it says. */
function compile(folder: string, version: Version): boolean {
  let isLowered = false;
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts'))) {
    const original = readFileSync(join(folder, name), 'utf8');
    const source = forVersion(original, version);
    isLowered ||= source !== original;
    const { outputText } = ts.transpileModule(source, { compilerOptions: options, fileName: name });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), outputText);
  }
  return isLowered;
}

/** Runs every example in a project below the folder, as its user does. */
export async function synthesizeExamples(folder: string, version: Version): Promise<void> {
  makeProject(folder);
  for (const name of exampleNames()) {
    const project = join(folder, name);
    cpSync(join(EXAMPLES, name), project, { recursive: true, filter: (path) => !path.endsWith('expected.yaml') });
    const isLowered = compile(project, version);
    const env = { ...process.env, CDK8S_OUTDIR: join(project, 'dist') };
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, ['main.js'], { cwd: project, env });
      const warning = /warning field-supported: (.*)/.exec(stdout + stderr);
      if (isLowered && warning !== null) {
        writeFileSync(join(project, UNSUPPORTED_FILE), warning[1]);
      }
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      writeFileSync(join(project, ERROR_FILE), `${stdout}${stderr}`);
    }
  }
}

/** What an example wrote for the cluster that is tested. */
export function readExample(name: string, folder = process.env.CLUSTER_TEST_EXAMPLES): Example {
  if (folder === undefined) {
    throw new Error('CLUSTER_TEST_EXAMPLES is not set: it names the folder in which the examples were synthesized');
  }
  const textOf = (file: string): string | undefined => {
    const path = join(folder, name, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const error = textOf(ERROR_FILE);
  const files = error === undefined ? filesIn(join(folder, name, 'dist')) : [];
  return { name, files, error, unsupported: textOf(UNSUPPORTED_FILE) };
}
