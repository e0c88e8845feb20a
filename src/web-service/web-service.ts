import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { UserEnvironment } from '../config/user-environment';
import { PeerModel, PeerPort } from '../core/peer';
import { ServiceAddress } from '../core/service-address';
import { IConnectable, ServiceEndpoint } from '../core/service-endpoint';
import { Delivery } from '../delivery/delivery';
import { SingleTrack } from '../delivery/single-track';
import { Exposure } from '../exposure/exposure';
import { ConnectOptions, ExternalServerOptions } from '../neighbours/connect-options';
import { Neighbours } from '../neighbours/neighbours';
import { Dashboard } from '../observability/dashboard/dashboard';
import { SloRules } from '../observability/slo/slo-rules';
import { DisruptionBudget } from '../scaling/disruption-budget';
import { Scaling } from '../scaling/scaling';
import { requireCall } from '../private/options';
import { Grants } from '../security/grants';
import { allowFrom, allowTo, NetworkAccess } from '../security/network-access';
import { Peer } from '../security/peer';
import { PolicyRule } from '../security/policy-rule';
import { SecurityProfile } from '../security/security-profile';
import { ContainerResources } from '../workload/container-resources';
import { HealthCheck } from '../workload/health-check';
import { PodSettings } from '../workload/pod-settings';
import { Scheduling } from '../workload/scheduling';
import { Shutdown } from '../workload/shutdown';
import { Workload } from '../workload/workload';
import { ServiceBase } from './service-base';
import { WebServiceProps } from './web-service-props';

/** The port that .NET 8 and later images listen on; above 1024, so that any user may bind it. */
const DEFAULT_PORT = 8080;

/** The port that clients use, as their URLs then need none. */
const SERVICE_PORT = 80;

/** A service that answers HTTP, in any language: it only sequences the capabilities. */
export class WebService extends ServiceBase implements IConnectable {
  /** @internal */
  protected readonly _workload: Workload;
  private readonly neighbours = new Neighbours();
  private readonly grants = new Grants();

  /** @throws when a prop is not valid; each message says which, and what to do */
  public constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id, props);
    this._context.intent.addPort({
      portName: 'http',
      containerPort: props.port ?? DEFAULT_PORT,
      servicePort: SERVICE_PORT,
    });
    if (props.exposure?._isProxied) {
      this._context.intent.routing.routeByProxy();
    }
    props.metrics?._announce?.(this._context);
    props.telemetry?._announce?.(this._context);
    this._workload = new Workload(props.resources ?? ContainerResources.of(), props.release);
    this._bindAll([
      new SingleTrack(props.image),
      props.delivery ?? Delivery.rollingUpdate(),
      ...given(props.metrics),
      new SloRules(props.slos ?? []),
      ...given(props.alerts),
      Dashboard._of(props.slos ?? [], props.dashboard),
      props.health ?? HealthCheck.tcp(),
      props.shutdown ?? Shutdown.graceful(),
      props.scheduling ?? Scheduling.of(),
      new PodSettings(props.podOptions ?? {}),
      props.scaling ?? Scaling.replicas(1),
      props.disruption ?? DisruptionBudget.automatic(),
      new UserEnvironment(props.env ?? {}),
      ...given(props.appSettings),
      ...(props.secrets ?? []),
      ...given(props.telemetry),
      this.neighbours,
      props.security ?? SecurityProfile.restricted(),
      this.grants,
      props.network ?? NetworkAccess.declaredClients(),
      props.exposure ?? Exposure.clusterOnly(),
      this._workload,
    ]);
  }

  /** The Deployment, for patches in the API's own field names. Of several tracks it is the first one's. */
  public get deployment(): ApiObject {
    return this._workload.deployments[0];
  }

  /** The Deployments of all tracks: the stable one first, or blue before green. */
  public get deployments(): ApiObject[] {
    return this._workload.deployments;
  }

  /** The service as its clients see it. */
  public get endpoint(): ServiceEndpoint {
    return ServiceEndpoint._ofContext(this._context);
  }

  /** The address of its main port. */
  public get address(): ServiceAddress {
    return this.endpoint.address;
  }

  /**
   * Connects this service to another one: it gets the other's address as an environment variable, and the
   * network is opened on both sides. Across charts and namespaces too.
   *
   * @param server a service of this library, or `ServiceEndpoint.fromService` for one of cdk8s-plus
   * @param options which port, and which variable
   * @throws when the server is this service itself, lacks the port, or the variable is taken
   */
  public connectTo(server: IConnectable, options: ConnectOptions = {}): void {
    this.neighbours.connectTo(server, options);
  }

  /**
   * Connects this service to one outside the cluster, such as a database.
   * @throws when the host, port or CIDR is not valid, or the variable is taken
   */
  public connectToExternal(options: ExternalServerOptions): void {
    requireCall('WebService.connectToExternal', [options], this.node.path);
    this.neighbours.connectToExternal(options);
  }

  /** Lets a client in, for `connectTo`. */
  public acceptClient(client: PeerModel): void {
    this._context.intent.addClient(client);
  }

  /**
   * Lets somebody connect to this service who does not do so by `connectTo`.
   *
   * @param peer who
   * @param ports to which ports of the pods; all of them by default
   * @throws when a port is not valid
   */
  public allowFrom(peer: Peer, ports?: PeerPort[]): void {
    requireCall('WebService.allowFrom', [peer, ports], this.node.path);
    allowFrom(this._context, peer, ports);
  }

  /**
   * Lets this service connect to somebody, where it may not connect to everything.
   *
   * @param peer whom
   * @param ports to which of their ports; all of them by default
   * @throws when a port is not valid
   */
  public allowTo(peer: Peer, ports?: PeerPort[]): void {
    requireCall('WebService.allowTo', [peer, ports], this.node.path);
    allowTo(this._context, peer, ports);
  }

  /**
   * Lets the service use the Kubernetes API: its pods get a token, and a Role with just these rules.
   * @throws when a rule has a wildcard, or lacks something
   */
  public grant(rules: PolicyRule[]): void {
    requireCall('WebService.grant', [rules], this.node.path);
    this.grants.grant(rules);
    this._context._rehearse();
  }
}

/** What was said; also what is no answer at all, which is refused where it is bound. */
function given<T>(answer: T | undefined): T[] {
  return answer === undefined ? [] : [answer];
}
