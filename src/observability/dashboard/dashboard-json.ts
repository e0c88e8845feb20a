import { contentHash } from '../../private/hash';
import { Json } from './grafana-panel';
import { placed } from './layout';
import { Row } from './rows';
import { podsOf, ShownTrack } from './selection';
import { variables } from './variables';

/** The version of this JSON that Grafana 11.0 writes; later ones read it. Source: DashboardMigrator of Grafana */
const SCHEMA_VERSION = 39;

/** Source: https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#identifier-id-vs-unique-identifier-uid */
const LONGEST_UID = 40;

/** What a dashboard is, but for its panels. */
export interface DashboardHead {
  readonly serviceName: string;
  readonly namespaceName?: string;
  readonly title: string;
  readonly tags: string[];
  readonly refresh: string;
  readonly timezone: string;
  readonly tracks: ShownTrack[];
  /** Matchers of the service's namespace. */
  readonly inNamespace: string[];
}

/** The name of one of a service's dashboards: the first has none, the second is 2. */
export function numbered(name: string, index: number, separator: string): string {
  return index === 0 ? name : `${name}${separator}${index + 1}`;
}

/** A dashboard's name in its URL, the same for ever: neither part has a `_`, so no two services have the same. */
export function uidOf(namespaceName: string | undefined, serviceName: string, index: number): string {
  const full = numbered([...(namespaceName === undefined ? [] : [namespaceName]), serviceName].join('_'), index, '_');
  const hash = contentHash(full);
  return full.length <= LONGEST_UID ? full : `${full.slice(0, LONGEST_UID - hash.length - 1)}_${hash}`;
}

/** One of a service's dashboards, as Grafana has it. */
export function dashboardJson(head: DashboardHead, rows: Row[], index: number): Json {
  const { serviceName, namespaceName, refresh, tags, timezone, tracks } = head;
  return {
    uid: uidOf(namespaceName, serviceName, index),
    title: index === 0 ? head.title : `${head.title} (${index + 1})`,
    description: `The service ${serviceName}${namespaceName === undefined ? '' : ` in the namespace ${namespaceName}`}. Made by cdk8s-aspnetcore: change it there.`,
    tags,
    editable: false,
    graphTooltip: 1,
    refresh,
    time: { from: 'now-3h', to: 'now' },
    timezone,
    templating: {
      list: variables(
        head.inNamespace,
        tracks.map((track) => [track.trackName, podsOf(track)]),
      ),
    },
    panels: placed(rows),
    schemaVersion: SCHEMA_VERSION,
  };
}
