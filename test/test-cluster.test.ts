import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const SCRIPT = path.join(__dirname, '..', 'scripts', 'test-cluster.mjs');

/** `npm run test:cluster` with nothing but these variables to say where. */
function run(variables: Record<string, string>): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, KUBEBUILDER_ASSETS: '', CLUSTER_CONTEXT: '', ...variables };
  return spawnSync(process.execPath, [SCRIPT], { env, encoding: 'utf8' });
}

test('without a cluster it says in one line how to get one, and is skipped', () => {
  const { status, stdout, stderr } = run({});
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^test:cluster skipped: no cluster\..*setup-envtest use.*minikube, microk8s or kind.*\n$/);
});

test('a folder without etcd is an error before anything is installed', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assets-'));
  fs.writeFileSync(path.join(folder, 'kube-apiserver'), '');
  const { status, stderr } = run({ KUBEBUILDER_ASSETS: folder });
  expect(status).toBe(1);
  expect(stderr).toBe(`no etcd in ${folder}: each folder of KUBEBUILDER_ASSETS wants etcd and kube-apiserver\n`);
});
