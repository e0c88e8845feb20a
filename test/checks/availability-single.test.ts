import { External } from 'cdk8s-aspnetcore';
import { rawDeployment, rawFindings } from '../support/raw-findings';

type Json = Record<string, any>;

const budget = (spec: Json) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});
const rolling = (maxUnavailable: unknown) => ({ strategy: { rollingUpdate: { maxUnavailable } } });
const scaler = (minReplicas: number) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas, maxReplicas: 5 },
});
const ONE = budget({ maxUnavailable: 1 });

test.each<[string, Json, Json[], number]>([
  ['one pod', { replicas: 1 }, [ONE], 1],
  ['one pod by default', {}, [ONE], 1],
  ['a share', {}, [budget({ maxUnavailable: '50%' })], 1],
  ['nothing kept', {}, [budget({ minAvailable: 0 })], 1],
  ['what disruption-allows-drain says', {}, [budget({ minAvailable: 1 })], 0],
  ['no number of either', {}, [budget({})], 0],
  ['no budget', {}, [], 0],
  ['no pod', { replicas: 0 }, [ONE], 0],
  ['a scaler that has more at times', {}, [ONE, scaler(1)], 0],
  ['three pods', { replicas: 3 }, [ONE], 0],
  ['an update of all', { replicas: 3, ...rolling(3) }, [ONE], 1],
  ['an update of a share of all', { replicas: 3, ...rolling('100%') }, [ONE], 1],
  ['an update of most', { replicas: 3, ...rolling('99%') }, [ONE], 0],
  ['an update of the fewest', rolling(2), [ONE, scaler(2)], 1],
  ['an update without a budget', { replicas: 3, ...rolling(3) }, [], 0],
  ['another way to update', { replicas: 3, strategy: { type: 'Recreate' } }, [ONE], 0],
  ['nulls', { replicas: 3, strategy: null }, [ONE], 0],
])('%s: %#', (_name, spec, others, findings) => {
  expect(rawFindings('availability-single', [rawDeployment({}, {}, spec), ...others])).toHaveLength(findings);
});

test('there are others that somebody else starts', () => {
  const externals = [External.pods({ labels: { app: 'web' } })];
  expect(rawFindings('availability-single', [rawDeployment(), ONE], { externals })).toEqual([]);
});
