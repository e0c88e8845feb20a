import { fail } from '../../../private/errors';
import { isPlainObject, show } from '../../../private/values';
import { PORTS } from '../collector-ports';
import { Settings } from '../exporter-model';
import { CollectorConfig, Pipeline } from './collector-config';

const CODE = 'collector-invalid';
const PIPELINE = /^(traces|metrics|logs|profiles)(\/[^\s/]+)?$/;
const ID = /^[a-zA-Z][0-9a-zA-Z_]{0,62}(\/[^\s/]{1,1024})?$/;

/** Spellings that the pinned version warns of. Source: DeprecatedType in each component's generated_status.go, v0.160.0 */
const RENAMED: Record<string, string> = {
  'receivers:filelog': 'file_log',
  'processors:k8sattributes': 'k8s_attributes',
  'processors:resourcedetection': 'resource_detection',
  'exporters:otlp': 'otlp_grpc',
  'exporters:otlphttp': 'otlp_http',
  'exporters:prometheusremotewrite': 'prometheus_remote_write',
  'exporters:loadbalancing': 'load_balancing',
};

const typeOf = (id: string): string => id.split('/')[0];

/** The same configuration, when the collector can start with it, and every processor is where it must be. */
export function validatedConfig(path: string, config: CollectorConfig): CollectorConfig {
  const { receivers, processors, exporters, connectors = {}, extensions } = config;
  for (const [kind, all] of Object.entries({ receivers, processors, exporters, connectors, extensions })) {
    Object.entries(all).forEach(([id, settings]) => requireComponent(path, kind, id, settings));
  }
  const pipelines = Object.entries(config.service.pipelines);
  if (pipelines.length === 0) {
    fail(
      CODE,
      path,
      'no exporter takes what the collector collects',
      'give it an exporter, like TelemetryExporter.debug()',
    );
  }
  pipelines.forEach(([name, pipeline]) => requirePipeline(path, config, name, pipeline));
  requireUse(path, config);
  requirePorts(path, { ...receivers, ...extensions });
  requireOffered(path, receivers);
  return config;
}

function requireComponent(path: string, kind: string, id: string, settings: unknown): void {
  if (!ID.test(id)) {
    fail(
      CODE,
      path,
      `${kind} has the id ${show(id)}, which is not valid`,
      'use "type" or "type/name", like "filter/noise"',
    );
  }
  const renamed = RENAMED[`${kind}:${typeOf(id)}`] as string | undefined;
  if (renamed !== undefined) {
    fail(CODE, path, `${kind} has ${show(id)}, an old spelling`, `write ${show(id.replace(/^[^/]+/, renamed))}`);
  }
  if (!isPlainObject(settings)) {
    fail(CODE, path, `${show(id)} of ${kind} is ${show(settings)}, not settings`, 'use a plain object, {} for none');
  }
  requirePlainData(path, `${kind}.${id}`, settings);
}

/** What JSON can't say would be lost in YAML, or be something else. */
function requirePlainData(path: string, where: string, value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => requirePlainData(path, `${where}[${index}]`, item));
  } else if (isPlainObject(value)) {
    Object.entries(value).forEach(([key, member]) => requirePlainData(path, `${where}.${key}`, member));
  } else if (value !== null && !['string', 'boolean'].includes(typeof value) && !Number.isFinite(value)) {
    fail(
      CODE,
      path,
      `${where} is ${show(value)}, which is no plain data`,
      'use texts, numbers, true, false, lists and maps',
    );
  }
}

