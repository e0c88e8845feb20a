import { at, byCode, groupBy, Json, mapsOf, textOf } from '../model/json';
import { annotationsOf, Thing } from '../model/things';
import { Describer, groupOf } from './reading';

const ROUTE_WEIGHT =
  /^(\/spec\/rules\/\[\d+\]\/backendRefs)\/\[[^\]]*\]\/weight$|^(\/spec\/rules\/\[\d+\]\/backendRefs)\/\[[^\]]*\]$/;
const TRAEFIK_WEIGHT = /^\/spec\/weighted\/services\/\[[^\]]*\](\/weight)?$/;
const NGINX_WEIGHT = /^\/metadata\/annotations\/nginx\.ingress\.kubernetes\.io~1canary-weight$/;

/** How requests are shared out, in percent. */
export const weightWords: Describer = (reading, { before, after }) => {
  const rules = [...groupBy(reading.take(ROUTE_WEIGHT), ({ path }) => groupOf(path, /\/rules\/\[(\d+)\]/)).keys()].sort(
    byCode,
  );
  const canary = reading.take(NGINX_WEIGHT);
  const weight = (thing: Thing | undefined) =>
    thing === undefined ? undefined : textOf(annotationsOf(thing)['nginx.ingress.kubernetes.io/canary-weight']);
  const weighted = reading.take(TRAEFIK_WEIGHT).length > 0;
  return [
    ...rules.map((rule) => {
      const shares = (thing: Thing | undefined) =>
        spoken(mapsOf(at(mapsOf(at(thing?.normal, 'spec', 'rules'))[Number(rule)], 'backendRefs')));
      const title = rules.length > 1 ? `weights of rule ${Number(rule) + 1}` : 'weights';
      return `${title} ${shares(before)} -> ${shares(after)}`;
    }),
    ...canary.map(() => `canary weight ${percent(weight(before))} -> ${percent(weight(after))}`),
    ...(weighted ? [`weights ${services(before)} -> ${services(after)}`] : []),
  ];
};

function percent(weight: string | undefined): string {
  return weight === undefined ? 'none' : `${weight}%`;
}

function services(thing: Thing | undefined): string {
  return spoken(mapsOf(at(thing?.normal, 'spec', 'weighted', 'services')));
}

function spoken(backends: Json[]): string {
  const weights = backends.map(({ weight }) => (typeof weight === 'number' ? weight : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = backends.map(({ name }, index) => {
    return `${textOf(name) ?? '?'} ${total > 0 ? Math.round((weights[index] * 1000) / total) / 10 : 0}%`;
  });
  return shares.length === 0 ? 'none' : shares.join(' and ');
}
