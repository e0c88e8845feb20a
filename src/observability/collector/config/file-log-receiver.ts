import { Settings } from '../exporter-model';

/** Where the fields of a line that .NET's JSON console formatter wrote are put. */
const PARSED = 'attributes.dotnet';

/** Everything in the fields of .NET's formatter stays, but for what has a place of its own in a log record. */
const RFC_3339 = '^\\\\d{4}-\\\\d{2}-\\\\d{2}T\\\\d{2}:\\\\d{2}:\\\\d{2}([.]\\\\d+)?(Z|[+-]\\\\d{2}:\\\\d{2})$';

/** A scope that .NET adds when ActivityTrackingOptions are on; other scopes are texts, or maps without these keys. */
const scopeOf = (key: string): string => `filter(${PARSED}.Scopes ?? [], type(#) == "map" && "${key}" in #)`;

/** An operator that only sees lines of .NET's, and lets a line that it can't parse go on as it is. */
const onDotnet = (id: string, condition: string, operator: Settings): Settings => ({
  id,
  ...operator,
  if: condition,
  on_error: 'send_quiet',
});

/**
 * Moves what .NET's JSON console formatter writes to where OpenTelemetry wants it: level, time, message, category,
 * exception, and the trace. Other lines stay texts.
 * Source: JsonConsoleFormatter.cs in dotnet/runtime (src/libraries/Microsoft.Extensions.Logging.Console)
 */
export function dotnetOperators(): Settings[] {
  const has = (field: string): string => `${PARSED} != nil && ${PARSED}.${field} != nil`;
  const trace = (field: string, key: string): Settings =>
    onDotnet(`dotnet-${field.replace('_', '-')}`, `${PARSED} != nil && len(${scopeOf(key)}) > 0`, {
      type: 'add',
      field: `attributes.${field}`,
      value: `EXPR(${scopeOf(key)}[0].${key})`,
    });
  return [
    onDotnet('dotnet-json', 'body matches "^[{].*\\"LogLevel\\":\\".*[}]\\\\s*$"', {
      type: 'json_parser',
      parse_to: PARSED,
    }),
    onDotnet('dotnet-severity', has('LogLevel'), {
      type: 'severity_parser',
      parse_from: `${PARSED}.LogLevel`,
      mapping: {
        trace: 'Trace',
        debug: 'Debug',
        info: 'Information',
        warn: 'Warning',
        error: 'Error',
        fatal: 'Critical',
      },
    }),
    onDotnet('dotnet-time', `${has('Timestamp')} && ${PARSED}.Timestamp matches "${RFC_3339}"`, {
      type: 'time_parser',
      parse_from: `${PARSED}.Timestamp`,
      layout_type: 'gotime',
      layout: '2006-01-02T15:04:05Z07:00',
    }),
    onDotnet('dotnet-category', has('Category'), { type: 'scope_name_parser', parse_from: `${PARSED}.Category` }),
    trace('trace_id', 'TraceId'),
    trace('span_id', 'SpanId'),
    onDotnet('dotnet-trace', 'attributes.trace_id != nil && attributes.span_id != nil', {
      type: 'trace_parser',
      trace_id: { parse_from: 'attributes.trace_id' },
      span_id: { parse_from: 'attributes.span_id' },
    }),
    ...['trace_id', 'span_id'].map((field) =>
      onDotnet(`dotnet-${field.replace('_', '-')}-done`, `attributes.${field} != nil`, {
        type: 'remove',
        field: `attributes.${field}`,
      }),
    ),
    onDotnet('dotnet-exception', has('Exception'), {
      type: 'move',
      from: `${PARSED}.Exception`,
      to: 'attributes["exception.stacktrace"]',
    }),
    onDotnet('dotnet-message', has('Message'), { type: 'move', from: `${PARSED}.Message`, to: 'body' }),
    ...['LogLevel', 'Timestamp', 'Category'].map((field) =>
      onDotnet(`dotnet-${field.toLowerCase()}-done`, has(field), { type: 'remove', field: `${PARSED}.${field}` }),
    ),
  ];
}

/**
 * Reads the logs of all pods of a node, as the kubelet keeps them.
 * @param own the collector's own pods, `<namespace>_<name>`: their logs would go round in circles
 */
export function fileLogReceiver(own: string[], storage: string): Settings {
  return {
    include: ['/var/log/pods/*/*/*.log'],
    exclude: own.map((pods) => `/var/log/pods/${pods}-*/*/*.log`),
    // From the beginning, since a pod may have started while the agent was away; the checkpoints keep lines from coming twice.
    start_at: 'beginning',
    include_file_path: true,
    include_file_name: false,
    storage,
    // Waits for an exporter that is away, in place of dropping what has been read.
    retry_on_failure: { enabled: true },
    operators: [{ id: 'container', type: 'container' }, ...dotnetOperators()],
  };
}
