import { TrackModel } from '../../core/model';
import { SeriesModel } from '../../core/series';
import { LONGEST_OWNER, LONGEST_POD_PREFIX } from '../../private/pod-names';
import { equal, exactly, literal } from '../../private/promql';
import { withoutRoutes } from '../../slo/http-requests';

/** The letters and digits of the hashes in the names of ReplicaSets. Source: SafeEncodeString of k8s.io/apimachinery */
const HASH = '[bcdfghjklmnpqrstvwxz2456789]+';

/** What a dashboard needs to know of a service. */
export interface ShownTrack {
  readonly trackName: string;
  readonly objectName: string;
  readonly scale: TrackModel['scale'];
}

/** A regular expression of the names of a track's pods. It has neither commas nor backslashes, for Grafana's variables. */
export function podsOf({ objectName }: { readonly objectName: string }): string {
  const fits = objectName.length <= LONGEST_OWNER;
  return fits ? `${objectName}-${HASH}-[a-z0-9]{5}` : `${objectName.slice(0, LONGEST_POD_PREFIX)}[a-z0-9-]+`;
}

/** How the queries of one dashboard choose series, by its variables. */
export class Selection {
  private readonly namespaceName?: string;
  private readonly series?: SeriesModel;
  private readonly unmeasuredRoutes: string[];

  public constructor(namespaceName: string | undefined, series?: SeriesModel, unmeasuredRoutes: string[] = []) {
    this.namespaceName = namespaceName;
    this.series = series;
    this.unmeasuredRoutes = unmeasuredRoutes;
  }

  /** The label that tells the pods apart among what the service measures of itself. */
  public get podLabel(): string {
    return this.series?.podLabel ?? 'pod';
  }

  /** Matchers of what the service measures of itself, of the pods that the variables choose or of one track's. */
  public own(track?: ShownTrack): string[] {
    const pods = (names: string) => `${this.podLabel}=~${literal(this.podPattern(names))}`;
    const labels = equal(this.series?.labels ?? {});
    return [...labels, pods(track ? podsOf(track) : '${track:raw}'), ...(track ? [] : [pods('$pod')])];
  }

  /** Matchers of users' requests. */
  public requests(track?: ShownTrack): string[] {
    return [...this.own(track), ...withoutRoutes(this.unmeasuredRoutes)];
  }

  /** Matchers of what the cluster measures of the pods that the variables choose, or of one track's. */
  public cluster(track?: ShownTrack): string[] {
    const pods = track ? [`pod=~${literal(podsOf(track))}`] : ['pod=~"${track:raw}"', 'pod=~"$pod"'];
    return [...this.inNamespace, ...pods];
  }

  /** Matchers of the namespace, where it is known. */
  public get inNamespace(): string[] {
    return this.namespaceName === undefined ? [] : equal({ namespace: this.namespaceName });
  }

  private podPattern(names: string): string {
    const prefix = this.series?.podPrefix ?? '';
    return prefix === '' ? names : `${exactly(prefix)}(${names})([.].*)?`;
  }
}
