import { ApiObject, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { AppSettings } from '../config/app-settings';
import { Secrets } from '../config/secrets';
import { UserEnvironment } from '../config/user-environment';
import { ICapability } from '../core/capability';
import { finishedPodSpec } from '../core/finished-pod-spec';
import { ImageSource } from '../core/image-source';
import { PodModel } from '../core/model';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { ServiceLabels } from '../core/service-labels';
import { contentHash } from '../private/hash';
import { requireCall, requireScopeAndId } from '../private/options';
import { prune } from '../private/plain';
import { requireSeconds } from '../private/seconds';
import { requireInteger } from '../private/values';
import { NetworkAccess } from '../security/network-access';
import { SecurityProfile } from '../security/security-profile';
import { ContainerResources } from '../workload/container-resources';
import { toRequirements } from '../workload/resolved-resources';

/** A job name has to leave room for the suffix of its pods. */
const HASH_LENGTH = 10;

/** One image that runs once before a release. */
export interface MigrationProps {
  /** The container image: an EF Core migration bundle, or any that migrates and exits with 0. */
  readonly image: string;
  /**
   * Where the image comes from.
   * @default ImageSource.registry()
   */
  readonly imageSource?: ImageSource;
  /**
   * The start of the Job's name; a hash of what the Job runs follows.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * Labels of the Job and its pods.
   * @default - the recommended ones, with the component `migration`
   */
  readonly labels?: ServiceLabels;
  /**
   * Overrides the image's arguments.
   * @default - the image's
   */
  readonly args?: string[];
  /**
   * Environment variables of the container, as they are.
   * @default - none
   */
  readonly env?: Record<string, string>;
  /**
   * Settings of the app, in the form of its appsettings.json, for all to read.
   * @default - those of the image
   */
  readonly appSettings?: AppSettings;
  /**
   * Settings from Secrets, such as the connection string.
   * @default - none
   */
  readonly secrets?: Secrets[];
  /**
   * What the container is promised and may take.
   * @default - as for a service
   */
  readonly resources?: ContainerResources;
  /**
   * What the pod may do on its node.
   * @default SecurityProfile.restricted()
   */
  readonly security?: SecurityProfile;
  /**
   * Whom it may connect to, where the cluster enforces network policies. Nobody may connect to it.
   * @default - everybody
   */
  readonly network?: NetworkAccess;
  /**
   * How often a failed pod is started again.
   * @default 3
   */
  readonly retries?: number;
  /**
   * After how long the Job is given up.
   * @default Duration.minutes(15)
   */
  readonly timeout?: Duration;
}

/** What a migration's container gets besides its environment. */
class MigrationContainer implements IPodContributor {
  public constructor(
    private readonly path: string,
    private readonly resources: ContainerResources,
    private readonly args?: string[],
  ) {}

  public contribute(pod: PodDraft): void {
    pod.main.args = this.args;
    pod.main.resources = toRequirements(this.resources._resolve(this.path));
    // A bundle is one file that unpacks its native libraries, by default to a home that nobody can write.
    const extracted = { name: 'DOTNET_BUNDLE_EXTRACT_BASE_DIR', value: '/tmp/.net', origin: 'the migration' };
    pod.main.environment.addDefault(extracted);
    pod.tmpSizeLimit = pod.main.resources.limits?.['ephemeral-storage'];
  }
}

/**
 * A Job that runs once for each image and each setting that it runs with: its name ends in a hash of its pod,
 * so applying the same again does nothing, and a new image is a new Job. No Service selects its pods.
 * See https://learn.microsoft.com/ef/core/managing-schemas/migrations/applying#bundles
 */
export class Migration extends Construct {
  /** The name of the Job. */
  public readonly jobName: string;
  /** The Job, for patches. Kubernetes forbids to change a Job's pods once it exists. */
  public readonly apiObject: ApiObject;

  /** @throws when a prop is not valid; each message says which, and what to do */
  public constructor(scope: Construct, id: string, props: MigrationProps) {
    super(...requireScopeAndId('Migration', scope, id));
    requireCall('Migration.constructor', [props], this.node.path);
    installChecks(this);
    const context = new ServiceContext(this, {
      serviceName: props.name ?? id,
      imageSource: props.imageSource ?? ImageSource.registry(),
      labels: { component: 'migration', ...props.labels },
      selectorLabels: {},
    });
    const track = { trackName: 'stable', objectName: context.serviceName, image: props.image };
    context.intent.routing.addTrack(track);
    context.intent.routing.addRoute({ trackName: 'stable', weight: 100 });
    const capabilities: ICapability[] = [
      new UserEnvironment(props.env ?? {}),
      props.security ?? SecurityProfile.restricted(),
      props.network ?? NetworkAccess.declaredClients(),
      ...(props.appSettings ? [props.appSettings] : []),
      ...(props.secrets ?? []),
    ];
    capabilities.forEach((capability) => capability.bind(context));
    context.intent.addContributor(
      new MigrationContainer(context.path, props.resources ?? ContainerResources.of(), props.args),
    );
    const labels = context.trackLabels(track);
    const spec = jobSpec(context.path, props, context.model.tracks[0].pod, labels);
    this.jobName = `${context.serviceName.slice(0, 52 - HASH_LENGTH)}-${contentHash(spec)}`;
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: this.jobName, namespace: context.namespaceName, labels },
      spec,
    });
  }
}

function jobSpec(path: string, props: MigrationProps, pod: PodModel, labels: Record<string, string>): unknown {
  const podSpec = k8s.toJson_PodSpec({ ...pod.spec, restartPolicy: 'Never' })!;
  return prune({
    backoffLimit: requireInteger('number-invalid', path, 'retries', props.retries ?? 3, 0, 100),
    activeDeadlineSeconds: requireSeconds('number-invalid', path, 'timeout', props.timeout ?? Duration.minutes(15), 1),
    template: {
      metadata: { labels, annotations: pod.annotations },
      spec: finishedPodSpec(podSpec, pod),
    },
  });
}
