import { fail } from '../../../private/errors';
import { isPlainObject, requirePlainObject, show } from '../../../private/values';
import { CollectorComponents } from '../collector-components';
import { requireNoSecrets } from '../component-checks';
import { Settings } from '../exporter-model';
import { CollectorConfig, Pipeline } from './collector-config';

const CODE = 'collector-invalid';
const KINDS = ['receivers', 'processors', 'exporters', 'connectors', 'extensions'] as const;
const LIKE_PIPELINE = 'use one like { receivers: ["otlp"], exporters: ["debug"] }';

/** What may come after processors of the user's. */
const LAST = ['tail_sampling', 'batch'];

/** A configuration with the user's components beside its own. */
export function mergedConfig(path: string, own: CollectorConfig, given: CollectorComponents = {}): CollectorConfig {
  const merged = Object.fromEntries(KINDS.map((kind) => [kind, mergedKind(path, kind, own[kind] ?? {}, given[kind])]));
  const { connectors, ...kinds } = merged as Record<(typeof KINDS)[number], Settings>;
  const { pipelines = {} } = given;
  requirePlainObject(CODE, path, 'pipelines', pipelines, 'use pipelines by name, like { logs: { processors: [] } }');
  const all = { ...own.service.pipelines };
  for (const [name, pipeline] of Object.entries(pipelines)) {
    const known = all[name] as Pipeline | undefined;
    all[name] = mergedPipeline(known, requirePipeline(path, name, pipeline));
  }
  return {
    ...kinds,
    ...(Object.keys(connectors).length > 0 && { connectors }),
    service: { ...own.service, extensions: Object.keys(kinds.extensions), pipelines: all },
  };
}

function mergedKind(path: string, kind: string, own: Settings, given: Settings = {}): Settings {
  requirePlainObject(CODE, path, kind, given, 'use components by id, like { "filter/noise": { … } }');
  for (const id of Object.keys(given)) {
    if (id in own) {
      const problem = `${kind} has ${show(id)}, which the collector has already`;
      fail(CODE, path, problem, `name yours ${show(`${id}/mine`)}`);
    }
  }
  Object.entries(given).forEach(([id, settings]) => requireNoSecrets(path, `${kind}.${id}`, settings));
  return { ...own, ...given };
}

function requirePipeline(path: string, name: string, pipeline: unknown): Pipeline {
  if (!isPlainObject(pipeline)) {
    fail(CODE, path, `pipeline ${show(name)} ${show(pipeline)} is not a pipeline`, LIKE_PIPELINE);
  }
  for (const [part, ids] of Object.entries(pipeline)) {
    if (!['receivers', 'processors', 'exporters'].includes(part)) {
      fail(CODE, path, `pipeline ${show(name)} has ${show(part)}, which pipelines don't have`, LIKE_PIPELINE);
    }
    if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
      fail(CODE, path, `${part} of the pipeline ${show(name)} is not a list of ids`, LIKE_PIPELINE);
    }
  }
  return { receivers: [], processors: [], exporters: [], ...pipeline };
}

function mergedPipeline(own: Pipeline | undefined, given: Pipeline): Pipeline {
  if (!own) {
    return given;
  }
  const end = own.processors.findIndex((id) => LAST.includes(id));
  return {
    receivers: [...own.receivers, ...given.receivers],
    processors: [...own.processors.slice(0, end), ...given.processors, ...own.processors.slice(end)],
    exporters: [...own.exporters, ...given.exporters],
  };
}
