import { Chart, Testing } from 'cdk8s';
import { CollectorAgent } from '../../../src/observability/collector/collector-agent';
import { TelemetryCollector } from '../../../src/observability/collector/telemetry-collector';
import { Prerequisites } from '../../../src/core/prerequisites';
import { messageOf, testApp } from '../../support/manifests';
import { CLUSTER, collector, DEBUG, objectsOf, telemetry } from './support';

const agentIn = (namespaceName: string, createNamespace?: boolean) => ({
  exporters: [DEBUG],
  agent: CollectorAgent.daemonSet({ namespaceName, createNamespace }),
});

test.each(['kube-system', 'kube-public', 'default', 'openshift', 'openshift-logging'])(
  'the namespace %s is not written anew',
  (name) => {
    expect(messageOf(() => collector(agentIn(name)))).toBe(
      `monitoring/otel: the agents' namespace "${name}" is one of the cluster's own, and would be overwritten; ` +
        'leave namespaceName out, name another, or say createNamespace: false',
    );
  },
);

test('a namespace that exists is used as it is, and must be privileged', () => {
  const chart = telemetry();
  const built = collector(agentIn('nodes', false), chart);
  expect(objectsOf(built, 'Namespace')).toEqual([]);
  expect(objectsOf(built, 'DaemonSet')[0].metadata.namespace).toBe('nodes');
  expect(Prerequisites.of(chart).all).toEqual([
    {
      name: 'Namespace nodes at the Pod Security level privileged',
      install: 'kubectl label namespace nodes pod-security.kubernetes.io/enforce=privileged --overwrite',
      neededBy: 'monitoring/otel',
    },
  ]);
});

test.each(['telemetry', 'kube-system'])('it may be %s', (name) => {
  expect(objectsOf(collector(agentIn(name, false)), 'DaemonSet')[0].metadata.namespace).toBe(name);
});

test('two collectors share the namespace of their agents', () => {
  const app = testApp({ cluster: CLUSTER });
  const charts = ['first', 'second'].map((id) => {
    const chart = new Chart(app, id, { namespace: 'telemetry' });
    new TelemetryCollector(chart, id, { exporters: [DEBUG] });
    return chart;
  });
  expect(() => app.synth()).not.toThrow();
  const [one, other] = charts.map((chart) => Testing.synth(chart).find(({ kind }) => kind === 'Namespace'));
  expect(one).toEqual(other);
  expect(one.metadata.labels).toEqual({
    'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
    'pod-security.kubernetes.io/enforce': 'privileged',
    'pod-security.kubernetes.io/audit': 'privileged',
    'pod-security.kubernetes.io/warn': 'privileged',
  });
});
