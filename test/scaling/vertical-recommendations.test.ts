import { Chart, Size, Testing } from 'cdk8s';
import { ClusterProfile, Prerequisites } from 'cdk8s-aspnetcore';
import { Cpu } from 'cdk8s-plus-27';
import { VerticalRecommendations, VerticalRecommendationsOptions } from '../../src/scaling/vertical-recommendations';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

const INSTALL =
  'helm install vertical-pod-autoscaler vertical-pod-autoscaler --repo https://kubernetes.github.io/autoscaler --namespace kube-system';
const CRD = 'verticalpodautoscalers.autoscaling.k8s.io';
const WITH_ADDON = ClusterProfile.managed({ addons: ['vertical-pod-autoscaler'] });

function service(options?: VerticalRecommendationsOptions, cluster = WITH_ADDON, tracks: string[] = []): BareService {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(chart);
  return new BareService(chart, 'web', [VerticalRecommendations.of(options)], { tracks });
}

test('a VerticalPodAutoscaler that changes nothing', () => {
  expect(service().manifests).toEqual([
    {
      apiVersion: 'autoscaling.k8s.io/v1',
      kind: 'VerticalPodAutoscaler',
      metadata: {
        name: 'web',
        namespace: 'shop',
        labels: {
          'app.kubernetes.io/name': 'web',
          'app.kubernetes.io/instance': 'web',
          'app.kubernetes.io/version': '1',
          'app.kubernetes.io/component': 'web',
          'app.kubernetes.io/part-of': 'shop',
          'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
        },
      },
      spec: {
        targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        updatePolicy: { updateMode: 'Off' },
      },
    },
  ]);
});

test('every track has one', () => {
  const { manifests, node } = service({}, WITH_ADDON, ['canary']);
  expect(manifests.map(({ spec }) => spec.targetRef.name)).toEqual(['web', 'web-canary']);
  expect(node.children.map((child) => child.node.id)).toEqual([
    'vertical-pod-autoscaler',
    'vertical-pod-autoscaler-canary',
  ]);
});

test.each<[string, VerticalRecommendationsOptions, object[]]>([
  [
    'bounds',
    {
      atLeast: { cpu: Cpu.millis(50), memory: Size.mebibytes(128) },
      atMost: { cpu: Cpu.units(2), memory: Size.gibibytes(1) },
    },
    [{ containerName: '*', minAllowed: { cpu: '50m', memory: '128Mi' }, maxAllowed: { cpu: '2', memory: '1Gi' } }],
  ],
  ['one bound', { atMost: { cpu: Cpu.units(1) } }, [{ containerName: '*', maxAllowed: { cpu: '1' } }]],
  [
    'the same bounds',
    { atLeast: { cpu: Cpu.units(1) }, atMost: { cpu: Cpu.units(1) } },
    [{ containerName: '*', minAllowed: { cpu: '1' }, maxAllowed: { cpu: '1' } }],
  ],
  ['a container without', { withoutContainers: ['proxy'] }, [{ containerName: 'proxy', mode: 'Off' }]],
])('%s', (_name, options, containerPolicies) => {
  expect(service(options).manifests[0].spec.resourcePolicy).toEqual({ containerPolicies });
});

test('it is a prerequisite, by add-on or CRD', () => {
  const expected = [{ name: 'vertical-pod-autoscaler', install: INSTALL, neededBy: 'shop/web' }];
  expect(Prerequisites.of(service()).all).toEqual(expected);
  expect(Prerequisites.of(service({}, ClusterProfile.kind({ crds: [CRD] }))).all).toEqual(expected);
});

test('a cluster without is refused', () => {
  expect(messageOf(() => service({}, ClusterProfile.kind()))).toBe(
    'shop/web: the cluster "kind" has no VerticalPodAutoscaler, which recommends requests; ' +
      `run ${INSTALL}, and say so in the cluster profile: addons: ["vertical-pod-autoscaler"], or crds: ["${CRD}"]`,
  );
});

test.each<[string, object, string]>([
  [
    'a text',
    'Off' as never,
    'options of the recommendations "Off" is not a plain object; use them like { atMost: { memory: Size.gibibytes(1) } }',
  ],
  [
    'nothing',
    { atMost: { cpu: Cpu.millis(0) } },
    'atMost.cpu "0m" is not a positive amount; use one like Cpu.millis(250)',
  ],
  [
    'a text for a size',
    { atLeast: { memory: '1Gi' } },
    'atLeast.memory "1Gi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'bounds the wrong way round',
    { atLeast: { memory: Size.gibibytes(2) }, atMost: { memory: Size.gibibytes(1) } },
    'atLeast.memory 2Gi is above atMost.memory 1Gi; swap them',
  ],
  ['one name', { withoutContainers: 'proxy' }, 'withoutContainers is "proxy"; use a list of names, like ["proxy"]'],
  [
    'a name that can be none',
    { withoutContainers: ['*'] },
    'name in withoutContainers "*" is not valid; use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label), for example "web"',
  ],
])('%s is refused', (_name, options, message) => {
  expect(messageOf(() => service(options))).toBe(`shop/web: ${message}`);
});
