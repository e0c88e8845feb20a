import { Duration } from 'cdk8s';
import { ConnectionScheme } from 'cdk8s-plus-27';
import { HealthCheck } from '../../src/workload/health-check';
import { ProbeOptions } from '../../src/workload/probe-options';
import { refusalOf } from '../support/capabilities';

const seconds = (amount: number) => Duration.seconds(amount);

const WHOLE = (least: number) => `use whole seconds of at least ${least}, like Duration.seconds(10)`;

test.each<[string, ProbeOptions, string]>([
  ['period 0', { period: seconds(0) }, `period of 0 s is not valid; ${WHOLE(1)}`],
  ['period of half a second', { period: Duration.millis(500) }, `period of 0.5 s is not valid; ${WHOLE(1)}`],
  ['period as a number', { period: 5 as unknown as Duration }, `period 5 is not valid; ${WHOLE(1)}`],
  ['timeout 0', { timeout: seconds(0) }, `timeout of 0 s is not valid; ${WHOLE(1)}`],
  [
    'timeout beyond the period',
    { timeout: seconds(9), period: seconds(8) },
    'timeout 9 s is longer than the period 8 s; raise the period to 9 s or lower the timeout to 8 s',
  ],
  ['half a delay', { initialDelay: Duration.millis(1500) }, `initialDelay of 1.5 s is not valid; ${WHOLE(0)}`],
  ['no failures', { failureThreshold: 0 }, 'failureThreshold 0 is not valid; use a whole number from 1 to 2147483647'],
  [
    'half a success',
    { successThreshold: 1.5 },
    'successThreshold 1.5 is not valid; use a whole number from 1 to 2147483647',
  ],
])('%s is refused', (_name, readiness, message) => {
  expect(refusalOf(() => HealthCheck.tcp({ readiness }))).toBe(`shop/web: readiness ${message}`);
});

test.each<[string, () => HealthCheck, string]>([
  [
    'startup with two successes',
    () => HealthCheck.tcp({ startup: { successThreshold: 2 } }),
    'startup successThreshold 2 is not 1; leave it out: Kubernetes takes only 1 there',
  ],
  [
    'liveness with two successes',
    () => HealthCheck.tcp({ liveness: { successThreshold: 2 } }),
    'liveness successThreshold 2 is not 1; leave it out: Kubernetes takes only 1 there',
  ],
  [
    'liveness both tuned and off',
    () => HealthCheck.http('/healthz', { livenessPath: '/live', livenessEnabled: false }),
    'liveness is configured, but livenessEnabled is false; leave out either of the two',
  ],
  ['an empty path', () => HealthCheck.http(''), 'health path is empty; use one like "/healthz"'],
  [
    'a relative path',
    () => HealthCheck.http('healthz'),
    'health path "healthz" is not valid; start it with "/", without white space',
  ],
  [
    'a liveness path with a space',
    () => HealthCheck.http('/healthz', { livenessPath: '/a b' }),
    'liveness path "/a b" is not valid; start it with "/", without white space',
  ],
  [
    'a relative ready path',
    () => HealthCheck.aspNetCore({ readyPath: 'ready' }),
    'ready path "ready" is not valid; start it with "/", without white space',
  ],
  [
    'a wildcard as Host',
    () => HealthCheck.aspNetCore({ hostHeader: '*.example.com' }),
    'host header "*.example.com" is not a host name; use one like "shop.example.com"',
  ],
  [
    'Host among the headers',
    () => HealthCheck.http('/', { headers: { host: 'shop.example.com' } }),
    'header host is among the headers; use hostHeader for it',
  ],
  [
    'a header name',
    () => HealthCheck.http('/', { headers: { 'a b': 'c' } }),
    'header name "a b" is not valid; use letters, digits and "-"',
  ],
  [
    'a header without a value',
    () => HealthCheck.http('/', { headers: { 'X-Probe': '' } }),
    'header X-Probe is empty; give it a value, as a string',
  ],
  [
    'an unknown scheme',
    () => HealthCheck.http('/', { scheme: 'http' as ConnectionScheme }),
    'scheme "http" is unknown; use ConnectionScheme.HTTP or .HTTPS',
  ],
  [
    'an empty gRPC service',
    () => HealthCheck.grpc({ livenessService: '' }),
    'liveness service is empty; name a service, or leave it out for the server as a whole',
  ],
  [
    'an empty command',
    () => HealthCheck.exec([]),
    'health command is empty or no list of strings; use one like ["dotnet", "health.dll"]',
  ],
  [
    'a command that is no list',
    () => HealthCheck.exec(['a'], { livenessCommand: 'b' as unknown as string[] }),
    'liveness command is empty or no list of strings; use one like ["dotnet", "health.dll"]',
  ],
  [
    'an unknown port',
    () => HealthCheck.tcp({ portName: 'management' }),
    'the health check names the port "management", which is unknown; use http',
  ],
])('%s is refused', (_name, health, message) => {
  expect(refusalOf(health)).toBe(`shop/web: ${message}`);
});
