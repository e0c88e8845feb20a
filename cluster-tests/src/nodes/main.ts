import { KubeConfig, VersionApi } from '@kubernetes/client-node';
import { StandInKubelet } from './kubelet.js';
import { STAND_IN_NODES } from './node-object.js';

/**
 * The process that plays the nodes: `node main.js KUBECONFIG`, until SIGTERM. It writes `ready` once they are
 * registered.
 */
const kubeConfig = new KubeConfig();
kubeConfig.loadFromFile(process.argv[2] ?? '');
const { gitVersion } = await kubeConfig.makeApiClient(VersionApi).getCode();
const kubelet = new StandInKubelet(kubeConfig, STAND_IN_NODES, gitVersion);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    kubelet.stop();
    process.exit(0);
  });
}
await kubelet.start();
process.stdout.write('ready\n');
