import { rawDeployment, rawFindings } from '../support/raw-findings';

type Json = Record<string, unknown>;

const slow = (seconds: number) => ({ startupProbe: { periodSeconds: 1, failureThreshold: seconds } });
const found = (container: Json, pod: Json, spec: Json) =>
  rawFindings('time-progress-deadline', [rawDeployment(container, pod, spec)]);
const said = (deadline: number, start: string, least: number) => [
  `warning shop/Deployment-web: the Deployment "web" has progressDeadlineSeconds ${deadline}, and a pod may take ${start}; ` +
    `raise it to ${least} or more, or shorten the startup probe`,
];

test.each<[string, Json, Json, Json, string[]]>([
  ['the default', slow(600), {}, {}, []],
  ['more than the default', slow(601), {}, {}, said(600, '601 s to start', 601)],
  ['more to count', slow(595), {}, { minReadySeconds: 10 }, said(600, '595 s to start and 10 s to count', 605)],
  [
    'readiness waits',
    { readinessProbe: { initialDelaySeconds: 90 } },
    {},
    { progressDeadlineSeconds: 60 },
    said(60, '90 s to start', 90),
  ],
  ['no pod', slow(601), {}, { replicas: 0 }, []],
  [
    'a sidecar before it',
    slow(400),
    { initContainers: [{ name: 'proxy', restartPolicy: 'Always', ...slow(300) }] },
    {},
    said(600, '700 s to start', 700),
  ],
  ['no numbers', { startupProbe: 'x' }, {}, { progressDeadlineSeconds: '60', minReadySeconds: null }, []],
])('%s', (_name, container, pod, spec, findings) => {
  expect(found(container, pod, spec)).toEqual(findings);
});

test('a Rollout counts for the Deployment that describes its pods', () => {
  const workloadRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const spec = { workloadRef, progressDeadlineSeconds: 60, selector: { matchLabels: { app: 'web' } } };
  const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'web' }, spec };
  expect(rawFindings('time-progress-deadline', [rawDeployment(slow(120), {}, { replicas: 0 }), rollout])).toEqual([
    said(60, '120 s to start', 120)[0].replace('Deployment-web', 'Rollout-web').replace('Deployment "', 'Rollout "'),
  ]);
});
