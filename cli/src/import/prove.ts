import { execFile } from 'child_process';
import * as fs from 'fs';
import { createRequire } from 'module';
import * as os from 'os';
import * as path from 'path';
import { differences } from './compare';
import { parseManifests } from '../manifests/parse-manifests';
import { Json } from '../json';

/** What a run of the program came to: its manifests, or what it said when it failed. */
export interface ProgramRun {
  readonly manifests: Json[];
  readonly failure?: string;
}

/** Runs the text of a program. */
export type Runner = (code: string) => Promise<ProgramRun>;

const PACKAGES = ['cdk8s', 'cdk8s-aspnetcore', 'cdk8s-plus-27', 'constructs'];
const TIMEOUT = 120_000;

/** Runs it by Node in a folder of its own, where the packages of this program are. */
export const runByNode: Runner = async (code) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-aspnetcore-import-'));
  try {
    linkPackages(path.join(folder, 'node_modules'));
    fs.writeFileSync(path.join(folder, 'main.mjs'), code);
    const failure = await execute(folder);
    return failure === undefined ? { manifests: readAll(path.join(folder, 'dist')) } : { manifests: [], failure };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

/** The library's own neighbours, so that there is one copy of each. */
function linkPackages(folder: string): void {
  const library = path.dirname(require.resolve('cdk8s-aspnetcore/package.json'));
  const near = createRequire(path.join(fs.realpathSync(library), 'package.json'));
  fs.mkdirSync(folder);
  for (const name of PACKAGES) {
    const source = name === 'cdk8s-aspnetcore' ? library : path.dirname(near.resolve(`${name}/package.json`));
    fs.symlinkSync(fs.realpathSync(source), path.join(folder, name), 'junction');
  }
}

function execute(cwd: string): Promise<string | undefined> {
  const env = { ...process.env, CDK8S_OUTDIR: 'dist', NO_COLOR: '1', NODE_OPTIONS: '' };
  return new Promise((resolve) => {
    execFile(process.execPath, ['main.mjs'], { cwd, env, timeout: TIMEOUT }, (error, _stdout, stderr) => {
      resolve(error === null ? undefined : stderr.trim() || error.message);
    });
  });
}

/** The manifests of a folder that synth wrote, in the order of its files. */
export function readAll(folder: string): Json[] {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const written = files.filter((file) => file.endsWith('.yaml'));
  return written.flatMap((file) =>
    parseManifests(fs.readFileSync(path.join(folder, file), 'utf8'), file).map(({ object }) => object),
  );
}

/** What differs between what went in and what comes out, a line each; none is the proof. */
export function compareAll(wanted: Json[], found: Json[]): string[] {
  const left = [...found];
  const said = wanted.flatMap((object) => {
    const candidates = left.filter((other) => identity(other) === identity(object));
    const nearest = candidates.sort(
      (one, other) => differences(object, one).length - differences(object, other).length,
    )[0];
    if (nearest === undefined) {
      return [`${nameOf(object)} does not come out`];
    }
    left.splice(left.indexOf(nearest), 1);
    return differences(object, nearest).map((line) => `${nameOf(object)} ${line}`);
  });
  return [...said, ...left.map((object) => `${nameOf(object)} comes out, and did not go in`)];
}

/** `Deployment/web`, with its namespace where it has one. */
export function nameOf({ kind, metadata }: Json): string {
  const namespace = metadata?.namespace as string | undefined;
  return `${kind as string}/${namespace === undefined ? '' : `${namespace}/`}${metadata?.name as string}`;
}

/** The version of an API may differ for autoscalers, which have two forms of one meaning. */
function identity(object: Json): string {
  return `${String(object.apiVersion).split('/').slice(0, -1).join('/')} ${nameOf(object)}`;
}
