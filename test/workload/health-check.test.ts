import { Duration } from 'cdk8s';
import { ConnectionScheme } from 'cdk8s-plus-27';
import { ICapability } from 'cdk8s-aspnetcore';
import { HealthCheck } from '../../src/workload/health-check';
import { podWith } from '../support/capabilities';

const seconds = (amount: number) => Duration.seconds(amount);

/** Initial delay, period, timeout, successes, failures. */
function timing(delay: number, period: number, timeout: number, success: number, failure: number): object {
  return {
    initialDelaySeconds: delay,
    periodSeconds: period,
    timeoutSeconds: timeout,
    successThreshold: success,
    failureThreshold: failure,
  };
}

const STARTUP = timing(1, 3, 3, 1, 40);
const READINESS = timing(1, 5, 3, 1, 3);
const LIVENESS = timing(1, 20, 5, 1, 3);
const TCP = { tcpSocket: { port: 'http' } };

const get = (path: string, more: object = {}) => ({ httpGet: { path, port: 'http', ...more } });

function probes(capability: ICapability): object {
  const { startupProbe, readinessProbe, livenessProbe } = podWith([capability]).containers[0];
  return { startupProbe, readinessProbe, livenessProbe };
}

test.each<[string, HealthCheck, object]>([
  [
    'http: liveness does not ask what readiness asks',
    HealthCheck.http('/healthz'),
    {
      startupProbe: { ...get('/healthz'), ...STARTUP },
      readinessProbe: { ...get('/healthz'), ...READINESS },
      livenessProbe: { ...TCP, ...LIVENESS },
    },
  ],
  [
    'http with paths of their own',
    HealthCheck.http('/ready', { livenessPath: '/live', startupPath: '/started' }),
    {
      startupProbe: { ...get('/started'), ...STARTUP },
      readinessProbe: { ...get('/ready'), ...READINESS },
      livenessProbe: { ...get('/live'), ...LIVENESS },
    },
  ],
  [
    'http without liveness',
    HealthCheck.http('/ready', { livenessEnabled: false }),
    { startupProbe: { ...get('/ready'), ...STARTUP }, readinessProbe: { ...get('/ready'), ...READINESS } },
  ],
  [
    'aspNetCore',
    HealthCheck.aspNetCore(),
    {
      startupProbe: { ...get('/healthz/live'), ...STARTUP },
      readinessProbe: { ...get('/healthz/ready'), ...READINESS },
      livenessProbe: { ...get('/healthz/live'), ...LIVENESS },
    },
  ],
  [
    'aspNetCore with paths of its own, and no liveness',
    HealthCheck.aspNetCore({ livePath: '/alive', readyPath: '/health', livenessEnabled: false }),
    { startupProbe: { ...get('/alive'), ...STARTUP }, readinessProbe: { ...get('/health'), ...READINESS } },
  ],
  [
    'tcp has no liveness',
    HealthCheck.tcp(),
    {
      startupProbe: { ...TCP, ...timing(1, 3, 1, 1, 40) },
      readinessProbe: { ...TCP, ...timing(1, 5, 1, 1, 3) },
    },
  ],
  [
    'tcp whose liveness is asked for',
    HealthCheck.tcp({ liveness: {} }),
    {
      startupProbe: { ...TCP, ...timing(1, 3, 1, 1, 40) },
      readinessProbe: { ...TCP, ...timing(1, 5, 1, 1, 3) },
      livenessProbe: { ...TCP, ...LIVENESS },
    },
  ],
  [
    'grpc takes the number of the port',
    HealthCheck.grpc(),
    {
      startupProbe: { grpc: { port: 8080 }, ...STARTUP },
      readinessProbe: { grpc: { port: 8080 }, ...READINESS },
      livenessProbe: { ...TCP, ...LIVENESS },
    },
  ],
  [
    'grpc with services',
    HealthCheck.grpc({ readinessService: 'ready', livenessService: 'live' }),
    {
      startupProbe: { grpc: { port: 8080, service: 'ready' }, ...STARTUP },
      readinessProbe: { grpc: { port: 8080, service: 'ready' }, ...READINESS },
      livenessProbe: { grpc: { port: 8080, service: 'live' }, ...LIVENESS },
    },
  ],
  [
    'exec',
    HealthCheck.exec(['/app/check', '--ready'], { livenessCommand: ['/app/check'] }),
    {
      startupProbe: { exec: { command: ['/app/check', '--ready'] }, ...STARTUP },
      readinessProbe: { exec: { command: ['/app/check', '--ready'] }, ...READINESS },
      livenessProbe: { exec: { command: ['/app/check'] }, ...LIVENESS },
    },
  ],
  [
    'exec without a liveness command',
    HealthCheck.exec(['/app/check']),
    {
      startupProbe: { exec: { command: ['/app/check'] }, ...STARTUP },
      readinessProbe: { exec: { command: ['/app/check'] }, ...READINESS },
      livenessProbe: { ...TCP, ...LIVENESS },
    },
  ],
  ['none', HealthCheck.none(), {}],
])('%s', (_name, health, expected) => {
  expect(JSON.parse(JSON.stringify(probes(health)))).toEqual(expected);
});

