import { call, Expression, given, ref } from '../expression';
import { newest } from '../../manifests/implied';
import { nanos } from '../../manifests/quantity';
import { Question } from './draft';
import { cpu, podCount, seconds, size } from './units';
import { Json } from '../../json';

/** A fixed number of pods, or an autoscaler. */
export const scaling: Question = ({ deployment, autoscaler }) => {
  const replicas = deployment.spec?.replicas as number | undefined;
  const fixed =
    replicas === undefined || replicas === 1 ? [] : [{ props: { scaling: call('Scaling.replicas', replicas) } }];
  if (autoscaler === undefined) {
    return fixed;
  }
  const { minReplicas = 1, maxReplicas, metrics = [], behavior } = newest(autoscaler).spec as Json;
  const known = (metrics as Json[]).map(metricOf);
  const rules = given({ scaleUp: rulesOf(behavior?.scaleUp), scaleDown: rulesOf(behavior?.scaleDown) });
  const options = given({
    min: minReplicas as number,
    max: maxReplicas as number,
    metrics: known.includes(undefined) || known.length === 0 ? undefined : (known as Expression[]),
    behavior: Object.keys(rules).length === 0 ? undefined : rules,
  });
  return [{ props: { scaling: call('Scaling.automatic', options) } }, ...fixed];
};

function metricOf(metric: Json): Expression | undefined {
  const type = metric.type as string;
  const { resource, containerResource, pods, external } = metric as Record<string, Json>;
  if (type === 'Resource' || type === 'ContainerResource') {
    const { name, target, container } = type === 'Resource' ? resource : containerResource;
    const unit = name === 'cpu' ? cpu : size;
    const options = given({
      targetPercent: target.averageUtilization as number | undefined,
      averageValue: target.averageValue === undefined ? undefined : unit(target.averageValue),
    });
    const kind = name === 'cpu' ? 'Cpu' : 'Memory';
    const isKnown = (name === 'cpu' || name === 'memory') && Object.keys(options).length === 1;
    const plain = call(`Metric.${kind.toLowerCase()}`, options);
    const inContainer = () => call(`Metric.container${kind}`, container as string, options);
    return isKnown ? (container === undefined ? plain : inContainer()) : undefined;
  }
  const source = type === 'Pods' ? pods : type === 'External' ? external : undefined;
  if (source === undefined) {
    return undefined;
  }
  const options = given({
    value: numberOf(source.target.value),
    averageValue: numberOf(source.target.averageValue),
    selector: source.metric.selector?.matchLabels as Expression | undefined,
  });
  return call(`Metric.${type === 'Pods' ? 'pods' : 'external'}`, source.metric.name as string, options);
}

function numberOf(quantity: unknown): number | undefined {
  const value = quantity === undefined ? undefined : nanos(quantity);
  return value === undefined ? undefined : Number(value / 1_000_000n) / 1000;
}

function rulesOf(rules: Json | undefined): Expression | undefined {
  if (rules?.selectPolicy === 'Disabled') {
    return call('ScalingRules.disabled');
  }
  const policies = (rules?.policies as Json[] | undefined)?.map(({ type, value, periodSeconds }) => {
    const factory = type === 'Pods' ? 'pods' : 'percent';
    return call(`ScalingPolicy.${factory}`, value as number, call('Duration.seconds', periodSeconds as number));
  });
  const options = given({
    stabilizationWindow: seconds(rules?.stabilizationWindowSeconds),
    policies,
    selection: rules?.selectPolicy === 'Min' ? ref('PolicySelection.LEAST') : undefined,
  });
  return Object.keys(options).length === 0 ? undefined : call('ScalingRules.of', options);
}

/** How many pods may be missing. */
export const disruption: Question = ({ disruptionBudget }) => {
  if (disruptionBudget === undefined) {
    return [];
  }
  const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy: policy } = disruptionBudget.spec as Json;
  const [factory, count] =
    minAvailable === undefined
      ? ['maxUnavailable', podCount(maxUnavailable)]
      : ['minAvailable', podCount(minAvailable)];
  if (count === undefined) {
    return [];
  }
  const options = policy === 'AlwaysAllow' ? [] : [{ unhealthyPods: ref('UnhealthyPodEviction.IF_HEALTHY_BUDGET') }];
  return [{ props: { disruption: call(`DisruptionBudget.${factory}`, count, ...options) } }];
};
