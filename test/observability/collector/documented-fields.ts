import { CollectorConfig } from '../../../src/observability/collector/config/collector-config';

/**
 * The fields that components document, as patterns of paths; list positions are left out.
 * Source: config.go and README.md of each component, open-telemetry/opentelemetry-collector and -contrib at v0.160.0
 */
const TLS = ['tls.insecure', 'tls.ca_file', 'tls.cert_file', 'tls.key_file', 'tls.server_name_override'];
const CLIENT = ['endpoint', 'headers.*', ...TLS];
const OPERATOR: Record<string, string[]> = {
  container: [],
  json_parser: ['parse_to'],
  severity_parser: [
    'parse_from',
    ...['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((name) => `mapping.${name}`),
  ],
  time_parser: ['parse_from', 'layout_type', 'layout'],
  scope_name_parser: ['parse_from'],
  trace_parser: ['trace_id.parse_from', 'span_id.parse_from'],
  add: ['field', 'value'],
  remove: ['field'],
  move: ['from', 'to'],
};

const FIELDS: Record<string, string[]> = {
  'receivers.file_log': [
    ...['include', 'exclude', 'start_at', 'include_file_path', 'include_file_name', 'storage'],
    ...['retry_on_failure.enabled', 'operators'],
  ],
  'receivers.otlp': [...['protocols.grpc.endpoint', 'protocols.grpc.max_recv_msg_size_mib', 'protocols.http.endpoint']],
  'processors.memory_limiter': ['check_interval', 'limit_percentage', 'spike_limit_percentage'],
  'processors.k8s_attributes': [
    ...['auth_type', 'filter.node_from_env_var', 'extract.metadata'],
    ...['tag_name', 'key', 'from'].map((field) => `extract.labels.${field}`),
    ...['from', 'name'].map((field) => `pod_association.sources.${field}`),
  ],
  'processors.resource': ['key', 'value', 'from_attribute', 'action'].map((field) => `attributes.${field}`),
  'processors.tail_sampling': [
    ...['decision_wait', 'policies.name', 'policies.type', 'policies.status_code.status_codes'],
    ...['policies.latency.threshold_ms', 'policies.probabilistic.sampling_percentage'],
  ],
  'processors.batch': ['timeout', 'send_batch_size', 'send_batch_max_size'],
  'exporters.otlp_grpc': CLIENT,
  'exporters.otlp_http': CLIENT,
  'exporters.prometheus_remote_write': [...CLIENT, 'external_labels.*'],
  'exporters.load_balancing': [
    ...['routing_key', 'protocol.otlp.tls.insecure', 'resolver.dns.hostname', 'resolver.dns.port'],
  ],
  'exporters.debug': ['verbosity'],
  'extensions.health_check': ['endpoint'],
  'extensions.file_storage': ['directory'],
};

/** The paths of all leaves. */
function leaves(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => leaves(item, path));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, member]) => leaves(member, path === '' ? key : `${path}.${key}`));
  }
  return [path];
}

function unknownIn(where: string, settings: Record<string, any>, known: string[]): string[] {
  const matches = (leaf: string): boolean =>
    known.some((field) => field === leaf || (field.endsWith('.*') && leaf.startsWith(field.slice(0, -1))));
  return [...new Set(leaves(settings, ''))].filter((leaf) => !matches(leaf)).map((leaf) => `${where}: ${leaf}`);
}

function unknownOfOperator({ id, type, if: condition, on_error: reaction, ...rest }: Record<string, any>): string[] {
  const known = OPERATOR[type as string] as string[] | undefined;
  const common = [id, condition ?? '', reaction ?? ''].every((text) => typeof text === 'string');
  return known && common ? unknownIn(`operator ${id}`, rest, known) : [`operator ${id} of the type ${type}`];
}

/** What no component documents, of a configuration. */
export function unknownFields(config: CollectorConfig): string[] {
  const { receivers, processors, exporters, extensions } = config;
  return Object.entries({ receivers, processors, exporters, extensions }).flatMap(([kind, all]) =>
    Object.entries(all).flatMap(([id, settings]) => {
      const where = `${kind}.${id.split('/')[0]}`;
      const { operators = [], ...rest } = settings as Record<string, any>;
      const known = FIELDS[where] as string[] | undefined;
      return known
        ? [...unknownIn(where, rest, known), ...(operators as Record<string, any>[]).flatMap(unknownOfOperator)]
        : [`${where} is no component`];
    }),
  );
}
