import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { Delivery } from '../../../src/delivery/delivery';
import { Analysis } from '../../../src/delivery/rollouts/analysis';
import { JobAnalysisOptions, PrometheusAnalysisOptions } from '../../../src/delivery/rollouts/analysis-options';
import { RolloutStep } from '../../../src/delivery/rollouts/rollout-step';
import { SecurityProfile } from '../../../src/security/security-profile';
import { NetworkAccess } from '../../../src/security/network-access';
import { objectsOf } from '../../support/released-service';
import { bare, progressive } from './support';

const PROMETHEUS: PrometheusAnalysisOptions = {
  address: 'http://prometheus.monitoring:9090',
  query: 'sum(rate(errors[2m]))',
  successCondition: 'result[0] < 0.01',
};
const errors = (options: Partial<PrometheusAnalysisOptions> = {}) =>
  Analysis.prometheus('errors', { ...PROMETHEUS, ...options });
const smoke = (options: Partial<JobAnalysisOptions> = {}) =>
  Analysis.job('smoke', { image: 'example.com/smoke:1', ...options });
const during = (...analyses: Analysis[]) => progressive({ steps: [RolloutStep.analysis(...analyses)] });

test('a question to Prometheus all the while: one AnalysisTemplate, which the Rollout refers to', () => {
  const query = 'sum(rate(errors{pod=~"web-{{args.canary-hash}}-.*"}[2m])) / on() {{ args.stable-hash }}';
  const analysis = errors({
    query,
    failureCondition: 'result[0] > 0.1',
    interval: Duration.minutes(1),
    count: 5,
    failureLimit: 2,
    initialDelay: Duration.minutes(2),
  });
  const steps = [RolloutStep.weight(10), RolloutStep.analysis(analysis)];
  const delivery = Delivery.progressive({ steps, analysis: [analysis], analysisStartingStep: 1 });
  const objects = objectsOf({ delivery });
  const { metadata, ...template } = objects['AnalysisTemplate web-errors'];
  expect(metadata).toMatchObject({ namespace: 'shop', labels: { 'app.kubernetes.io/instance': 'web-errors' } });
  expect(template).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    spec: {
      args: [{ name: 'canary-hash' }, { name: 'stable-hash' }],
      metrics: [
        {
          name: 'errors',
          interval: '60s',
          count: 5,
          failureLimit: 2,
          initialDelay: '120s',
          successCondition: 'result[0] < 0.01',
          failureCondition: 'result[0] > 0.1',
          provider: { prometheus: { address: 'http://prometheus.monitoring:9090', query } },
        },
      ],
    },
  });
  const reference = {
    templates: [{ templateName: 'web-errors' }],
    args: [
      { name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } },
      { name: 'stable-hash', valueFrom: { podTemplateHashValue: 'Stable' } },
    ],
  };
  const { canary } = objects['Rollout web'].spec.strategy;
  expect(canary.analysis).toEqual({ ...reference, startingStep: 1 });
  expect(canary.steps).toEqual([{ setWeight: 10 }, { analysis: reference }]);
});

test('templates that exist already, with their arguments', () => {
  const delivery = during(
    errors(),
    Analysis.named('latency', { args: { service: 'web', percentile: '99' } }),
    Analysis.named('load', { clusterWide: true, args: { service: 'web' } }),
  );
  expect(objectsOf({ delivery })['Rollout web'].spec.strategy.canary.steps).toEqual([
    {
      analysis: {
        templates: [
          { templateName: 'web-errors' },
          { templateName: 'latency' },
          { templateName: 'load', clusterScope: true },
        ],
        args: [
          { name: 'service', value: 'web' },
          { name: 'percentile', value: '99' },
        ],
      },
    },
  ]);
});

describe('a program', () => {
  const options: Partial<JobAnalysisOptions> = {
    command: ['./smoke'],
    args: ['http://web-canary', '{{args.canary-hash}}'],
    env: { QUICK: 'true' },
    cpu: Cpu.millis(250),
    memory: Size.mebibytes(64),
    retries: 2,
    timeout: Duration.minutes(1),
  };

  test('runs as a Job under the security settings of the service', () => {
    const objects = objectsOf({ delivery: during(smoke(options)) });
    const { spec } = objects['AnalysisTemplate web-smoke'];
    const { job } = spec.metrics[0].provider;
    const { spec: pod, metadata } = job.spec.template;
    const own = objects['Deployment web'].spec.template.spec;
    const amounts = { cpu: '250m', memory: '64Mi', 'ephemeral-storage': '64Mi' };
    expect(spec.args).toEqual([{ name: 'canary-hash' }]);
    expect(job.spec).toMatchObject({ backoffLimit: 2, activeDeadlineSeconds: 60 });
    expect(job.metadata).toEqual(metadata);
    expect(pod).toEqual({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy: 'Never',
      securityContext: own.securityContext,
      containers: [
        {
          name: 'smoke',
          image: 'example.com/smoke:1',
          imagePullPolicy: 'Always',
          command: ['./smoke'],
          args: ['http://web-canary', '{{args.canary-hash}}'],
          env: [{ name: 'QUICK', value: 'true' }],
          resources: { requests: amounts, limits: amounts },
          securityContext: own.containers[0].securityContext,
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        },
      ],
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
    });
  });

  test('needs nothing but an image', () => {
    const { job } = objectsOf({ delivery: during(smoke()) })['AnalysisTemplate web-smoke'].spec.metrics[0].provider;
    const amounts = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' };
    expect(job.spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 300 });
    expect(job.spec.template.spec.containers[0].resources).toEqual({ requests: amounts, limits: amounts });
  });

  test('takes over the newer fields of the security settings', () => {
    const objects = objectsOf({ delivery: during(smoke()), security: SecurityProfile.restricted({ appArmor: true }) });
    const { job } = objects['AnalysisTemplate web-smoke'].spec.metrics[0].provider;
    expect(job.spec.template.spec.containers[0].securityContext.appArmorProfile).toEqual({ type: 'RuntimeDefault' });
  });

  test('has pods that no Service and no budget selects', () => {
    const objects = objectsOf({ delivery: during(smoke()) });
    const { labels } = objects['AnalysisTemplate web-smoke'].spec.metrics[0].provider.job.spec.template.metadata;
    expect(labels['app.kubernetes.io/instance']).toBe('web-smoke');
    expect(labels).not.toHaveProperty('cdk8s-aspnetcore/service');
  });

  test('may connect to the service and to everything else, and nobody to it', () => {
    const objects = objectsOf({ delivery: during(smoke()), network: NetworkAccess.declaredClients() });
    const podSelector = { matchLabels: { 'app.kubernetes.io/instance': 'web-smoke' } };
    expect(objects['NetworkPolicy web-smoke'].spec).toEqual({
      podSelector,
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ ports: [{ protocol: 'TCP' }, { protocol: 'UDP' }] }],
    });
    expect(objects['NetworkPolicy web'].spec.ingress).toEqual([
      { from: [{ podSelector }], ports: [{ port: 8080, protocol: 'TCP' }] },
    ]);
  });

  test('has no policy where none is enforced', () => {
    const kinds = (networkPolicies: boolean) => {
      const cluster = ClusterProfile.managed({ addons: ['argo-rollouts'], networkPolicies });
      return bare(during(smoke()), [], cluster).manifests.map(({ kind }) => kind);
    };
    expect(kinds(true)).toEqual(['AnalysisTemplate', 'NetworkPolicy', 'Rollout']);
    expect(kinds(false)).toEqual(['AnalysisTemplate', 'Rollout']);
  });
});
