import { fail } from '../private/errors';
import { PortModel } from './model';
import { PeerModel } from './peer';
import { IPodContributor } from './pod-contributor';
import { PortList, PortOffer } from './port-list';
import { RolloutModel } from './rollout';
import { RouteModel } from './route';
import { automaticScale, fixedScale, ScaleModel, trackScale } from './scale';
import { RoutingIntent, TrackIntent } from './routing-intent';
import { MeasuredModel, SeriesModel } from './series';

/** What props and methods have asked for so far. The first render closes it; a later change throws. */
export class ServiceIntent {
  private readonly path: string;
  private readonly portList: PortList;
  /** The tracks, and how requests reach them. */
  public readonly routing: RoutingIntent;
  private readonly contributorList: IPodContributor[] = [];
  private readonly clientList: PeerModel[] = [];
  private readonly serverList: PeerModel[] = [];
  private rolloutModel: RolloutModel = { strategyType: 'RollingUpdate' };
  private scaleModel: ScaleModel = { minReplicas: 1, maxReplicas: 1, isAutomatic: false };
  private withoutVirtualIp = false;
  private series?: SeriesModel;
  private readonly unmeasuredRoutes: string[] = [];
  private closed = false;

  /** @param path the construct path, for messages */
  public constructor(path: string) {
    this.path = path;
    this.portList = new PortList(path);
    this.routing = new RoutingIntent(path);
  }

  /**
   * Adds a port, the main one first.
   * @throws when its name, number or protocol is not valid, or taken
   */
  public addPort(port: PortModel): void {
    this._requireOpen();
    this.portList.add(port);
  }

  /**
   * Changes how the Service offers the main port.
   * @throws when the number or protocol is not valid, or the number is taken
   */
  public offerMainPort(offer: PortOffer): void {
    this._requireOpen();
    this.portList.offerMain(offer);
  }

  /** Lets somebody connect to this service. */
  public addClient(client: PeerModel): void {
    this._requireOpen();
    this.clientList.push({ ...client });
  }

  /** Lets this service connect to somebody. */
  public addServer(server: PeerModel): void {
    this._requireOpen();
    this.serverList.push({ ...server });
  }

  /** Sets how the Deployments replace their pods. */
  public rollOut(rollout: RolloutModel): void {
    this._requireOpen();
    this.rolloutModel = { ...rollout };
  }

  /** Makes the Service headless: its name leads to the pods themselves, hence to the ports that they open. */
  public serveHeadless(): void {
    this._requireOpen();
    this.withoutVirtualIp = true;
  }

  /** Adds something that writes on the pods of every track. */
  public addContributor(contributor: IPodContributor): void {
    this._requireOpen();
    this.contributorList.push(contributor);
  }

  /**
   * Sets how many pods there are.
   * @throws when it is negative or no whole number
   */
  public scaleTo(replicas: number): void {
    this._requireOpen();
    this.scaleModel = fixedScale(this.path, replicas);
  }

  /**
   * Leaves the number of pods to something on the cluster, such as a HorizontalPodAutoscaler.
   * @throws when min is above max, or either is no whole number
   */
  public scaleBetween(minReplicas: number, maxReplicas: number): void {
    this._requireOpen();
    this.scaleModel = automaticScale(this.path, minReplicas, maxReplicas);
  }

  /** Says how the service's series are told apart; the first to say so is who is believed. */
  public measureBy(series: SeriesModel): void {
    this._requireOpen();
    this.series ??= series;
  }

  /** Leaves a route out of what is measured of users' requests, such as a probe's path. */
  public leaveUnmeasured(route: string): void {
    this._requireOpen();
    if (!this.unmeasuredRoutes.includes(route)) {
      this.unmeasuredRoutes.push(route);
    }
  }

  /** What the service measures of itself; undefined where nothing collects it. */
  public get measured(): MeasuredModel | undefined {
    return this.series && { series: this.series, unmeasuredRoutes: [...this.unmeasuredRoutes] };
  }

  /** The ports so far. */
  public get ports(): PortModel[] {
    return this.portList.all;
  }

  /** The tracks so far. */
  public get tracks(): TrackIntent[] {
    return this.routing.tracks;
  }

  /** The routes so far. */
  public get routes(): RouteModel[] {
    return this.routing.routes;
  }

  /** Who may connect, so far. */
  public get clients(): PeerModel[] {
    return [...this.clientList];
  }

  /** Whom the service connects to, so far. */
  public get servers(): PeerModel[] {
    return [...this.serverList];
  }

  /** Whether the Service is headless. */
  public get headless(): boolean {
    return this.withoutVirtualIp;
  }

  /** How the Deployments replace their pods. */
  public get rollout(): RolloutModel {
    return this.rolloutModel;
  }

  /** The contributors so far. */
  public get contributors(): IPodContributor[] {
    return [...this.contributorList];
  }

  /** How many pods there may be, so far. */
  public get scale(): ScaleModel {
    return this.scaleModel;
  }

  /** How many pods of a track there may be, so far. */
  public scaleOf(track: TrackIntent): ScaleModel {
    return trackScale(this.scaleModel, track.scale ?? {});
  }

  /**
   * Lets no further change through.
   * @internal
   */
  public _close(): void {
    this.closed = true;
    this.routing._close();
  }

  /**
   * Refuses whatever comes after the first render.
   * @internal
   */
  public _requireOpen(): void {
    if (this.closed) {
      fail('model-frozen', this.path, 'the service was changed after it had been rendered', 'change it before synth');
    }
  }
}
