/**
 * Fetches official CustomResourceDefinitions, of the releases that crds/ follows, for the cluster tests.
 * Usage: node scripts/fetch-crds.mjs <folder>, then CRD_DIR=<folder> npm run test:cluster. Needs git and a network.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** Repository, commit (its release is in the heads of crds/*.yaml), and the files or folders with definitions. */
const SOURCES = [
  ['argoproj/argo-rollouts', 'b6bd3bcf8f60d717a98763d26acc983db7f97cb0', 'manifests/crds'],
  ['cert-manager/cert-manager', '24e33194fb39488eff2bbf10c6dc640f407cad44', 'deploy/crds'],
  ['external-secrets/external-secrets', '378bdb622ed9712ef4a58370f6a17af033b7d343', 'config/crds/bases'],
  ['kedacore/keda', '68a5b5028f35b22d50597c69819ab32c4e92f21a', 'config/crd/bases'],
  ['kubernetes-sigs/gateway-api', '8bb74df00e56ec8f944d48c25e6c1c9c2f6848e3', 'config/crd/standard'],
  [
    'kubernetes/autoscaler',
    '352365899477910018f40d89fa3ea30b2c5d0e78',
    'vertical-pod-autoscaler/deploy/vpa-v1-crd-gen.yaml',
  ],
  [
    'prometheus-operator/prometheus-operator',
    'f8fafd475f3d132e239432ae6172de60a6cb6516',
    'example/prometheus-operator-crd',
  ],
  ['traefik/traefik', 'd0bd2ec198533d760c1abfc74b98033d6d92d039', 'docs/content/reference/dynamic-configuration'],
];

function fetch(clone, [repository, commit, path], target) {
  const git = (...args) => execFileSync('git', args, { cwd: clone, stdio: ['ignore', 'ignore', 'inherit'] });
  git('init', '--quiet');
  git('remote', 'add', 'origin', `https://github.com/${repository}`);
  // No history, and of the files only those asked for.
  git('fetch', '--quiet', '--depth=1', '--filter=blob:none', 'origin', commit);
  git('checkout', '--quiet', 'FETCH_HEAD', '--', path);
  const found = join(clone, path);
  const files = statSync(found).isDirectory() ? readdirSync(found).map((name) => join(found, name)) : [found];
  for (const file of files.filter((name) => name.endsWith('.yaml'))) {
    // Several projects have a kustomization.yaml.
    cpSync(file, join(target, `${repository.replace('/', '-')}-${basename(file)}`));
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('say into which folder: node scripts/fetch-crds.mjs crds-official');
  process.exit(1);
}
const target = resolve(folder);
mkdirSync(target, { recursive: true });
for (const source of SOURCES) {
  const clone = mkdtempSync(join(tmpdir(), 'fetch-crds-'));
  try {
    fetch(clone, source, target);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}
console.log(`CRD_DIR=${target}`);
