import type { Credentials } from './credentials.js';

const LOOPBACK = '127.0.0.1';

export interface Ports {
  readonly etcd: number;
  readonly etcdPeers: number;
  readonly apiServer: number;
  readonly controllerManager: number;
  readonly scheduler: number;
}

export const etcdUrl = (ports: Ports): string => `http://${LOOPBACK}:${ports.etcd}`;
export const apiServerUrl = (ports: Ports): string => `https://${LOOPBACK}:${ports.apiServer}`;

export function etcdFlags(ports: Ports, data: string): string[] {
  const client = etcdUrl(ports);
  const peers = `http://${LOOPBACK}:${ports.etcdPeers}`;
  return [
    '--name=local',
    `--data-dir=${data}`,
    // Nothing of it outlives the run: it need not reach the disk.
    '--unsafe-no-fsync',
    '--log-level=warn',
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=local=${peers}`,
  ];
}

export function apiServerFlags(ports: Ports, credentials: Credentials, certificates: string): string[] {
  return [
    `--bind-address=${LOOPBACK}`,
    `--advertise-address=${LOOPBACK}`,
    `--secure-port=${ports.apiServer}`,
    // The endpoints of the service "kubernetes" may not be of the loopback; nothing here asks for them.
    '--endpoint-reconciler-type=none',
    `--cert-dir=${certificates}`,
    `--etcd-servers=${etcdUrl(ports)}`,
    '--service-cluster-ip-range=10.0.0.0/16',
    '--authorization-mode=RBAC',
    `--token-auth-file=${credentials.tokens}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${credentials.checkingKey}`,
    `--service-account-signing-key-file=${credentials.signingKey}`,
    '--allow-privileged=true',
  ];
}

/** What the controller manager and the scheduler have in common. */
function componentFlags(port: number, kubeconfig: string): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    `--bind-address=${LOOPBACK}`,
    `--secure-port=${port}`,
    '--leader-elect=false',
  ];
}

export function controllerManagerFlags(
  ports: Ports,
  kubeconfig: string,
  credentials: Credentials,
  certificate: string,
): string[] {
  return [
    ...componentFlags(ports.controllerManager, kubeconfig),
    // Each controller is the field manager and the RBAC user that it is in a real cluster.
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${credentials.signingKey}`,
    `--root-ca-file=${certificate}`,
    // Sooner than by default (50 s, 15 s), so that a lost node and an autoscaler's answer need not be waited for.
    '--node-monitor-grace-period=12s',
    '--node-monitor-period=2s',
    '--horizontal-pod-autoscaler-sync-period=3s',
  ];
}

export function schedulerFlags(ports: Ports, kubeconfig: string): string[] {
  return componentFlags(ports.scheduler, kubeconfig);
}
