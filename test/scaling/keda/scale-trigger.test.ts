import { PrometheusAuthMode } from '../../../src/scaling/keda/source-options';
import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { TriggerAuthentication } from '../../../src/scaling/keda/trigger-authentication';
import { TriggerMetricType } from '../../../src/scaling/keda/trigger-options';
import { triggerOf } from './support';

const PROMETHEUS = { serverAddress: 'http://prometheus.monitoring:9090', query: 'sum(up)', threshold: 100 };
const from = (...parameters: string[]) =>
  TriggerAuthentication.fromSecret('login', { keys: Object.fromEntries(parameters.map((one) => [one, one])) });
const NAMED = TriggerAuthentication.named('shared');

test.each<[string, ScaleTrigger, object]>([
  [
    'Prometheus',
    ScaleTrigger.prometheus(PROMETHEUS),
    {
      type: 'prometheus',
      metadata: { query: 'sum(up)', serverAddress: 'http://prometheus.monitoring:9090', threshold: '100' },
    },
  ],
  [
    'Prometheus with all options',
    ScaleTrigger.prometheus({
      ...PROMETHEUS,
      threshold: 0.5,
      activationThreshold: -1.5,
      ignoreNullValues: false,
      authModes: [PrometheusAuthMode.TLS, PrometheusAuthMode.BASIC],
      authentication: NAMED,
      name: 'requests',
      useCachedMetrics: true,
      metricType: TriggerMetricType.VALUE,
    }),
    {
      type: 'prometheus',
      name: 'requests',
      metricType: 'Value',
      useCachedMetrics: true,
      authenticationRef: { name: 'shared' },
      metadata: {
        activationThreshold: '-1.5',
        authModes: 'tls,basic',
        ignoreNullValues: 'false',
        query: 'sum(up)',
        serverAddress: 'http://prometheus.monitoring:9090',
        threshold: '0.5',
      },
    },
  ],
  [
    'cron',
    ScaleTrigger.cron({
      timeZone: 'UTC',
      start: ' 0,30  6-8 */2 jan-mar,DEC ? ',
      end: '5/10 20 1 * sun',
      desiredReplicas: 10,
      name: 'office',
    }),
    {
      type: 'cron',
      name: 'office',
      metadata: { desiredReplicas: '10', end: '5/10 20 1 * sun', start: '0,30 6-8 */2 jan-mar,DEC ?', timezone: 'UTC' },
    },
  ],
  [
    'CPU',
    ScaleTrigger.cpu({ targetPercent: 70 }),
    { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } },
  ],
  [
    'memory of one container',
    ScaleTrigger.memory({ targetPercent: 80, containerName: 'worker', name: 'heap' }),
    { type: 'memory', name: 'heap', metricType: 'Utilization', metadata: { containerName: 'worker', value: '80' } },
  ],
  [
    'any other',
    ScaleTrigger.of('redis', {
      metadata: {
        listName: 'orders',
        address: 'redis.shop:6379',
        passwordFromEnv: 'REDIS_PASSWORD',
        enableTLS: 'true',
      },
      authentication: TriggerAuthentication.cluster('company'),
    }),
    {
      type: 'redis',
      authenticationRef: { name: 'company', kind: 'ClusterTriggerAuthentication' },
      metadata: {
        address: 'redis.shop:6379',
        enableTLS: 'true',
        listName: 'orders',
        passwordFromEnv: 'REDIS_PASSWORD',
      },
    },
  ],
])('%s', (_, trigger, expected) => {
  expect(triggerOf(trigger)).toEqual(expected);
});

test('a cache that is off is not written', () => {
  expect(triggerOf(ScaleTrigger.of('redis', { metadata: { listName: 'a' }, useCachedMetrics: false }))).toEqual({
    type: 'redis',
    metadata: { listName: 'a' },
  });
});

test.each([0.001, 9e12])('a threshold of %d is taken', (threshold) => {
  const trigger = triggerOf(ScaleTrigger.prometheus({ ...PROMETHEUS, threshold }));
  expect(trigger.metadata.threshold).toBe(String(threshold));
});

test.each<[string[], string | undefined]>([
  [['bearerToken'], 'bearer'],
  [['username', 'password'], 'basic'],
  [['cert', 'key', 'ca', 'bearerToken'], 'bearer,tls'],
  [['customAuthHeader', 'customAuthValue'], 'custom'],
  [['ca'], undefined],
])('how KEDA logs in to Prometheus follows from %j', (parameters, authModes) => {
  const trigger = triggerOf(ScaleTrigger.prometheus({ ...PROMETHEUS, authentication: from(...parameters) }));
  expect(trigger.metadata.authModes).toBe(authModes);
});