function requirePipeline(path: string, config: CollectorConfig, name: string, pipeline: Pipeline): void {
  const what = `the pipeline ${show(name)}`;
  if (!PIPELINE.test(name)) {
    fail(CODE, path, `${what} is of no signal`, 'name it after traces, metrics or logs, like "logs/audit"');
  }
  const { receivers, processors, exporters, connectors = {} } = config;
  const known = {
    receivers: { ...receivers, ...connectors },
    processors,
    exporters: { ...exporters, ...connectors },
  };
  for (const part of ['receivers', 'processors', 'exporters'] as const) {
    const ids = pipeline[part];
    const missing = ids.find((id) => !Object.hasOwn(known[part], id));
    if (missing !== undefined) {
      const there = Object.keys(known[part]).join(', ') || 'none';
      fail(
        CODE,
        path,
        `${what} names ${show(missing)}, which is not among the ${part} (${there})`,
        'define it, or name another',
      );
    }
    const twice = ids.find((id, index) => ids.indexOf(id) < index);
    if (twice !== undefined) {
      fail(CODE, path, `${what} names ${show(twice)} twice in its ${part}`, 'name it once');
    }
    if (ids.length === 0 && part !== 'processors') {
      fail(CODE, path, `${what} has no ${part}`, 'give it one at least');
    }
  }
  requireOrder(path, what, pipeline.processors.map(typeOf));
  if (!name.startsWith('traces') && pipeline.processors.some((id) => typeOf(id) === 'tail_sampling')) {
    fail(CODE, path, `${what} has tail_sampling, which only knows traces`, 'sample in a pipeline of traces');
  }
}

/** Batching and sampling drop what k8s_attributes looks at: the address that data came from. */
function requireOrder(path: string, what: string, types: string[]): void {
  if (types.length > 0 && types[0] !== 'memory_limiter') {
    fail(CODE, path, `${what} begins with ${types[0]}`, 'put memory_limiter first, so that data is refused in time');
  }
  const kubernetes = types.lastIndexOf('k8s_attributes');
  const early = types.slice(0, Math.max(kubernetes, 0)).find((type) => type === 'batch' || type === 'tail_sampling');
  if (early !== undefined) {
    const why = 'it needs the address that data came from, which is lost there';
    fail(CODE, path, `${what} has k8s_attributes after ${early}`, `put it before; ${why}`);
  }
  if (types.includes('batch') && types[types.length - 1] !== 'batch') {
    fail(CODE, path, `${what} has ${types[types.length - 1]} after batch`, 'put batch last');
  }
}

function requireUse(path: string, config: CollectorConfig): void {
  const { receivers, processors, exporters, connectors = {} } = config;
  const used = Object.values(config.service.pipelines).flatMap((pipeline) => Object.values(pipeline as object).flat());
  for (const [kind, all] of Object.entries({ receivers, processors, exporters, connectors })) {
    const idle = Object.keys(all).find((id) => !used.includes(id));
    if (idle !== undefined) {
      fail(CODE, path, `no pipeline uses ${show(idle)} of the ${kind}`, 'name it in pipelines, or leave it out');
    }
  }
}

/** All addresses of the pod; of other hosts a component is rather the client. */
const LISTENS = /^(?:0[.]0[.]0[.]0|\[::\]|\$\{env:\w*POD_IP\})?:(\d{1,5})$/;

/** The ports that components listen on. */
function listeners(id: string, settings: unknown): [number, string][] {
  if (Array.isArray(settings)) {
    return settings.flatMap((item) => listeners(id, item));
  }
  if (!isPlainObject(settings)) {
    return [];
  }
  return Object.entries(settings).flatMap(([key, value]): [number, string][] => {
    const match =
      ['endpoint', 'listen_address'].includes(key) && typeof value === 'string' ? LISTENS.exec(value) : null;
    return match ? [[Number(match[1]), id]] : listeners(id, value);
  });
}

function requirePorts(path: string, components: Settings): void {
  const taken = new Map<number, string>([[PORTS.metrics, "the collector's own metrics"]]);
  for (const [port, id] of Object.entries(components).flatMap(([name, settings]) => listeners(name, settings))) {
    const other = taken.get(port);
    if (other !== undefined) {
      fail(CODE, path, `port ${port} of ${show(id)} is that of ${other}`, 'give it another port');
    }
    taken.set(port, show(id));
  }
}

/** Receivers that pods of others could not reach. */
function requireOffered(path: string, receivers: Settings): void {
  const [hidden] = Object.entries(receivers)
    .filter(([id]) => id !== 'otlp')
    .flatMap(([id, settings]) => listeners(id, settings));
  if (hidden !== undefined) {
    const [port, id] = hidden;
    const problem = `${show(id)} of the receivers listens on port ${port}, which no Service and no NetworkPolicy of the collector offers`;
    fail(CODE, path, problem, 'send OTLP in place of it, or run a collector of your own for it');
  }
}
