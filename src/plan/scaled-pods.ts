import { SynthesizedObject } from '../core/synthesized-object';
import { parseQuantity } from '../private/quantity';
import { describedTemplate, objectsByKey } from './described-template';
import { ContainerLimits } from './limit-defaults';
import { byNamespace } from './namespaces';
import { containerDemand, ContainerDemand, podAmounts } from './pod-demand';
import { objectsIn } from './pod-template';
import { scalersByTarget } from './scalers';
import { oncePerList } from './once-per-list';

/** A metric of CPU or memory that a scaler looks at, and the containers that it is measured on. */
export interface ResourceMetric {
  readonly scaler: SynthesizedObject;
  /** What it scales. */
  readonly target: SynthesizedObject;
  readonly resource: string;
  /** The target in percent of the request, where it is one. */
  readonly percent?: number;
  /** The target as an amount for each pod, where it is one. */
  readonly amount?: bigint;
  /** The only container that counts, where there is one. */
  readonly containerName?: string;
  /** By which share of the target the metric may be above it before anything happens. */
  readonly tolerance: number;
  /** The containers that run on, native sidecars too; the pod as a whole where it has requests of its own. */
  readonly measured: ContainerDemand[];
}

type Json = Record<string, any>;
type Wanted = Pick<ResourceMetric, 'resource' | 'percent' | 'amount' | 'containerName'>;

/** What the API server takes where an autoscaler names no metric. Source: DefaultCPUUtilization in kubernetes/pkg/apis/autoscaling */
const DEFAULT: Wanted = { resource: 'cpu', percent: 80 };

/** Source: --horizontal-pod-autoscaler-tolerance of kube-controller-manager. */
const TOLERANCE = 0.1;

function amountOf(quantity: string | number | undefined): bigint | undefined {
  return quantity === undefined ? undefined : parseQuantity(String(quantity));
}

function ofMetric({ type, resource, containerResource }: Json): Wanted[] {
  const source = type === 'Resource' ? resource : type === 'ContainerResource' ? containerResource : undefined;
  return source === undefined
    ? []
    : [
        {
          resource: source.name,
          percent: source.target?.averageUtilization,
          amount: amountOf(source.target?.averageValue),
          containerName: source.container,
        },
      ];
}

/** Version 1 keeps what it has no field for in an annotation. */
function ofVersion1({ metadata, spec }: Json): Wanted[] {
  const percent = spec?.targetCPUUtilizationPercentage;
  const others = metadata?.annotations?.['autoscaling.alpha.kubernetes.io/metrics'];
  return percent === undefined && others !== undefined ? [] : [{ ...DEFAULT, percent: percent ?? DEFAULT.percent }];
}

function ofTrigger({ type, metricType, metadata }: Json): Wanted[] {
  if (type !== 'cpu' && type !== 'memory') {
    return [];
  }
  const isShare = (metricType ?? metadata?.type) === 'Utilization';
  const percent = isShare ? Number(metadata?.value) || undefined : undefined;
  const amount = isShare ? undefined : amountOf(metadata?.value);
  return [{ resource: type, percent, amount, containerName: metadata?.containerName || undefined }];
}

function metricsOf({ kind, apiVersion, manifest }: SynthesizedObject): Wanted[] {
  if (kind === 'ScaledObject') {
    return objectsIn(manifest.spec?.triggers).flatMap(ofTrigger);
  }
  if (apiVersion === 'autoscaling/v1') {
    return ofVersion1(manifest);
  }
  const metrics = objectsIn(manifest.spec?.metrics);
  return metrics.length === 0 ? [DEFAULT] : metrics.flatMap(ofMetric);
}

function toleranceOf({ manifest }: SynthesizedObject): number {
  const spec = manifest.spec ?? {};
  const behavior = spec.behavior ?? spec.advanced?.horizontalPodAutoscalerConfig?.behavior;
  const value = parseQuantity(String(behavior?.scaleUp?.tolerance));
  return value === undefined ? TOLERANCE : Number(value) / 1e9;
}

/** Source: calculateRequests in kubernetes/pkg/controller/podautoscaler/replica_calculator.go */
function measuredOn(pod: Json, ranges: ContainerLimits[], containerName: string | undefined): ContainerDemand[] {
  if (containerName === undefined && (pod.resources?.requests ?? pod.resources?.limits) !== undefined) {
    return [{ name: 'the pod', ...podAmounts(pod, ranges), givenLimits: new Set() }];
  }
  const sidecars = ((pod.initContainers ?? []) as Json[]).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...((pod.containers ?? []) as Json[]), ...sidecars]
    .filter(({ name }) => containerName === undefined || name === containerName)
    .map((container) => containerDemand(container, ranges));
}

/** Every metric of CPU and memory of every scaler whose target the app itself writes; linear. */
export const resourceMetrics = oncePerList((objects: SynthesizedObject[]): ResourceMetric[] => {
  const scalers = scalersByTarget(objects);
  if (scalers.size === 0) {
    return [];
  }
  const known = objectsByKey(objects);
  const ranges = new Map(byNamespace(objects).map((namespace) => [namespace.namespaceName, namespace.ranges]));
  return [...scalers].flatMap(([key, ofTarget]) => {
    const target = known.get(key);
    const pod = target && describedTemplate(target, known)?.spec;
    return target === undefined || pod === undefined
      ? []
      : ofTarget.flatMap(({ object }) =>
          metricsOf(object).map((wanted) => ({
            ...wanted,
            scaler: object,
            target,
            tolerance: toleranceOf(object),
            measured: measuredOn(pod, ranges.get(target.namespaceName) ?? [], wanted.containerName),
          })),
        );
  });
});

/** An object as messages call it: `Deployment web`. */
export function title({ kind, objectName }: SynthesizedObject): string {
  return `${kind} ${objectName}`;
}
