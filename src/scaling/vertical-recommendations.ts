import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ICapability } from '../core/capability';
import { Finding, FindingSeverity } from '../core/check';
import { ManagedObject } from '../core/managed-object';
import { Prerequisites } from '../core/prerequisites';
import { RootValidation } from '../core/root-validation';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { formatQuantity } from '../private/quantity';
import { requireCpu, requireSize } from '../private/units';
import { requirePlainObject, show } from '../private/values';
import { idOfTrack, trackNamed } from '../core/track-objects';

const ADDON = 'vertical-pod-autoscaler';
const CRD = 'verticalpodautoscalers.autoscaling.k8s.io';

/** Source: https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler/charts/vertical-pod-autoscaler */
const HELM =
  'helm install vertical-pod-autoscaler vertical-pod-autoscaler --repo https://kubernetes.github.io/autoscaler --namespace kube-system';

/** An amount of CPU and of memory for one container. */
export interface VerticalBounds {
  /**
   * CPU.
   * @default - no bound
   */
  readonly cpu?: Cpu;

  /**
   * Memory.
   * @default - no bound
   */
  readonly memory?: Size;
}

/** What is recommended. */
export interface VerticalRecommendationsOptions {
  /**
   * No container is recommended less.
   * @default - the recommender's own minimum
   */
  readonly atLeast?: VerticalBounds;

  /**
   * No container is recommended more.
   * @default - no bound
   */
  readonly atMost?: VerticalBounds;

  /**
   * Containers without recommendations, by name.
   * @default - none
   */
  readonly withoutContainers?: string[];
}

/**
 * Watches what the pods use and recommends requests: a VerticalPodAutoscaler that only looks. Read them by
 * `kubectl describe vpa`. Nothing is changed, so it goes together with any scaling.
 * See https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler
 */
export class VerticalRecommendations implements ICapability {
  /** Recommendations for all containers, unless the options say otherwise. */
  public static of(options: VerticalRecommendationsOptions = {}): VerticalRecommendations {
    return new VerticalRecommendations(options);
  }

  /** Which question this answers. */
  public readonly capabilityName = 'vertical-recommendations';
  private readonly options: VerticalRecommendationsOptions;

  private constructor(options: VerticalRecommendationsOptions) {
    this.options = options;
  }

  /**
   * Called by the service.
   * @throws when the cluster has no VerticalPodAutoscaler, or an option is not valid
   */
  public bind(context: ServiceContext): void {
    requireAutoscaler(context);
    const like = 'use them like { atMost: { memory: Size.gibibytes(1) } }';
    requirePlainObject('scaling-invalid', context.path, 'options of the recommendations', this.options, like);
    const containerPolicies = policiesOf(context.path, this.options);
    const without = this.options.withoutContainers ?? [];
    RootValidation.of(context.scope).addFindings(() => unknownNames(context, without));
    for (const track of context.intent.tracks) {
      const metadata = {
        name: track.objectName,
        namespace: context.namespaceName,
        labels: context.trackLabels(track),
      };
      const props = { apiVersion: 'autoscaling.k8s.io/v1', kind: 'VerticalPodAutoscaler', metadata };
      new ManagedObject(context.scope, idOfTrack('vertical-pod-autoscaler', track), props, () => ({
        targetRef: trackNamed(context.model, track.trackName).scaleTarget,
        updatePolicy: { updateMode: 'Off' },
        resourcePolicy: { containerPolicies },
      }));
    }
  }
}

function requireAutoscaler({ cluster, path, scope }: ServiceContext): void {
  if (!cluster.hasAddon(ADDON) && !cluster.hasCrd(CRD)) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no VerticalPodAutoscaler, which recommends requests`,
      `run ${HELM}, and say so in the cluster profile: addons: ["${ADDON}"], or crds: ["${CRD}"]`,
    );
  }
  Prerequisites.of(scope).add({ name: ADDON, install: HELM, neededBy: path });
}

function boundsOf(path: string, what: string, bounds: VerticalBounds): Record<string, bigint | undefined> {
  const like = 'use one like { memory: Size.gibibytes(1) }';
  const { cpu, memory } = requirePlainObject('scaling-invalid', path, what, bounds, like);
  return {
    cpu: cpu === undefined ? undefined : requireCpu('scaling-invalid', path, `${what}.cpu`, cpu),
    memory: memory === undefined ? undefined : requireSize('scaling-invalid', path, `${what}.memory`, memory),
  };
}

/** Names of containers, each once, as the API server demands. */
function requireNames(path: string, names: string[]): string[] {
  if (!Array.isArray(names)) {
    fail('scaling-invalid', path, `withoutContainers is ${show(names)}`, 'use a list of names, like ["proxy"]');
  }
  names.forEach((name) => requireDnsLabel(path, 'name in withoutContainers', name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    fail('scaling-invalid', path, `withoutContainers names "${twice}" twice`, 'name it once');
  }
  return names;
}

/** A name that is mistyped leaves the container that is meant with its recommendations; one may be added on the cluster. */
function unknownNames({ path, model }: ServiceContext, names: string[]): Finding[] {
  const known = model.tracks.flatMap(({ pod: { spec } }) => [...spec.containers, ...(spec.initContainers ?? [])]);
  const strange = names.filter((name) => known.every((container) => container.name !== name));
  const all = [...new Set(known.map(({ name }) => `"${name}"`))].join(', ');
  return strange.map((name) => ({
    checkId: 'vertical-container-unknown',
    severity: FindingSeverity.WARNING,
    path,
    problem: `withoutContainers names "${name}", and the pods have ${all}`,
    fix: 'use the name of a container, unless something on the cluster adds this one to the pods',
  }));
}

function format({ cpu, memory }: Record<string, bigint | undefined>): Record<string, string | undefined> {
  return {
    cpu: cpu === undefined ? undefined : formatQuantity(cpu, 'decimal'),
    memory: memory === undefined ? undefined : formatQuantity(memory, 'binary'),
  };
}

/** The policies as the API writes them: `*` stands for every container that has none of its own. */
function policiesOf(path: string, options: VerticalRecommendationsOptions): unknown[] {
  const { atLeast = {}, atMost = {}, withoutContainers = [] } = options;
  const least = boundsOf(path, 'atLeast', atLeast);
  const most = boundsOf(path, 'atMost', atMost);
  for (const resource of ['cpu', 'memory']) {
    if (least[resource] !== undefined && most[resource] !== undefined && least[resource] > most[resource]) {
      const [low, high] = [format(least)[resource], format(most)[resource]];
      fail('scaling-invalid', path, `atLeast.${resource} ${low} is above atMost.${resource} ${high}`, 'swap them');
    }
  }
  const bounded = [...Object.values(least), ...Object.values(most)].some((amount) => amount !== undefined);
  return [
    ...(bounded ? [{ containerName: '*', minAllowed: format(least), maxAllowed: format(most) }] : []),
    ...requireNames(path, withoutContainers).map((containerName) => ({ containerName, mode: 'Off' })),
  ];
}
