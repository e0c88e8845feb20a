// Where `npm run test:cluster` runs: decided before anything is installed or built.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NEEDED = ['etcd', 'kube-apiserver'];

export const SKIPPED =
  'test:cluster skipped: no cluster. Get one by `export KUBEBUILDER_ASSETS=$(setup-envtest use -p path)`, ' +
  'or start minikube, microk8s or kind and name it: CLUSTER_CONTEXT=minikube npm run test:cluster';

function missing(folder) {
  return NEEDED.filter((program) => !existsSync(join(folder, program)));
}

/**
 * The mode: `{ assets: folders }` for control planes of our own, one after another, `{ context }` for a cluster that
 * its user named, `{ skipped: why }`, or `{ error }`.
 */
export function modeOf({ KUBEBUILDER_ASSETS = '', CLUSTER_CONTEXT = '' }) {
  const assets = KUBEBUILDER_ASSETS.split(delimiter).filter((folder) => folder !== '');
  const broken = assets.find((folder) => missing(folder).length > 0);
  if (broken !== undefined) {
    const names = missing(broken).join(' and no ');
    return { error: `no ${names} in ${broken}: each folder of KUBEBUILDER_ASSETS wants ${NEEDED.join(' and ')}` };
  }
  if (assets.length > 0) {
    return { assets };
  }
  return CLUSTER_CONTEXT === '' ? { skipped: SKIPPED } : { context: CLUSTER_CONTEXT };
}
