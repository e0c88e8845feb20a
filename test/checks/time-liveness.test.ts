import { rawDeployment, rawFindings } from '../support/raw-findings';

type Json = Record<string, unknown>;

const tcp = (timing: Json = {}) => ({ tcpSocket: { port: 8080 }, ...timing });
const http = (timing: Json = {}) => ({ httpGet: { path: '/ready', port: 8080 }, ...timing });
const found = (container: Json, pod: Json = {}) => rawFindings('time-liveness', [rawDeployment(container, pod)]);
const AT_ONCE =
  'warning shop/Deployment-web: the liveness probe of the container "web" of the Deployment "web" kills it 1 s after its ' +
  'start; add a startupProbe that leaves it the time to start';

test.each<[string, Json, string[]]>([
  ['at once', { livenessProbe: tcp({ periodSeconds: 1, failureThreshold: 1 }) }, [AT_ONCE]],
  ['defaults', { livenessProbe: tcp(), readinessProbe: tcp() }, []],
  ['0 is the default', { livenessProbe: tcp({ periodSeconds: 0, failureThreshold: 0 }), readinessProbe: tcp() }, []],
  ['another question', { livenessProbe: tcp({ failureThreshold: 1 }), readinessProbe: http() }, []],
  ['readiness begins in time', { livenessProbe: tcp(), readinessProbe: http({ initialDelaySeconds: 30 }) }, []],
  [
    'the startup probe is what kills',
    {
      startupProbe: tcp({ failureThreshold: 2 }),
      readinessProbe: http({ initialDelaySeconds: 60 }),
      livenessProbe: tcp(),
    },
    [
      'warning shop/Deployment-web: the startup probe of the container "web" of the Deployment "web" kills it 20 s after ' +
        'its start, and the readiness probe expects it after 60 s; raise its failureThreshold',
    ],
  ],
  [
    'the startup probe has the time',
    { startupProbe: tcp({ failureThreshold: 60 }), livenessProbe: tcp({ periodSeconds: 1, failureThreshold: 1 }) },
    [],
  ],
  ['no probe that kills', { readinessProbe: http({ initialDelaySeconds: 60 }) }, []],
  ['nulls', { livenessProbe: null, readinessProbe: null, startupProbe: null }, []],
  ['texts', { livenessProbe: 'yes', readinessProbe: 7 }, []],
])('%s', (_name, container, findings) => {
  expect(found(container)).toEqual(findings);
});

test('a native sidecar runs on, another init container ends', () => {
  const quick = { image: 'registry.example.com/x:1', livenessProbe: tcp({ periodSeconds: 1, failureThreshold: 1 }) };
  const initContainers = [{ name: 'proxy', restartPolicy: 'Always', ...quick }, { name: 'once', ...quick }, null];
  expect(found({}, { initContainers })).toEqual([AT_ONCE.replace('container "web"', 'container "proxy"')]);
});
