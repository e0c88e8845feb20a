import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { UserEnvironment } from '../config/user-environment';
import { ICapability } from '../core/capability';
import { ImageSource } from '../core/image-source';
import { ServiceModel } from '../core/model';
import { ServiceContext } from '../core/service-context';
import { SingleTrack } from '../delivery/single-track';
import { Exposure } from '../exposure/exposure';
import { fail } from '../private/errors';
import { Scaling } from '../scaling/scaling';
import { PodSecurity } from '../security/pod-security';
import { ContainerResources } from '../workload/container-resources';
import { Workload } from '../workload/workload';
import { WebServiceProps } from './web-service-props';

/** The port that .NET 8 and later images listen on; above 1024, so that any user may bind it. */
const DEFAULT_PORT = 8080;

/** The port that clients use, as their URLs then need none. */
const SERVICE_PORT = 80;

/** A service that answers HTTP, in any language: it only sequences the capabilities. */
export class WebService extends Construct {
  /** The service's name, which is the name of its Deployment, Service and ServiceAccount. */
  public readonly serviceName: string;
  /** @internal */
  protected readonly _workload: Workload;
  private readonly context: ServiceContext;
  private readonly capabilityNames = new Set<string>();

  /** @throws when a prop is not valid; each message says which, and what to do */
  public constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id);
    installChecks(this);
    this.context = new ServiceContext(this, {
      serviceName: props.name ?? id,
      imageSource: props.imageSource ?? ImageSource.registry(),
      labels: props.labels ?? {},
      selectorLabels: props.selectorLabels ?? {},
    });
    this.serviceName = this.context.serviceName;
    this.context.intent.addPort({
      portName: 'http',
      containerPort: props.port ?? DEFAULT_PORT,
      servicePort: SERVICE_PORT,
    });
    this._workload = new Workload(props.resources ?? ContainerResources.of());
    this.bindAll([
      new SingleTrack(props.image),
      props.scaling ?? Scaling.replicas(1),
      new UserEnvironment(props.env ?? {}),
      new PodSecurity(),
      props.exposure ?? Exposure.clusterOnly(),
      this._workload,
    ]);
  }

  /** The Deployment, for patches in the API's own field names. */
  public get deployment(): ApiObject {
    return this._workload.deployments[0];
  }

  /** What this service has been resolved to. Reading it freezes the service: later changes throw. */
  public get model(): ServiceModel {
    return this.context.model;
  }

  /**
   * Binds a capability of your own, after all that are bound already.
   * @throws when the service has one of that name, or what it contributes does not fit
   */
  public use(capability: ICapability): void {
    this.bindAll([capability]);
  }

  private bindAll(capabilities: ICapability[]): void {
    for (const capability of capabilities) {
      const name = capability.capabilityName;
      if (this.capabilityNames.has(name)) {
        fail('capability-taken', this.node.path, `there is a capability "${name}" already`, 'use another name');
      }
      this.capabilityNames.add(name);
      capability.bind(this.context);
    }
    this.context._rehearse();
  }
}
