import { fail } from '../private/errors';
import { requireServiceName } from '../private/names';
import { IPodContributor } from './pod-contributor';
import { PreviewModel, RouteModel, RouterModel, TrackServiceModel } from './route';
import { ScaleTarget, TrackScale } from './scale';

/** A track as a capability asks for it. */
export interface TrackIntent {
  /** `stable` in a plain service. */
  readonly trackName: string;
  /** The name of the track's Deployment. */
  readonly objectName: string;
  /** The image that it runs. */
  readonly image: string;
  /**
   * How its scale follows the service's.
   * @default - it is the service's
   */
  readonly scale?: TrackScale;
  /**
   * Who owns its pods in place of its Deployment, which then has none.
   * @default - its Deployment
   */
  readonly controller?: ScaleTarget;
  /**
   * Whether its Deployment keeps its pods beside those of the controller, which takes them away.
   * @default false
   */
  readonly keepsPods?: boolean;
  /**
   * Who writes on its pods alone, after everybody else.
   * @default - nobody
   */
  readonly contributors?: IPodContributor[];
}

/** The tracks of a service, and how requests reach them, as capabilities ask for it. */
export class RoutingIntent {
  private readonly path: string;
  private trackList: TrackIntent[] = [];
  private routeList: RouteModel[] = [];
  private readonly serviceList: TrackServiceModel[] = [];
  private readonly previewList: PreviewModel[] = [];
  private behindProxy = false;
  private changingRoutes = false;
  private routerModel?: RouterModel;
  private closed = false;

  /** @param path the construct path, for messages */
  public constructor(path: string) {
    this.path = path;
  }

  /**
   * Adds a track, the stable one first.
   * @throws when there is one of that name, or no Service can have its object's name
   */
  public addTrack(track: TrackIntent): void {
    this.requireOpen();
    requireServiceName(this.path, `name of the track "${track.trackName}"`, track.objectName);
    if (this.trackList.some((other) => other.trackName === track.trackName)) {
      fail('track-invalid', this.path, `there are two tracks "${track.trackName}"`, 'give each a name of its own');
    }
    this.trackList.push({ ...track });
  }

  /** Sets how the scale of a track follows the service's. */
  public scaleTrack(trackName: string, scale: TrackScale): void {
    this.requireOpen();
    this.trackList = this.trackList.map((track) => (track.trackName === trackName ? { ...track, scale } : track));
  }

  /** Takes away the tracks and routes so far, for an answer that has others. */
  public clearTracks(): void {
    this.requireOpen();
    this.trackList = [];
    this.routeList = [];
  }

  /** Adds a route to a track. */
  public addRoute(route: RouteModel): void {
    this.requireOpen();
    this.routeList.push({ ...route });
  }

  /** Sets all routes, the default one first, in place of those so far. */
  public routeTo(routes: RouteModel[]): void {
    this.requireOpen();
    this.routeList = routes.map((route) => ({ ...route }));
  }

  /**
   * Adds a Service that leads to the pods of one track only.
   * @throws when no Service can have that name
   */
  public addService(service: TrackServiceModel): void {
    this.requireOpen();
    requireServiceName(this.path, `name of the Service of the track "${service.trackName}"`, service.serviceName);
    this.serviceList.push({ ...service });
  }

  /** Gives a Service a host of its own, where the exposure has hosts. */
  public addPreview(preview: PreviewModel): void {
    this.requireOpen();
    this.previewList.push({ ...preview });
  }

  /** Says that requests come through a proxy, which can tell the tracks apart. */
  public routeByProxy(): void {
    this.requireOpen();
    this.behindProxy = true;
  }

  /** Says that a controller on the cluster changes the weights of the routes. */
  public leaveToController(): void {
    this.requireOpen();
    this.changingRoutes = true;
  }

  /** Says which object splits the requests. */
  public splitBy(router: RouterModel): void {
    this.requireOpen();
    this.routerModel = { ...router };
  }

  /** The tracks so far. */
  public get tracks(): TrackIntent[] {
    return [...this.trackList];
  }

  /** The routes so far. */
  public get routes(): RouteModel[] {
    return [...this.routeList];
  }

  /** Services besides the service's own one, so far. */
  public get services(): TrackServiceModel[] {
    return [...this.serviceList];
  }

  /** Hosts to look at tracks before they get requests, so far. */
  public get previews(): PreviewModel[] {
    return [...this.previewList];
  }

  /** Whether requests come through a proxy, which can tell the tracks apart. */
  public get isBehindProxy(): boolean {
    return this.behindProxy;
  }

  /** Whether a controller on the cluster changes the weights of the routes. */
  public get hasChangingRoutes(): boolean {
    return this.changingRoutes;
  }

  /** Which object splits the requests, so far. */
  public get router(): RouterModel | undefined {
    return this.routerModel;
  }

  /**
   * Lets no further change through.
   * @internal
   */
  public _close(): void {
    this.closed = true;
  }

  private requireOpen(): void {
    if (this.closed) {
      fail('model-frozen', this.path, 'the service was changed after it had been rendered', 'change it before synth');
    }
  }
}
