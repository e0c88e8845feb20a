import { differences } from '../../src/import/compare';
import { Json } from '../../src/json';

const deployment = (container: Json, pod: Json = {}, spec: Json = {}): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { ...spec, template: { spec: { ...pod, containers: [{ name: 'web', image: 'web:1', ...container }] } } },
});
const service = (spec: Json): Json => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec });

describe('means the same', () => {
  test.each<[string, Json, Json]>([
    [
      'defaults of a Deployment',
      deployment({}),
      deployment(
        { imagePullPolicy: 'IfNotPresent', terminationMessagePath: '/dev/termination-log' },
        { dnsPolicy: 'ClusterFirst', restartPolicy: 'Always', terminationGracePeriodSeconds: 30, securityContext: {} },
        {
          replicas: 1,
          revisionHistoryLimit: 10,
          progressDeadlineSeconds: 600,
          strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
        },
      ),
    ],
    [
      'the pull policy of a tag',
      deployment({ image: 'web:latest' }),
      deployment({ image: 'web:latest', imagePullPolicy: 'Always' }),
    ],
    [
      'of a digest',
      deployment({ image: 'r:5000/web@sha256:0' }),
      deployment({ image: 'r:5000/web@sha256:0', imagePullPolicy: 'IfNotPresent' }),
    ],
    [
      'of no tag behind a port',
      deployment({ image: 'r:5000/web' }),
      deployment({ image: 'r:5000/web', imagePullPolicy: 'Always' }),
    ],
    [
      'amounts',
      deployment({ resources: { limits: { cpu: 0.5, memory: '1Gi' } } }),
      deployment({ resources: { limits: { cpu: '500m', memory: '1024Mi' } } }),
    ],
    [
      'a request that is the limit',
      deployment({ resources: { limits: { cpu: '1' } } }),
      deployment({ resources: { limits: { cpu: 1 }, requests: { cpu: '1000m' } } }),
    ],
    [
      'the order of variables',
      deployment({ env: [{ name: 'A', value: '1' }, { name: 'B' }] }),
      deployment({
        env: [
          { name: 'B', value: '' },
          { name: 'A', value: '1' },
        ],
      }),
    ],
    [
      'defaults of probes',
      deployment({ livenessProbe: { httpGet: { port: 80 } } }),
      deployment({
        livenessProbe: {
          httpGet: { port: 80, path: '/', scheme: 'HTTP' },
          periodSeconds: 10,
          timeoutSeconds: 1,
          successThreshold: 1,
          failureThreshold: 3,
        },
      }),
    ],
    [
      'the old name of the account',
      deployment({}, { serviceAccountName: 'x' }),
      deployment({}, { serviceAccountName: 'x', serviceAccount: 'x' }),
    ],
    [
      'defaults of a Service',
      service({ ports: [{ port: 80 }] }),
      service({ type: 'ClusterIP', sessionAffinity: 'None', ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }] }),
    ],
    [
      'an autoscaler of v1',
      {
        apiVersion: 'autoscaling/v1',
        kind: 'HorizontalPodAutoscaler',
        metadata: {},
        spec: { maxReplicas: 3, targetCPUUtilizationPercentage: 70 },
      },
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: {},
        spec: {
          minReplicas: 1,
          maxReplicas: 3,
          metrics: [
            { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
          ],
        },
      },
    ],
    [
      'null, and no labels',
      { kind: 'Service', metadata: { labels: {}, annotations: null } },
      { kind: 'Service', metadata: {} },
    ],
  ])('%s', (_, one, other) => {
    expect([...differences(one, other), ...differences(other, one)]).toEqual([]);
  });
});

describe('means something else', () => {
  test.each<[string, Json, Json, string[]]>([
    [
      "a pull policy that is not the tag's",
      deployment({ imagePullPolicy: 'Never' }),
      deployment({}),
      ['spec.template.spec.containers[0].imagePullPolicy: "Never" went in, nothing comes out'],
    ],
    [
      'a value',
      deployment({ env: [{ name: 'A', value: '1' }] }),
      deployment({ env: [{ name: 'A', value: '2' }] }),
      ['spec.template.spec.containers[0].env[0].value: "1" went in, "2" comes out'],
    ],
    [
      'the order of variables that refer to others',
      deployment({
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '$(A)' },
        ],
      }),
      deployment({
        env: [
          { name: 'B', value: '$(A)' },
          { name: 'A', value: '1' },
        ],
      }),
      [
        'spec.template.spec.containers[0].env[0].name: "A" went in, "B" comes out',
        'spec.template.spec.containers[0].env[0].value: "1" went in, "$(A)" comes out',
        'spec.template.spec.containers[0].env[1].name: "B" went in, "A" comes out',
        'spec.template.spec.containers[0].env[1].value: "$(A)" went in, "1" comes out',
      ],
    ],
    [
      'a port by name',
      service({ ports: [{ port: 80, targetPort: 'http' }] }),
      service({ ports: [{ port: 80 }] }),
      ['spec.ports[0].targetPort: "http" went in, nothing comes out'],
    ],
    [
      'an amount',
      deployment({ resources: { limits: { cpu: '1' } } }),
      deployment({ resources: { limits: { cpu: '2' } } }),
      [
        'spec.template.spec.containers[0].resources.limits.cpu: "1000000000" went in, "2000000000" comes out',
        'spec.template.spec.containers[0].resources.requests.cpu: "1000000000" went in, "2000000000" comes out',
      ],
    ],
    [
      'an empty selector, which is all',
      { kind: 'NetworkPolicy', spec: { podSelector: {} } },
      { kind: 'NetworkPolicy', spec: {} },
      ['spec.podSelector: {} went in, nothing comes out'],
    ],
    [
      'an empty object of a kind that is not known',
      { kind: 'X', tls: {} },
      { kind: 'X' },
      ['tls: {} went in, nothing comes out'],
    ],
  ])('%s', (_, one, other, said) => {
    expect(differences(one, other)).toEqual(said);
  });
});
