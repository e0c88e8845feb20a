import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Assets } from './assets.js';
import { type Component, startComponent } from './component.js';
import { type User, kubeconfigOf, writeCredentials } from './credentials.js';
import * as flags from './flags.js';
import { STAND_IN_NODES } from '../nodes/node-object.js';
import { freePorts } from './ports.js';

const START_SECONDS = 120;
const STAND_IN_KUBELET = fileURLToPath(new URL('../nodes/main.js', import.meta.url));

export interface ControlPlane {
  readonly kubeconfig: string;
  readonly components: readonly Component[];
  stop(): Promise<void>;
}

async function portsOf(): Promise<flags.Ports> {
  const [etcd, etcdPeers, apiServer, controllerManager, scheduler] = await freePorts(5);
  return { etcd, etcdPeers, apiServer, controllerManager, scheduler };
}

function isWritten(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The status of a GET, 0 while nobody answers. */
function statusOf(url: string, certificate: Buffer, { token }: User): Promise<number> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    const asked = request(url, { ca: certificate, headers, timeout: 5_000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(0));
    asked.end();
  });
}

/** Starts all that is in the assets, in order, each when what it needs is ready. */
export async function startControlPlane(assets: Assets, folder: string): Promise<ControlPlane> {
  const components: Component[] = [];
  const stop = async (): Promise<void> => {
    for (const component of [...components].reverse()) {
      await component.stop();
    }
  };
  const start = async (program: string, ...args: string[]): Promise<void> => {
    const log = join(folder, `${components.length}-${program.split(/[\\/]/).at(-1)}.log`);
    components.push(await startComponent(program, args, log));
  };
  const deadline = Date.now() + START_SECONDS * 1000;
  const until = async (what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await isTrue())) {
      components.forEach((component) => component.assertRunning());
      if (Date.now() > deadline) {
        throw new Error(`${what} did not come within ${START_SECONDS} s; the logs are in ${folder}`);
      }
      await sleep(200);
    }
  };

  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const credentials = writeCredentials(folder);
    const ports = await portsOf();
    const certificates = join(folder, 'certificates');
    const certificateFile = join(certificates, 'apiserver.crt');
    await start(assets.etcd, ...flags.etcdFlags(ports, join(folder, 'etcd')));
    await start(assets.apiServer, ...flags.apiServerFlags(ports, credentials, certificates));

    // The API server signs its own certificate, at its first start.
    await until("the API server's certificate", () => isWritten(certificateFile));
    const certificate = readFileSync(certificateFile);
    const url = flags.apiServerUrl(ports);
    const answers = async (path: string): Promise<boolean> =>
      (await statusOf(url + path, certificate, credentials.admin)) === 200;
    const kubeconfig = (file: string, user: User): string => {
      const path = join(folder, file);
      writeFileSync(path, kubeconfigOf(url, certificate, user), { mode: 0o600 });
      return path;
    };
    await until('a ready API server', () => answers('/readyz'));

    if (assets.controllerManager !== undefined) {
      const config = kubeconfig('controller-manager.kubeconfig', credentials.controllerManager);
      const args = flags.controllerManagerFlags(ports, config, credentials, certificateFile);
      await start(assets.controllerManager, ...args);
    }
    if (assets.scheduler !== undefined) {
      const config = kubeconfig('scheduler.kubeconfig', credentials.scheduler);
      await start(assets.scheduler, ...flags.schedulerFlags(ports, config));
    }
    if (assets.controllerManager !== undefined) {
      await until('a service account by the controllers', () =>
        answers('/api/v1/namespaces/default/serviceaccounts/default'),
      );
    }
    const admin = kubeconfig('admin.kubeconfig', credentials.admin);
    if (assets.controllerManager !== undefined && assets.scheduler !== undefined) {
      await start(process.execPath, STAND_IN_KUBELET, admin);
      for (const { name } of STAND_IN_NODES) {
        await until(`node ${name}`, () =>
          answers(`/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${name}`),
        );
      }
    }
    components.forEach((component) => component.assertRunning());
    return { kubeconfig: admin, components, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
