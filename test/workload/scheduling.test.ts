import { Duration } from 'cdk8s';
import { TaintEffect } from 'cdk8s-plus-27';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { NodeRequirement } from '../../src/workload/node-affinity';
import { Scheduling, SchedulingOptions } from '../../src/workload/scheduling';
import { Spread } from '../../src/workload/spread';
import { Toleration } from '../../src/workload/toleration';
import { podWith } from '../support/capabilities';

const OWN = { matchLabels: { 'app.kubernetes.io/instance': 'web' } };

const constraint = (topologyKey: string, whenUnsatisfiable: string, more: object = {}) => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable,
  labelSelector: OWN,
  matchLabelKeys: ['pod-template-hash'],
  ...more,
});

const NODES = constraint('kubernetes.io/hostname', 'ScheduleAnyway');
const ZONES = constraint('topology.kubernetes.io/zone', 'ScheduleAnyway');
const HONOR = { nodeTaintsPolicy: 'Honor' };
const STRICT_NODES = constraint('kubernetes.io/hostname', 'DoNotSchedule', HONOR);
const STRICT_ZONES = constraint('topology.kubernetes.io/zone', 'DoNotSchedule', HONOR);
const APART = {
  preferredDuringSchedulingIgnoredDuringExecution: [
    { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: OWN } },
  ],
};

const FIELDS = [
  'affinity',
  'nodeSelector',
  'priorityClassName',
  'runtimeClassName',
  'tolerations',
  'topologySpreadConstraints',
];

/** What scheduling writes into a pod. */
function fields(options: SchedulingOptions, cluster?: ClusterProfile): object {
  const pod = podWith([Scheduling.of(options)], cluster);
  return Object.fromEntries(FIELDS.filter((field) => field in pod).map((field) => [field, pod[field]]));
}

test.each<[string, Spread | undefined, object]>([
  ['by default', undefined, { affinity: { podAntiAffinity: APART }, topologySpreadConstraints: [NODES, ZONES] }],
  [
    'preferred',
    Spread.preferred(),
    { affinity: { podAntiAffinity: APART }, topologySpreadConstraints: [NODES, ZONES] },
  ],
  [
    'strict',
    Spread.strict(),
    { affinity: { podAntiAffinity: APART }, topologySpreadConstraints: [STRICT_NODES, ZONES] },
  ],
  [
    'strict over zones too',
    Spread.strict({ zones: true }),
    { affinity: { podAntiAffinity: APART }, topologySpreadConstraints: [STRICT_NODES, STRICT_ZONES] },
  ],
  ['none', Spread.none(), {}],
])('pods are spread: %s', (_name, spread, expected) => {
  expect(fields({ spread })).toEqual(expected);
});

test.each<[string, SchedulingOptions, object]>([
  [
    'nodeSelector',
    { nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'arm64' } },
    { nodeSelector: { 'kubernetes.io/arch': 'arm64', 'kubernetes.io/os': 'linux' } },
  ],
  [
    'nodeAffinity',
    {
      nodeAffinity: {
        required: [
          NodeRequirement.isIn('kubernetes.io/arch', ['amd64', 'arm64']),
          NodeRequirement.notIn('example.com/pool', ['spot']),
          NodeRequirement.exists('example.com/web'),
          NodeRequirement.doesNotExist('example.com/gpu'),
          NodeRequirement.greaterThan('example.com/cores', 4),
          NodeRequirement.lessThan('example.com/cores', 64),
        ],
        preferred: [
          { requirements: [NodeRequirement.exists('example.com/ssd')], weight: 20 },
          { requirements: [NodeRequirement.exists('example.com/new')] },
        ],
      },
    },
    {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              {
                matchExpressions: [
                  { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] },
                  { key: 'example.com/pool', operator: 'NotIn', values: ['spot'] },
                  { key: 'example.com/web', operator: 'Exists' },
                  { key: 'example.com/gpu', operator: 'DoesNotExist' },
                  { key: 'example.com/cores', operator: 'Gt', values: ['4'] },
                  { key: 'example.com/cores', operator: 'Lt', values: ['64'] },
                ],
              },
            ],
          },
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 20, preference: { matchExpressions: [{ key: 'example.com/ssd', operator: 'Exists' }] } },
            { weight: 100, preference: { matchExpressions: [{ key: 'example.com/new', operator: 'Exists' }] } },
          ],
        },
      },
    },
  ],
  [
    'podAffinity and podAntiAffinity',
    {
      podAffinity: { preferred: [{ labels: { app: 'cache' }, weight: 5 }] },
      podAntiAffinity: {
        required: [{ labels: { app: 'noisy' }, topologyKey: 'topology.kubernetes.io/zone', namespaces: ['batch'] }],
      },
    },
    {
      affinity: {
        podAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 5,
              podAffinityTerm: {
                labelSelector: { matchLabels: { app: 'cache' } },
                topologyKey: 'kubernetes.io/hostname',
              },
            },
          ],
        },
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            {
              labelSelector: { matchLabels: { app: 'noisy' } },
              topologyKey: 'topology.kubernetes.io/zone',
              namespaces: ['batch'],
            },
          ],
        },
      },
    },
  ],
  [
    'tolerations',
    {
      tolerations: [
        Toleration.of({ key: 'example.com/dedicated', value: 'web', effect: TaintEffect.NO_SCHEDULE }),
        Toleration.of({ key: 'example.com/any' }),
        Toleration.of({ key: 'example.com/soon', effect: TaintEffect.NO_EXECUTE, stay: Duration.minutes(1) }),
        Toleration.unreachableNode(Duration.seconds(30)),
        Toleration.notReadyNode(Duration.seconds(0)),
      ],
    },
    {
      tolerations: [
        { key: 'example.com/dedicated', operator: 'Equal', value: 'web', effect: 'NoSchedule' },
        { key: 'example.com/any', operator: 'Exists' },
        { key: 'example.com/soon', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 },
        { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
        { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 },
      ],
    },
  ],
  [
    'a priority class of Kubernetes itself, and a runtime class',
    { priorityClassName: 'system-cluster-critical', runtimeClassName: 'gvisor' },
    { priorityClassName: 'system-cluster-critical', runtimeClassName: 'gvisor' },
  ],
])('%s', (_name, options, expected) => {
  expect(fields({ spread: Spread.none(), ...options })).toEqual(expected);
});

test('the wish to lie apart comes before those of the user', () => {
  const mine = { labels: { app: 'noisy' }, weight: 10 };
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'noisy' } } };
  expect(fields({ podAntiAffinity: { preferred: [mine] } })).toMatchObject({
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          APART.preferredDuringSchedulingIgnoredDuringExecution[0],
          { weight: 10, podAffinityTerm: term },
        ],
      },
    },
  });
});

test('a priority class that the profile declares', () => {
  const cluster = ClusterProfile.managed({ priorityClasses: ['gold'] });
  expect(fields({ priorityClassName: 'gold', spread: Spread.none() }, cluster)).toEqual({ priorityClassName: 'gold' });
});
