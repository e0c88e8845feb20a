import { rawDeployment, rawFindings } from '../support/raw-findings';

type Json = Record<string, any>;

const volume = (hostPath: Json) => ({ volumes: [{ name: 'v', hostPath }, null] });
const mount = (readOnly?: boolean) => ({ volumeMounts: [{ name: 'v', mountPath: '/x', readOnly }, null] });
const namespace = (labels?: Json) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } });
const HOST = rawDeployment({}, { hostPID: true });

test.each<[string, Json[], number]>([
  ['nothing', [rawDeployment()], 0],
  ['a path to write', [rawDeployment(mount(), volume({ path: '/data' }))], 1],
  ['a path to read', [rawDeployment(mount(true), volume({ path: '/data' }))], 0],
  ['a path that nobody mounts', [rawDeployment({}, volume({ path: '/data' }))], 0],
  ['a socket to read', [rawDeployment(mount(true), volume({ path: '/run/x', type: 'Socket' }))], 1],
  ['IPC', [rawDeployment({}, { hostIPC: true })], 1],
  ['a namespace of no level', [HOST, namespace()], 1],
  ['a privileged namespace', [HOST, namespace({ 'pod-security.kubernetes.io/enforce': 'privileged' })], 0],
  ['where pod-security-admits speaks', [HOST, namespace({ 'pod-security.kubernetes.io/enforce': 'baseline' })], 0],
  ['a DaemonSet', [rawDeployment({}, { hostPID: true }, {}, 'DaemonSet')], 0],
  ['the system namespace', [{ ...HOST, metadata: { name: 'web', namespace: 'kube-system' } }], 0],
  ['what the cluster needs', [rawDeployment({}, { hostPID: true, priorityClassName: 'system-cluster-critical' })], 0],
  ['nulls', [rawDeployment({ securityContext: null, volumeMounts: null }, { volumes: null })], 0],
])('%s: %#', (_name, manifests, findings) => {
  expect(rawFindings('host-access', manifests)).toHaveLength(findings);
});
