import { CollectorGateway } from '../../../src/observability/collector/collector-gateway';
import { AGENTS, collector, configOf, DEBUG, objectsOf } from './support';

test('the configuration of a gateway alone, as it is read', () => {
  const built = collector({
    exporters: [DEBUG],
    agent: AGENTS.none,
    clusterName: 'west',
    gateway: CollectorGateway.deployment(),
  });
  expect(objectsOf(built, 'ConfigMap')[0].data['collector.yaml']).toBe(`receivers:
  otlp:
    protocols:
      grpc:
        endpoint: :4317
        max_recv_msg_size_mib: 16
      http:
        endpoint: :4318
processors:
  memory_limiter:
    check_interval: 1s
    limit_percentage: 80
    spike_limit_percentage: 25
  k8s_attributes:
    auth_type: serviceAccount
    extract:
      metadata:
        - k8s.namespace.name
        - k8s.pod.name
        - k8s.pod.uid
        - k8s.pod.start_time
        - k8s.node.name
        - k8s.deployment.name
        - k8s.statefulset.name
        - k8s.daemonset.name
        - k8s.cronjob.name
        - k8s.job.name
        - container.image.name
        - container.image.tag
        - service.namespace
        - service.version
        - service.instance.id
      labels:
        - tag_name: service.name
          key: app.kubernetes.io/name
          from: pod
        - tag_name: service.name
          key: cdk8s-aspnetcore/service
          from: pod
    pod_association:
      - sources:
          - from: resource_attribute
            name: k8s.pod.uid
      - sources:
          - from: resource_attribute
            name: k8s.pod.name
          - from: resource_attribute
            name: k8s.namespace.name
      - sources:
          - from: connection
  resource:
    attributes:
      - key: k8s.cluster.name
        value: west
        action: insert
      - key: service.name
        from_attribute: k8s.deployment.name
        action: insert
      - key: service.name
        from_attribute: k8s.statefulset.name
        action: insert
      - key: service.name
        from_attribute: k8s.daemonset.name
        action: insert
      - key: service.name
        from_attribute: k8s.cronjob.name
        action: insert
      - key: service.name
        from_attribute: k8s.job.name
        action: insert
  batch:
    timeout: 1s
    send_batch_size: 1024
    send_batch_max_size: 2048
exporters:
  debug:
    verbosity: normal
extensions:
  health_check:
    endpoint: :13133
service:
  extensions:
    - health_check
  telemetry:
    metrics:
      level: normal
      readers:
        - pull:
            exporter:
              prometheus:
                host: 0.0.0.0
                port: 8888
  pipelines:
    traces:
      receivers:
        - otlp
      processors:
        - memory_limiter
        - k8s_attributes
        - resource
        - batch
      exporters:
        - debug
    metrics:
      receivers:
        - otlp
      processors:
        - memory_limiter
        - k8s_attributes
        - resource
        - batch
      exporters:
        - debug
    logs:
      receivers:
        - otlp
      processors:
        - memory_limiter
        - k8s_attributes
        - resource
        - batch
      exporters:
        - debug
`);
});

test('agents know the pods of their own node, and skip their own logs', () => {
  const { receivers, processors, extensions } = configOf(collector(), 'agent');
  expect(processors.k8s_attributes.filter).toEqual({ node_from_env_var: 'K8S_NODE_NAME' });
  expect(extensions.file_storage).toEqual({ directory: '/var/lib/otelcol' });
  const { operators, ...rest } = receivers.file_log;
  expect(rest).toEqual({
    include: ['/var/log/pods/*/*/*.log'],
    exclude: ['/var/log/pods/telemetry-agents_otel-agent-*/*/*.log', '/var/log/pods/telemetry_otel-gateway-*/*/*.log'],
    start_at: 'beginning',
    include_file_path: true,
    include_file_name: false,
    storage: 'file_storage',
    retry_on_failure: { enabled: true },
  });
  expect(operators[0]).toEqual({ id: 'container', type: 'container' });
  expect(operators.map(({ type }: { type: string }) => type)).toEqual([
    'container',
    'json_parser',
    'severity_parser',
    'time_parser',
    'scope_name_parser',
    'add',
    'add',
    'trace_parser',
    'remove',
    'remove',
    'move',
    'move',
    'remove',
    'remove',
    'remove',
  ]);
});

test('lines that are not of .NET go on as they are: every operator asks first, and none fails loudly', () => {
  const [, ...operators] = configOf(collector(), 'agent').receivers.file_log.operators;
  const ids = operators.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  operators.forEach((operator: { if: string; on_error: string }) => {
    expect(operator.if).toMatch(/^(body matches|attributes\.\w+ != nil)/);
    expect(operator.on_error).toBe('send_quiet');
  });
});

test.each([
  ['{"EventId":14,"LogLevel":"Information","Category":"A","Message":"b"}', true],
  ['{"Timestamp":"2026-01-01T00:00:00Z","LogLevel":"Error"} ', true],
  ['{"level":"info","msg":"a"}', false],
  ['info: A[14]', false],
  ['[{"LogLevel":"Error"}]', false],
])('%s is a line of .NET: %s', (line, expected) => {
  const { if: condition } = configOf(collector(), 'agent').receivers.file_log.operators[1];
  const pattern = JSON.parse(condition.slice('body matches '.length) as string) as string;
  expect(new RegExp(pattern).test(line)).toBe(expected);
});
