import { ApiObject, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  ClusterProfile,
  ContainerLimitRange,
  ContainerResources,
  LimitRange,
  ResourceAmounts,
  WebService,
} from 'cdk8s-aspnetcore';
import { messageOf, testApp } from '../support/manifests';

const cpu = (millis: number): ResourceAmounts => ({ cpu: Cpu.millis(millis) });
const memory = (mebibytes: number): ResourceAmounts => ({ memory: Size.mebibytes(mebibytes) });

/** What synth says, warnings included, of a service whose CPU limit was left out. */
function warnings(container: ContainerLimitRange, resources?: ContainerResources): string[] {
  const app = testApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new LimitRange(chart, 'limits', { container });
  const withoutLimit = ContainerResources.of({ cpu: { request: Cpu.millis(250) } });
  new WebService(chart, 'web', { image: 'registry.example.com/web:1', resources: resources ?? withoutLimit });
  new ApiObject(chart, 'other', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: { template: { spec: { containers: [{ name: 'other', resources: { requests: { cpu: '100m' } } }] } } },
  });
  messageOf(() => app.synth());
  return app.findings.map(({ severity, path, problem, fix }) => `${severity}: ${path}: ${problem}; ${fix}`);
}

const GIVEN = (amount: string) =>
  `warning: shop/web/deployment: container "web" has no CPU limit, the LimitRange "limits" gives it one of ${amount}; ` +
  'leave cpu out of defaultLimit and max of the LimitRange, or set the limit';

test.each<[string, ContainerLimitRange, ContainerResources | undefined, string[]]>([
  ['a default limit', { defaultLimit: cpu(500) }, undefined, [GIVEN('500m')]],
  ['a maximum', { max: cpu(2000), defaultRequest: cpu(100) }, undefined, [GIVEN('2')]],
  ['neither', { min: cpu(1), max: memory(512) }, undefined, []],
  ['a limit of its own', { defaultLimit: cpu(500) }, ContainerResources.of(), []],
])('a CPU limit that a service left out on purpose: %s', (_name, container, resources, expected) => {
  expect(warnings(container, resources)).toEqual(expected);
});

test('a CPU limit below the request is an error, and no warning', () => {
  expect(warnings({ defaultLimit: cpu(100) })).toEqual([
    'error: shop/web/deployment: container "web" requests 250m cpu and has no limit, the LimitRange "limits" gives it one ' +
      "of 100m; set a limit of at least the request, or leave cpu out of the LimitRange's defaults",
  ]);
});

/** What synth says of a pod of two containers beside a Pod item of a LimitRange. */
function older(item: object, one: object, other: object, initContainers: object[] = [], version = '1.27'): string[] {
  const app = testApp({ cluster: ClusterProfile.managed({ kubernetesVersion: version }) });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const spec = { limits: [{ type: 'Pod', ...item }] };
  new ApiObject(chart, 'limits', { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'limits' }, spec });
  const containers = [one, other].map((resources, index) => ({ name: `c${index}`, resources }));
  new ApiObject(chart, 'web', { apiVersion: 'v1', kind: 'Pod', spec: { initContainers, containers } });
  messageOf(() => app.synth());
  return app.findings.map(({ severity, problem }) => `${severity}: ${problem}`);
}

const ONE = { limits: { cpu: '1' } };
const SIDECAR = { name: 'proxy', restartPolicy: 'Always' };
const WHY = '(Kubernetes 1.27 refuses it, as it adds up only what every container sets)';

test.each<[string, string[], string[]]>([
  [
    'one container without a limit',
    older({ max: { cpu: '2' } }, ONE, { requests: { cpu: '1' } }),
    [`warning: each pod has no limit of cpu, the LimitRange "limits" allows 2 ${WHY}`],
  ],
  [
    'one container without a request',
    older({ min: { cpu: '1m' } }, ONE, {}),
    [`warning: each pod requests no cpu, the LimitRange "limits" wants at least 1m ${WHY}`],
  ],
  ['both with a limit', older({ max: { cpu: '2' } }, ONE, ONE), []],
  [
    'an init container that takes less than the sum',
    older({ max: { cpu: '2' } }, ONE, ONE, [{ name: 'init', resources: ONE }]),
    [],
  ],
  [
    'an init container that sets it alone',
    older({ max: { cpu: '2' } }, {}, {}, [{ name: 'init', resources: ONE }]),
    [],
  ],
  ['a native sidecar, which 1.27 does not have', older({ max: { cpu: '2' } }, ONE, {}, [SIDECAR], '1.29'), []],
  [
    'what every version refuses',
    older({ max: { cpu: '500m' } }, ONE, {}),
    ['error: each pod has a limit of 1 cpu, the LimitRange "limits" allows 500m'],
  ],
])('Kubernetes 1.27, %s', (_name, found, expected) => {
  expect(found).toEqual(expected);
});
