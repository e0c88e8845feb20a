import * as fs from 'fs';
import * as path from 'path';
import { Command, Io, UserError, Values } from '../command';
import { Imported, importYaml } from './import-yaml';
import { runByNode } from './prove';
import { readManifests } from '../manifests/read-manifests';
import { KindOption } from './recognise';
import { report } from './report';

const HELP = `Usage: cdk8s-aspnetcore import <file, folder or -> ... [options]

Writes a program that gives what your Kubernetes YAML has: a Deployment with its Service, Ingress, autoscaler and
disruption budget as one typed service, everything else as it is. Then it runs the program and compares.

Options:
  --out <file>      the program, or - for the terminal (default src/main.ts)
  --cluster <name>  where it runs: managed, minikube, microk8s, kind, k3d or openshift (default managed)
  --kind <kind>     what a Deployment becomes: auto, aspnetcore, web or raw (default auto: by image, variables, ports)
  --with-secrets    write the values of Secrets into the program, for all to read
  --force           write over the file, and also what could not be proved
`;

const CLUSTERS = ['managed', 'minikube', 'microk8s', 'kind', 'k3d', 'openshift'];
const KINDS = ['auto', 'aspnetcore', 'web', 'raw'];
const DEFAULT_OUT = 'src/main.ts';

/** Turns YAML into a program. */
export const command: Command = {
  help: HELP,
  options: {
    out: { type: 'string' },
    cluster: { type: 'string' },
    kind: { type: 'string' },
    'with-secrets': { type: 'boolean' },
    force: { type: 'boolean' },
  },
  run,
};

async function run(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length === 0) {
    throw new UserError('no file is named', 'name files or folders of YAML, or - for what comes by a pipe');
  }
  const out = (values.out as string | undefined) ?? DEFAULT_OUT;
  const kind = oneOf('--kind', (values.kind as string | undefined) ?? 'auto', KINDS) as KindOption;
  const named = values.cluster as string | undefined;
  const clusterName = named === undefined ? undefined : oneOf('--cluster', named, CLUSTERS);
  const force = values.force === true;
  requireFree(out, io, force);
  const sources = readManifests(operands, io);
  const options = { kind, clusterName, withSecrets: values['with-secrets'] === true };
  const imported = await importYaml(sources, options, runByNode);
  return finish(imported, out, force, io);
}

/** What could not be proved is not written, unless it must. */
export function finish(imported: Imported, out: string, force: boolean, io: Io): number {
  const isProved = imported.differences.length === 0;
  const said = out === '-' ? io.error : io.out;
  said.write(`${report(imported).join('\n')}\n`);
  if (!isProved && !force) {
    said.write(`Nothing is written: --force writes it nevertheless.\n`);
    return 1;
  }
  if (out === '-') {
    io.out.write(imported.code);
  } else {
    try {
      write(path.resolve(io.cwd, out), imported.code, force);
    } catch (error) {
      throw new UserError(`${out} can't be written: ${(error as Error).message}`, 'name another file by --out');
    }
    said.write(`Wrote ${out}. Next:\n  npm run synth\n  kubectl diff -f dist\n`);
  }
  return isProved ? 0 : 1;
}

function write(file: string, code: string, force: boolean): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, code, { flag: force ? 'w' : 'wx' });
}

function requireFree(out: string, io: Io, force: boolean): void {
  const file = path.resolve(io.cwd, out);
  if (out === '' || (out !== '-' && fs.statSync(file, { throwIfNoEntry: false })?.isDirectory())) {
    const problem = out === '' ? '--out is empty' : `${out} is a folder`;
    throw new UserError(problem, 'name a file by --out, or - for the terminal');
  }
  if (out !== '-' && !force && fs.existsSync(file)) {
    throw new UserError(`${out} exists`, 'name another file by --out, or write over it by --force');
  }
}

function oneOf(option: string, value: string, known: string[]): string {
  if (!known.includes(value)) {
    throw new UserError(`${option} ${value} is not known`, `use one of ${known.join(', ')}`);
  }
  return value;
}
