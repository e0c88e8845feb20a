import { Chart, Testing } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { CollectorAgent } from '../../../src/observability/collector/collector-agent';
import { AGENTS, collector, DEBUG, objectsOf, telemetry } from './support';

const onOpenShift = (agent?: CollectorAgent): [ReturnType<typeof collector>, Chart] => {
  const chart = telemetry(ClusterProfile.openshift());
  return [collector({ exporters: [DEBUG], agent }, chart), chart];
};

const seLinuxOf = (built: ReturnType<typeof collector>): unknown =>
  objectsOf(built, 'DaemonSet')[0].spec.template.spec.containers[0].securityContext.seLinuxOptions;

test('on OpenShift the account of agents that read logs may use the SCC that lets them', () => {
  const [built, chart] = onOpenShift();
  const { metadata, ...binding } = objectsOf(built, 'RoleBinding')[0];
  expect([metadata.namespace, metadata.name]).toEqual(['telemetry-agents', 'otel-agent-privileged']);
  expect(binding).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:openshift:scc:privileged' },
    subjects: [{ kind: 'ServiceAccount', name: 'otel-agent', namespace: 'telemetry-agents' }],
  });
  expect(seLinuxOf(built)).toEqual({ type: 'spc_t' });
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('agents that read no logs get neither', () => {
  const [built] = onOpenShift(AGENTS.otlp);
  expect(objectsOf(built, 'RoleBinding')).toEqual([]);
  expect(seLinuxOf(built)).toBe(undefined);
});

test('elsewhere there is no SCC, and the type of SELinux is an option', () => {
  const built = collector({ exporters: [DEBUG], agent: CollectorAgent.daemonSet({ seLinuxType: 'spc_t' }) });
  expect(objectsOf(built, 'RoleBinding')).toEqual([]);
  expect(seLinuxOf(built)).toEqual({ type: 'spc_t' });
  expect(seLinuxOf(collector())).toBe(undefined);
});

test('the type of SELinux may be another one on OpenShift', () => {
  expect(seLinuxOf(onOpenShift(CollectorAgent.daemonSet({ seLinuxType: 'logreader_t' }))[0])).toEqual({
    type: 'logreader_t',
  });
});
