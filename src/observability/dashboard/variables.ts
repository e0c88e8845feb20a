import { series } from '../../private/promql';
import { DATASOURCE, Json } from './grafana-panel';

/** How Grafana writes that everything is chosen. */
const ALL = { selected: true, text: 'All', value: '$__all' };

/** What can be chosen at the top of the dashboard. */
export function variables(inNamespace: string[], tracks: [name: string, pods: string][]): Json[] {
  return [
    {
      name: 'datasource',
      label: 'Data source',
      type: 'datasource',
      query: 'prometheus',
      current: {},
      refresh: 1,
    },
    {
      name: 'track',
      label: 'Track',
      type: 'custom',
      query: tracks.map(([name, pods]) => `${name} : ${pods}`).join(', '),
      current: ALL,
      // Of one track there is nothing to choose.
      hide: tracks.length > 1 ? 0 : 2,
      includeAll: true,
      allValue: tracks.map(([, pods]) => pods).join('|'),
      multi: false,
      options: [ALL, ...tracks.map(([text, value]) => ({ selected: false, text, value }))],
    },
    podVariable(`label_values(${series('kube_pod_info', [...inNamespace, 'pod=~"${track:raw}"'])}, pod)`),
  ];
}

function podVariable(query: string): Json {
  return {
    name: 'pod',
    label: 'Pod',
    type: 'query',
    datasource: DATASOURCE,
    definition: query,
    query: { query, refId: 'PrometheusVariableQueryEditor-VariableQuery' },
    current: ALL,
    includeAll: true,
    allValue: '.+',
    multi: true,
    // On every change of the time range.
    refresh: 2,
    sort: 1,
  };
}
