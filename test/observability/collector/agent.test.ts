import { AGENTS, collector, DEBUG, GATEWAYS, objectsOf } from './support';
import { manifestsBelow } from '../../support/manifests';

test('agents that read no logs need no namespace of their own, and are restricted', () => {
  const built = collector({ agent: AGENTS.otlp, gateway: GATEWAYS.none, exporters: [DEBUG] });
  expect(manifestsBelow(built)[0]).toMatchObject({ kind: 'ServiceAccount', metadata: { namespace: 'telemetry' } });
  const { spec } = objectsOf(built, 'DaemonSet')[0].spec.template;
  expect(spec.securityContext).toEqual({
    runAsUser: 10001,
    runAsGroup: 10001,
    runAsNonRoot: true,
    fsGroup: 10001,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(spec.volumes).toEqual([
    { name: 'config', configMap: { name: objectsOf(built, 'ConfigMap')[0].metadata.name } },
  ]);
});

test('the namespace of agents that read logs is privileged', () => {
  expect(objectsOf(collector(), 'Namespace')[0].metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'privileged',
    'pod-security.kubernetes.io/audit': 'privileged',
    'pod-security.kubernetes.io/warn': 'privileged',
  });
});

test('an agent that reads logs', () => {
  const built = collector();
  const { metadata, spec } = objectsOf(built, 'DaemonSet')[0];
  const mapName = objectsOf(built, 'ConfigMap', 'agent')[0].metadata.name;
  expect(metadata.labels).toEqual({
    'app.kubernetes.io/name': 'opentelemetry-collector',
    'app.kubernetes.io/instance': 'otel-agent',
    'app.kubernetes.io/version': '0.160.0',
    'app.kubernetes.io/component': 'agent',
    'app.kubernetes.io/part-of': 'otel',
    'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
  });
  expect(spec).toEqual({
    selector: { matchLabels: { 'app.kubernetes.io/instance': 'otel-agent' } },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
    template: {
      metadata: {
        labels: metadata.labels,
        annotations: {
          'prometheus.io/scrape': 'true',
          'prometheus.io/port': '8888',
          'prometheus.io/path': '/metrics',
        },
      },
      spec: {
        serviceAccountName: 'otel-agent',
        automountServiceAccountToken: true,
        enableServiceLinks: false,
        securityContext: {
          runAsUser: 0,
          runAsGroup: 0,
          runAsNonRoot: false,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        tolerations: [{ operator: 'Exists' }],
        containers: [
          {
            name: 'collector',
            image: 'docker.io/otel/opentelemetry-collector-contrib:0.160.0',
            imagePullPolicy: 'Always',
            args: ['--config=/etc/otelcol/config/collector.yaml'],
            ports: [
              { name: 'otlp-grpc', containerPort: 4317 },
              { name: 'otlp-http', containerPort: 4318 },
              { name: 'metrics', containerPort: 8888 },
              { name: 'health', containerPort: 13133 },
            ],
            env: [
              { name: 'GOMEMLIMIT', value: '204MiB' },
              { name: 'K8S_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
            ],
            resources: {
              requests: { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '64Mi' },
              limits: { cpu: '500m', memory: '256Mi', 'ephemeral-storage': '256Mi' },
            },
            securityContext: {
              runAsUser: 0,
              runAsGroup: 0,
              runAsNonRoot: false,
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL', 'NET_RAW'] },
              privileged: false,
              readOnlyRootFilesystem: true,
            },
            livenessProbe: {
              tcpSocket: { port: 'health' },
              timeoutSeconds: 1,
              successThreshold: 1,
              initialDelaySeconds: 15,
              periodSeconds: 10,
              failureThreshold: 6,
            },
            readinessProbe: {
              httpGet: { path: '/', port: 'health' },
              initialDelaySeconds: 1,
              periodSeconds: 5,
              timeoutSeconds: 1,
              successThreshold: 1,
              failureThreshold: 3,
            },
            volumeMounts: [
              { name: 'config', mountPath: '/etc/otelcol/config', readOnly: true },
              { name: 'logs', mountPath: '/var/log/pods', readOnly: true },
              { name: 'checkpoints', mountPath: '/var/lib/otelcol' },
            ],
          },
        ],
        volumes: [
          { name: 'config', configMap: { name: mapName } },
          { name: 'logs', hostPath: { path: '/var/log/pods', type: 'Directory' } },
          {
            name: 'checkpoints',
            hostPath: { path: '/var/lib/otelcol/telemetry-agents-otel', type: 'DirectoryOrCreate' },
          },
        ],
      },
    },
  });
});

test('pods reach the agent of their own node', () => {
  expect(objectsOf(collector(), 'Service', 'agent')[0].spec).toEqual({
    type: 'ClusterIP',
    internalTrafficPolicy: 'Local',
    selector: { 'app.kubernetes.io/instance': 'otel-agent' },
    ports: [
      { name: 'otlp-grpc', port: 4317, targetPort: 'otlp-grpc', protocol: 'TCP' },
      { name: 'otlp-http', port: 4318, targetPort: 'otlp-http', protocol: 'TCP' },
    ],
  });
});

test('the account may read pods, and nothing else', () => {
  const [role] = objectsOf(collector(), 'ClusterRole');
  expect(role.rules).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }]);
  expect(objectsOf(collector(), 'ClusterRoleBinding')[0]).toMatchObject({
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'telemetry-agents-otel-agent' },
    subjects: [{ kind: 'ServiceAccount', name: 'otel-agent', namespace: 'telemetry-agents' }],
  });
});
