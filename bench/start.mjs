// One small app: from a changed source to YAML, and what else is in the way of that.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, readYaml, requireSame } from './same.mjs';
import { HELM, KUBECTL } from './tools.mjs';
import { SERVICE_CHART } from './umbrella.mjs';
import { addTsNode, copySources, ROOT } from './workspace.mjs';

const SYNTH = [process.execPath, join(ROOT, 'scripts/synth.mjs')];
const HELLO_VALUES = join(SERVICE_CHART, '../hello.yaml');

/** The rows, and what has to hold of them. */
export function start({ folder, project }) {
  const out = (name) => join(folder, 'start', name);
  const ours = (name) => ({ cwd: ROOT, env: { CDK8S_OUTDIR: out(name), CLUSTER: 'minikube' }, folder: out(name) });
  const theirs = (name) => ({ cwd: project, env: { CDK8S_OUTDIR: out(name), CDK8S_CHECK_UPGRADE: 'false' } });
  const inProject = (name) => ({ ...theirs(name), folder: out(name) });
  const kustomization = out('kustomize');
  mkdirSync(kustomization, { recursive: true });
  writeFileSync(join(kustomization, 'kustomization.yaml'), 'resources: [hello.k8s.yaml]\n');
  writeFileSync(join(kustomization, 'hello.k8s.yaml'), readFileSync(join(ROOT, 'examples/01-hello/expected.yaml')));
  const sources = out('sources');
  copySources(sources);
  const edited = (name, file) => ({
    ...ours(name),
    command: [process.execPath, join(sources, 'scripts/synth.mjs')],
    cwd: sources,
    before: edit(join(sources, file)),
  });
  const tsNode = addTsNode(project);
  const stock = ['npx', 'cdk8s', 'synth', '--output', out('stock')];
  const rows = [
    { id: 'edit', name: 'edited: `node scripts/synth.mjs`', ...edited('edit', 'src/main.ts') },
    {
      id: 'library',
      name: 'edited, but a source of the library itself',
      ...edited('library', 'src/hello-asp-net-core.ts'),
    },
    { id: 'unchanged', name: 'unchanged: `node scripts/synth.mjs`', command: SYNTH, ...ours('unchanged') },
    {
      id: 'compiled',
      name: 'installed package, compiled: `node hello.cjs`',
      command: [process.execPath, 'hello.cjs'],
      ...inProject('compiled'),
    },
    {
      id: 'bundle',
      name: 'the same and cdk8s in one file by esbuild: `node hello-bundle.cjs`',
      command: [process.execPath, 'hello-bundle.cjs'],
      ...inProject('bundle'),
    },
    {
      id: 'stock',
      name: '`npx cdk8s synth`, ts-node with types',
      command: tsNode ? stock : undefined,
      ...inProject('stock'),
    },
    { id: 'node', name: '`node -e 0`', command: [process.execPath, '-e', '0'] },
    {
      id: 'helm',
      name: '`helm template`',
      command: HELM && [HELM, 'template', 'hello', SERVICE_CHART, '--values', HELLO_VALUES],
      output: out('helm.yaml'),
    },
    {
      id: 'kustomize',
      name: '`kubectl kustomize` of the YAML',
      command: KUBECTL && [KUBECTL, 'kustomize', kustomization],
      output: out('kustomize.yaml'),
    },
  ];
  const expected = () => parse(readFileSync(join(ROOT, 'examples/01-hello/expected.yaml'), 'utf8'));
  return {
    title: 'One app: `HelloAspNetCore`, 6 objects',
    baseline: 'helm',
    rows: rows.map((row) => ({ ...row, before: before(row) })),
    verify() {
      for (const row of rows.filter(({ command }) => command)) {
        const yaml = row.folder ? readYaml(row.folder) : row.output && readFileSync(row.output, 'utf8');
        if (yaml) {
          requireSame(row.name, parse(yaml), expected());
        }
      }
    },
    goals: (by) => [
      { goal: 'edited, CPU seconds', limit: 0.55, value: by.edit.cpu },
      { goal: 'edited, of stock `npx cdk8s synth`', limit: 1 / 11, value: by.edit.cpu / by.stock.cpu },
      { goal: 'edited in the library, CPU seconds', limit: 0.55, value: by.library.cpu },
      { goal: 'unchanged, CPU seconds', limit: 0.25, value: by.unchanged.cpu },
      { goal: 'installed package, compiled, CPU seconds', limit: 0.25, value: by.compiled.cpu },
      { goal: 'unchanged, of Helm', limit: 3, value: by.unchanged.cpu / by.helm.cpu },
    ],
  };
}

/** Changes a source in another way each time, so that nothing that was made of it can be kept. */
function edit(file) {
  const text = readFileSync(file, 'utf8');
  let edits = 0;
  return () => writeFileSync(file, `${text}\nprocess.env.EDITED = '${(edits += 1)}';\n`);
}

function before(row) {
  return () => {
    row.before?.();
    if (row.folder) {
      rmSync(row.folder, { recursive: true, force: true });
    }
  };
}
