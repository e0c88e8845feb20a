import { CollectorComponents } from '../../../src/observability/collector/collector-components';
import { CollectorGateway } from '../../../src/observability/collector/collector-gateway';
import { messageOf } from '../../support/manifests';
import { AGENTS, collector, DEBUG } from './support';

const FILTER = { 'filter/noise': { error_mode: 'ignore' } };

const withComponents = (components: CollectorComponents) =>
  collector({
    exporters: [DEBUG],
    agent: AGENTS.none,
    gateway: CollectorGateway.deployment({ replicas: 1, tailSampling: {}, components }),
  });

const AT = 'monitoring/otel/gateway:';

test.each<[string, any, string]>([
  ['no map', 7, 'components 7 is not a plain object; use them like { processors: { "filter/noise": { … } } }'],
  [
    'an own id again',
    { processors: { batch: {} } },
    'processors has "batch", which the collector has already; name yours "batch/mine"',
  ],
  [
    'an id that is none',
    { processors: { 'a b': {} } },
    'processors has the id "a b", which is not valid; use "type" or "type/name", like "filter/noise"',
  ],
  [
    'an old spelling',
    { exporters: { 'otlphttp/a': {} } },
    'exporters has "otlphttp/a", an old spelling; write "otlp_http/a"',
  ],
  [
    'no settings',
    { processors: { filter: null } },
    '"filter" of processors is null, not settings; use a plain object, {} for none',
  ],
  [
    'what YAML can not say',
    { processors: { filter: { a: [NaN] } } },
    'processors.filter.a[0] is NaN, which is no plain data; use texts, numbers, true, false, lists and maps',
  ],
  [
    'a component that no pipeline uses',
    { processors: FILTER },
    'no pipeline uses "filter/noise" of the processors; name it in pipelines, or leave it out',
  ],
  [
    'a component that is not there',
    { pipelines: { logs: { exporters: ['loki'] } } },
    'the pipeline "logs" names "loki", which is not among the exporters (debug); define it, or name another',
  ],
  [
    'one of the names of every object',
    { pipelines: { logs: { exporters: ['toString'] } } },
    'the pipeline "logs" names "toString", which is not among the exporters (debug); define it, or name another',
  ],
  [
    'a component twice',
    { pipelines: { logs: { exporters: ['debug'] } } },
    'the pipeline "logs" names "debug" twice in its exporters; name it once',
  ],
  [
    'no signal',
    { pipelines: { audit: { receivers: ['otlp'], exporters: ['debug'] } } },
    'the pipeline "audit" is of no signal; name it after traces, metrics or logs, like "logs/audit"',
  ],
  [
    'no receivers',
    { pipelines: { 'logs/a': { exporters: ['debug'] } } },
    'the pipeline "logs/a" has no receivers; give it one at least',
  ],
  [
    'a pipeline that is none',
    { pipelines: { logs: [] } },
    'pipeline "logs" an empty list is not a pipeline; use one like { receivers: ["otlp"], exporters: ["debug"] }',
  ],
  [
    'a part that pipelines lack',
    { pipelines: { logs: { extensions: [] } } },
    'pipeline "logs" has "extensions", which pipelines don\'t have; use one like { receivers: ["otlp"], exporters: ["debug"] }',
  ],
  [
    'a part that is no list',
    { pipelines: { logs: { exporters: 'debug' } } },
    'exporters of the pipeline "logs" is not a list of ids; use one like { receivers: ["otlp"], exporters: ["debug"] }',
  ],
  [
    'memory_limiter later',
    {
      pipelines: {
        'logs/a': { receivers: ['otlp'], processors: ['resource', 'memory_limiter'], exporters: ['debug'] },
      },
    },
    'the pipeline "logs/a" begins with resource; put memory_limiter first, so that data is refused in time',
  ],
  [
    'the attributes after a batch',
    {
      pipelines: {
        'logs/a': {
          receivers: ['otlp'],
          processors: ['memory_limiter', 'batch', 'k8s_attributes'],
          exporters: ['debug'],
        },
      },
    },
    'the pipeline "logs/a" has k8s_attributes after batch; put it before; it needs the address that data came from, which is lost there',
  ],
  [
    'something after batch',
    {
      pipelines: {
        'logs/a': { receivers: ['otlp'], processors: ['memory_limiter', 'batch', 'resource'], exporters: ['debug'] },
      },
    },
    'the pipeline "logs/a" has resource after batch; put batch last',
  ],
  [
    'sampling of logs',
    {
      pipelines: {
        'logs/a': { receivers: ['otlp'], processors: ['memory_limiter', 'tail_sampling'], exporters: ['debug'] },
      },
    },
    'the pipeline "logs/a" has tail_sampling, which only knows traces; sample in a pipeline of traces',
  ],
  [
    'a port that is taken',
    { receivers: { zipkin: { endpoint: '0.0.0.0:4318' } }, pipelines: { traces: { receivers: ['zipkin'] } } },
    'port 4318 of "zipkin" is that of "otlp"; give it another port',
  ],
  [
    "the port of the collector's own metrics",
    { extensions: { zpages: { endpoint: ':8888' } } },
    'port 8888 of "zpages" is that of the collector\'s own metrics; give it another port',
  ],
  [
    'a receiver that listens',
    { receivers: { zipkin: { endpoint: '0.0.0.0:9411' } }, pipelines: { traces: { receivers: ['zipkin'] } } },
    '"zipkin" of the receivers listens on port 9411, which no Service and no NetworkPolicy of the collector offers; send OTLP in place of it, or run a collector of your own for it',
  ],
  [
    'a receiver that listens for logs',
    { receivers: { tcp_log: { listen_address: ':5140' } }, pipelines: { logs: { receivers: ['tcp_log'] } } },
    '"tcp_log" of the receivers listens on port 5140, which no Service and no NetworkPolicy of the collector offers; send OTLP in place of it, or run a collector of your own for it',
  ],
  [
    'a credential in a header',
    {
      exporters: { 'otlp_http/a': { endpoint: 'https://a', headers: { authorization: 'Bearer abc' } } },
      pipelines: { logs: { exporters: ['otlp_http/a'] } },
    },
    'exporters.otlp_http/a.headers.authorization looks like a secret by its name, and would stand in the ConfigMap for all to read; take it from a Secret by secretVariables, as ${env:NAME}',
  ],
  [
    'a token',
    { extensions: { bearertokenauth: { token: 'abc' } } },
    'extensions.bearertokenauth.token looks like a secret by its name, and would stand in the ConfigMap for all to read; take it from a Secret by secretVariables, as ${env:NAME}',
  ],
  [
    'a password',
    {
      exporters: { kafka: { auth: { plain_text: { password: 'abc' } } } },
      pipelines: { logs: { exporters: ['kafka'] } },
    },
    'exporters.kafka.auth.plain_text.password looks like a secret by its name, and would stand in the ConfigMap for all to read; take it from a Secret by secretVariables, as ${env:NAME}',
  ],
  [
    'a variable that is none',
    { secretVariables: { 'a-b': { secretName: 'a', key: 'b' } } },
    'secret variable "a-b" has no valid name; use a name of its own with letters, digits and "_"',
  ],
])('%s', (_, components, problem) => {
  expect(messageOf(() => withComponents(components))).toBe(`${AT} ${problem}`);
});
