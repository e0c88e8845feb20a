import { series } from '../../private/promql';
import { curves, Panel, PanelProps, Query } from './grafana-panel';
import { Row } from './rows';
import { Selection } from './selection';

/** Source: https://opentelemetry.io/docs/specs/semconv/runtime/dotnet-metrics/, and RuntimeMetrics.cs of dotnet/runtime */
const QUEUES = [
  'dotnet_thread_pool_queue_length',
  'dotnet_thread_pool_queue_length_total',
  'process_runtime_dotnet_thread_pool_queue_length',
];

/** What goes on inside of .NET: by its own metrics since .NET 9, else by OpenTelemetry's instrumentation of the runtime. */
export function dotnetRow(selection: Selection): Row {
  const own = selection.own();
  const pods = selection.podLabel;
  const legend = `{{${pods}}}`;
  const now = (metric: string) => `sum by (${pods}) (${series(metric, own)})`;
  const rate = (metric: string, by = pods) => `sum by (${by}) (rate(${series(metric, own)}[$__rate_interval]))`;
  const one = (expr: string): Query[] => [{ expr, legend }];
  return {
    title: '.NET',
    panels: [
      third({
        title: 'GC heap',
        description: 'The size of the managed heap after the last garbage collection.',
        unit: 'bytes',
        queries: one(
          `${now('dotnet_gc_last_collection_heap_size_bytes')} or ${now('process_runtime_dotnet_gc_heap_size_bytes')}`,
        ),
      }),
      third({
        title: 'GC pauses',
        description: 'The share of time in which the garbage collector stops all threads.',
        unit: 'percentunit',
        queries: one(
          `${rate('dotnet_gc_pause_time_seconds_total')} or ${rate('process_runtime_dotnet_gc_duration_nanoseconds_total')} / 1e9`,
        ),
      }),
      third({
        title: 'Thread pool queue',
        description: 'Work that waits for a thread: if it stays above 0, something blocks threads.',
        unit: 'none',
        // .NET 9 makes it a counter, which the conventions say it is not: hence its second name.
        queries: one(QUEUES.map(now).join(' or ')),
      }),
      third({
        title: 'Exceptions',
        description: 'Exceptions thrown in a second, by type since .NET 9; those that were caught count too.',
        unit: 'cps',
        queries: [
          {
            expr: `${rate('dotnet_exceptions_total', 'error_type')} or ${rate('process_runtime_dotnet_exceptions_count_total', 'error_type')}`,
            legend: '{{error_type}}',
          },
        ],
      }),
      third({
        title: 'Kestrel connections',
        description: 'Open connections of each pod.',
        unit: 'none',
        queries: one(now('kestrel_active_connections')),
      }),
      third({
        title: 'Kestrel queue',
        description: 'Connections, and requests of HTTP/2 and HTTP/3, that wait to be begun.',
        unit: 'none',
        queries: [
          { expr: `sum(${series('kestrel_queued_connections', own)})`, legend: 'connections' },
          { expr: `sum(${series('kestrel_queued_requests', own)})`, legend: 'requests' },
        ],
      }),
    ],
  };
}

function third(props: Omit<PanelProps, 'width'>): Panel {
  return curves({ width: 8, min: 0, ...props });
}
