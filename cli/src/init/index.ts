import * as fs from 'fs';
import * as path from 'path';
import { Command, Io, UserError, Values } from '../command';
import { CLUSTERS, Project, projectOf } from './options';
import { projectFiles } from './template';
import { writeFiles } from './write';

const HELP = `Usage: cdk8s-aspnetcore init [folder] [options]

Writes a project for one service into a folder, by default into this one: chart, tests, and a GitHub workflow that shows
in a pull request what changes in the YAML. It installs nothing, and leaves alone what is there.

Options:
  --name <name>                 the service's, by default the folder's
  --image <image>               by default <name>:dev, built on this machine; where the cluster is no local one,
                                registry.example.com/<name>:1.0.0
  --port <port>                 that the container listens on, by default 8080
  --cluster <cluster>           ${CLUSTERS.join(', ')}; by default minikube
  --kubernetes-version <1.x>    of the cluster, by default 1.27, the oldest that is supported
  --namespace <namespace>       that is made for it, by default of the service's name
`;

/** Starts a project. */
export const command: Command = {
  help: HELP,
  options: {
    name: { type: 'string' },
    image: { type: 'string' },
    port: { type: 'string' },
    cluster: { type: 'string' },
    'kubernetes-version': { type: 'string' },
    namespace: { type: 'string' },
  },
  run: runInit,
};

async function runInit(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length > 1) {
    throw new UserError(`init takes one folder, not ${operands.length}: ${operands.join(' ')}`, 'name one folder');
  }
  const folder = path.resolve(io.cwd, operands[0] ?? '.');
  const project = projectOf(values, folder);
  await requireBuildable(project);
  const files = projectFiles(project);
  const shown = path.relative(io.cwd, folder);
  writeFiles(folder, shown || '.', files);
  const top = repositoryAbove(folder);
  const above = top === undefined ? undefined : path.relative(folder, top).split(path.sep).join('/');
  const paths = files.map((file) => file.path);
  io.out.write(report(project, shown, paths, above));
  return 0;
}

/** Has the library look at the values: what it would refuse at the first synth is refused here. */
async function requireBuildable({ name, namespace, image, port, cluster, kubernetesVersion }: Project): Promise<void> {
  const [{ Chart }, { App, AspNetCoreService, ClusterProfile, KubernetesVersion, TenantNamespace }] = await Promise.all(
    [import('cdk8s'), import('cdk8s-aspnetcore')],
  );
  try {
    if (kubernetesVersion !== undefined) {
      KubernetesVersion.of(kubernetesVersion);
    }
    const chart = new Chart(new App({ cluster: ClusterProfile.named(cluster) }), name, { namespace });
    new TenantNamespace(chart, 'namespace');
    new AspNetCoreService(chart, name, { image, port });
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

/** The nearest folder around this one that is a repository of Git. */
function repositoryAbove(folder: string): string | undefined {
  const above = path.dirname(folder);
  if (above === folder || fs.existsSync(path.join(folder, '.git'))) {
    return undefined;
  }
  return fs.existsSync(path.join(above, '.git')) ? above : repositoryAbove(above);
}

/** What was written, and what to type next. */
function report({ name, cluster }: Project, folder: string, files: string[], above: string | undefined): string {
  const there = /\s/.test(folder) ? `"${folder}"` : folder;
  return [
    `Wrote ${name} for ${cluster}:`,
    ...files.map((file) => `  ${path.posix.join(folder.split(path.sep).join('/'), file)}`),
    '',
    'Next:',
    ...(folder === '' ? [] : [`  cd ${there}`]),
    '  npm install      # also writes package-lock.json, which the workflow needs: commit it',
    '  npm test         # writes test/chart.snapshot.yaml the first time: read it, then commit it',
    '  npm run synth    # writes dist/, and says what to type to have it on the cluster',
    '  kubectl apply -f dist',
    ...(above === undefined
      ? []
      : [
          '',
          `GitHub reads workflows at the top of a repository only, which is ${above}: move .github/workflows/ci.yml there.`,
        ]),
    '',
  ].join('\n');
}
