import { schemaProblems } from './support/schemas';
import { problemsAfter, sample, setAt, shown } from './support/schemas/samples';

const POD = 'spec.template.spec.containers.0';

describe("a schema of Kubernetes' own kinds refuses", () => {
  const deployment = (path: string, value: unknown, problem: string) => ['apps/v1 Deployment', path, value, problem];

  test.each([
    deployment('metdata', {}, 'unknown field'),
    deployment('status', {}, 'unknown field'),
    deployment('metadata.label', {}, 'unknown field'),
    deployment('metadata.labels.app', 1, '1 is not of the type string'),
    deployment('spec.replica', 2, 'unknown field'),
    deployment('spec.replicas', '2', '"2" is not of the type integer'),
    deployment('spec.replicas', 1.5, '1.5 is not of the type integer'),
    deployment('spec.replicas', 2 ** 31, '2147483648 is not of the format int32'),
    deployment('spec.replicas', null, 'null is not of the type integer'),
    deployment('spec.selector', undefined, 'missing'),
    deployment('spec.strategy.rollingUpdate.maxSurge', 0.5, '0.5 is not of the type integer or string'),
    deployment(`${POD}.name`, undefined, 'missing'),
    deployment(`${POD}.imagePullPolcy`, 'Always', 'unknown field'),
    deployment(`${POD}.imagePullPolicy`, 'always', '"always" is not one of Always, IfNotPresent, Never'),
    deployment(`${POD}.ports.0.containerPort`, '80', '"80" is not of the type integer'),
    deployment(`${POD}.ports.0.protocol`, 'HTTP', '"HTTP" is not one of SCTP, TCP, UDP'),
    deployment(`${POD}.env.0.value`, 1, '1 is not of the type string'),
    deployment(`${POD}.env.0.valueFrom.secretKeyRef.keys`, 'x', 'unknown field'),
    deployment(`${POD}.env.0.valueFrom.secretKeyRef.key`, undefined, 'missing'),
    deployment(`${POD}.resources.limits.memory`, '256MB', '"256MB" is not of the format quantity'),
    deployment(`${POD}.resources.requests.cpu`, 'half', '"half" is not of the format quantity'),
    deployment(`${POD}.resources.requests.cpu`, true, 'true is not of the type string or number'),
    deployment(`${POD}.readinessProbe.httpGet.port`, 80.5, '80.5 is not of the type integer or string'),
    deployment(`${POD}.readinessProbe.httpGet.port`, undefined, 'missing'),
    deployment(`${POD}.securityContext.capabilities.drop`, 'ALL', '"ALL" is not of the type array'),
    deployment(
      `${POD}.securityContext.seccompProfile.type`,
      'None',
      '"None" is not one of Localhost, RuntimeDefault, Unconfined',
    ),
    ['autoscaling/v2 HorizontalPodAutoscaler', 'spec.maxReplicas', undefined, 'missing'],
    ['autoscaling/v2 HorizontalPodAutoscaler', 'spec.metrics.0.resource.target.utilization', 70, 'unknown field'],
    ['batch/v1 CronJob', 'spec.concurrencyPolicy', 'Queue', '"Queue" is not one of Allow, Forbid, Replace'],
    ['batch/v1 CronJob', 'spec.jobTemplate.spec.template.spec.container', [], 'unknown field'],
    [
      'networking.k8s.io/v1 Ingress',
      'spec.rules.0.http.paths.0.pathType',
      'Regex',
      '"Regex" is not one of Exact, ImplementationSpecific, Prefix',
    ],
    ['networking.k8s.io/v1 NetworkPolicy', 'spec.ingress.0.from.0.ipBlock.cidr', undefined, 'missing'],
    ['networking.k8s.io/v1 NetworkPolicy', 'spec.ingress.0.form', [], 'unknown field'],
    ['policy/v1 PodDisruptionBudget', 'spec.minAvailible', 1, 'unknown field'],
    ['v1 ResourceQuota', 'spec.hard.pods', 'ten', '"ten" is not of the format quantity'],
    ['v1 Service', 'spec.type', 'Node', '"Node" is not one of ClusterIP, ExternalName, LoadBalancer, NodePort'],
    ['v1 Service', 'spec.ports.0.port', undefined, 'missing'],
  ] as [string, string, unknown, string][])('%s with %s %p', (name, path, value, problem) => {
    expect(problemsAfter(name, path, value)).toEqual([`${shown(path)}: ${problem}`]);
  });
});

test('quantities, ports and shares hold in all their spellings', () => {
  for (const quantity of ['1', '0.5', '.5', '1.', '+1', '100m', '1e3', '1E-3', '1.5Gi', '2k', '10n', 1, 0.5]) {
    expect(problemsAfter('apps/v1 Deployment', `${POD}.resources.requests.cpu`, quantity)).toEqual([]);
  }
  for (const value of [0, '25%', 2]) {
    expect(problemsAfter('apps/v1 Deployment', 'spec.strategy.rollingUpdate.maxSurge', value)).toEqual([]);
  }
});

test('a field that came after 1.27 is unknown there', () => {
  const draining = setAt(sample('apps/v1 Deployment'), `${POD}.lifecycle`, { preStop: { sleep: { seconds: 5 } } });
  expect(schemaProblems(draining, '1.27')).toEqual([`${shown(POD)}.lifecycle.preStop.sleep: unknown field`]);
  expect(schemaProblems(draining, '1.36')).toEqual([]);
});