test('each probe is tuned by itself', () => {
  const health = HealthCheck.tcp({
    startup: { period: seconds(2), failureThreshold: 100, initialDelay: seconds(7) },
    readiness: { timeout: seconds(4), successThreshold: 2, period: Duration.minutes(1) },
    liveness: { period: seconds(4), failureThreshold: 6 },
  });
  expect(probes(health)).toEqual({
    startupProbe: { ...TCP, ...timing(7, 2, 1, 1, 100) },
    readinessProbe: { ...TCP, ...timing(1, 60, 4, 2, 3) },
    livenessProbe: { ...TCP, ...timing(1, 4, 4, 1, 6) },
  });
});

/** A probe's timing without its first field. */
function undelayed(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'initialDelaySeconds'));
}

test('a delay of 0 is no field, as the API server does not store it', () => {
  const none = { initialDelay: seconds(0) };
  const health = HealthCheck.http('/healthz', { startup: none, readiness: none, liveness: none });
  expect(probes(health)).toEqual({
    startupProbe: { ...get('/healthz'), ...undelayed(STARTUP) },
    readinessProbe: { ...get('/healthz'), ...undelayed(READINESS) },
    livenessProbe: { ...TCP, ...undelayed(LIVENESS) },
  });
});

test('a request has a Host header, more headers and a scheme, and never a host', () => {
  const health = HealthCheck.http('/healthz', {
    hostHeader: 'shop.example.com',
    headers: { 'X-Probe': 'yes' },
    scheme: ConnectionScheme.HTTPS,
  });
  expect(podWith([health]).containers[0].readinessProbe).toEqual({
    httpGet: {
      path: '/healthz',
      port: 'http',
      scheme: 'HTTPS',
      httpHeaders: [
        { name: 'Host', value: 'shop.example.com' },
        { name: 'X-Probe', value: 'yes' },
      ],
    },
    ...READINESS,
  });
});

/** Opens a second port before the health check binds. */
const MANAGEMENT: ICapability = {
  capabilityName: 'management',
  bind: ({ intent }) => intent.addPort({ portName: 'management', containerPort: 9090, servicePort: 9090 }),
};

test.each<[string, HealthCheck, object]>([
  [
    'http',
    HealthCheck.http('/healthz', { portName: 'management' }),
    { httpGet: { path: '/healthz', port: 'management' } },
  ],
  ['tcp', HealthCheck.tcp({ portName: 'management' }), { tcpSocket: { port: 'management' } }],
  ['grpc', HealthCheck.grpc({ portName: 'management' }), { grpc: { port: 9090 } }],
])('%s asks the port of a name', (_name, health, handler) => {
  const [main] = podWith([MANAGEMENT, health]).containers;
  expect(main.readinessProbe).toMatchObject(handler);
});

test('one health check serves several services', () => {
  const health = HealthCheck.aspNetCore();
  expect(probes(health)).toEqual(probes(health));
});
