import { ClusterProfile, Prerequisites, SynthesizedObject } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../../src/core/root-validation';
import { UserEnvironment } from '../../../src/config/user-environment';
import {
  AutoInstrumentation,
  DotnetRuntimeIdentifier,
} from '../../../src/observability/telemetry/auto-instrumentation';
import { COLLECTOR, environmentOf, refusal, shop, told } from './support';

const operator = () => shop(ClusterProfile.managed({ addons: ['opentelemetry-operator'] }));
const annotationsOf = (autoInstrumentation: AutoInstrumentation) =>
  told({ autoInstrumentation }, operator()).context.model.tracks[0].pod.annotations;
const { LINUX_X64, LINUX_MUSL_X64 } = DotnetRuntimeIdentifier;

test.each<[string, AutoInstrumentation, Record<string, string>]>([
  ['the only one', AutoInstrumentation.ofOperator(), { 'inject-dotnet': 'true' }],
  ['by its name', AutoInstrumentation.ofOperator({ instrumentation: 'dotnet' }), { 'inject-dotnet': 'dotnet' }],
  [
    'of another namespace, on Alpine',
    AutoInstrumentation.ofOperator({ instrumentation: 'telemetry/dotnet', runtime: LINUX_MUSL_X64 }),
    { 'inject-dotnet': 'telemetry/dotnet', 'otel-dotnet-auto-runtime': 'linux-musl-x64' },
  ],
  [
    'on Debian',
    AutoInstrumentation.ofOperator({ runtime: LINUX_X64 }),
    { 'inject-dotnet': 'true', 'otel-dotnet-auto-runtime': 'linux-x64' },
  ],
])('the operator is asked for %s', (_, instrumentation, expected) => {
  const annotations = { ...expected, 'container-names': 'web' };
  expect(annotationsOf(instrumentation)).toEqual(
    Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [`instrumentation.opentelemetry.io/${key}`, value]),
    ),
  );
});

test('the instrumentation speaks of itself on stdout; where to, its object says, unless the service does', () => {
  const autoInstrumentation = AutoInstrumentation.ofOperator();
  const { OTEL_RESOURCE_ATTRIBUTES: attributes, ...env } = environmentOf(told({ autoInstrumentation }, operator()));
  expect(attributes).toMatch(/^service\.namespace=shop,/);
  expect(Object.entries(env).slice(3)).toEqual([
    ['OTEL_SERVICE_NAME', 'web'],
    ['OTEL_DOTNET_AUTO_LOGGER', 'console'],
    ['OTEL_LOG_LEVEL', 'warn'],
  ]);
  const told2 = told({ autoInstrumentation, endpoint: COLLECTOR }, operator());
  expect(environmentOf(told2)).toMatchObject({ OTEL_EXPORTER_OTLP_ENDPOINT: COLLECTOR });
});

test('a cluster without the operator is refused', () => {
  expect(refusal({ autoInstrumentation: AutoInstrumentation.ofOperator() })).toBe(
    'shop/web: the cluster "managed" has no opentelemetry-operator, which instruments the pods; ' +
      'run helm install opentelemetry-operator opentelemetry-operator --repo https://open-telemetry.github.io/opentelemetry-helm-charts ' +
      '--namespace opentelemetry-operator-system --create-namespace, and say so in the cluster profile: ' +
      'addons: ["opentelemetry-operator"], or crds: ["instrumentations.opentelemetry.io"]; ' +
      'or instrument the app in its code and leave out autoInstrumentation',
  );
});

test.each<[string, AutoInstrumentation, string, string]>([
  ['the only one', AutoInstrumentation.ofOperator(), '', ' -n shop'],
  ['one of another namespace', AutoInstrumentation.ofOperator({ instrumentation: 'a/b' }), ' b', ' -n a'],
])('the operator and its object must be there: %s', (_, autoInstrumentation, name, where) => {
  const chart = shop(ClusterProfile.microk8s({ crds: ['instrumentations.opentelemetry.io'] }));
  told({ autoInstrumentation }, chart);
  expect(Prerequisites.of(chart).all).toEqual([
    {
      name: 'opentelemetry-operator',
      install:
        'microk8s helm3 install opentelemetry-operator opentelemetry-operator --repo https://open-telemetry.github.io/opentelemetry-helm-charts --namespace opentelemetry-operator-system --create-namespace',
      neededBy: 'shop/web',
    },
    {
      name: `Instrumentation${name}`,
      install: `check by: microk8s kubectl get instrumentations.opentelemetry.io${name}${where}`,
      neededBy: 'shop/web',
    },
  ]);
});

const NAME = 'use the name of one, like "dotnet", or its namespace and name, like "telemetry/dotnet"';

test.each<[unknown, string]>([
  [true, 'autoInstrumentation is true; use AutoInstrumentation.ofOperator()'],
  [null, 'autoInstrumentation is null; use AutoInstrumentation.ofOperator()'],
  [
    AutoInstrumentation.ofOperator(null as any),
    'options of AutoInstrumentation.ofOperator null is not a plain object; use some like { instrumentation: "dotnet" }',
  ],
  [AutoInstrumentation.ofOperator({ instrumentation: 'a/b/c' }), `instrumentation "a/b/c" is not valid; ${NAME}`],
  [AutoInstrumentation.ofOperator({ instrumentation: 'false' }), `instrumentation "false" is not valid; ${NAME}`],
  [AutoInstrumentation.ofOperator({ instrumentation: 7 as any }), `instrumentation 7 is not valid; ${NAME}`],
  [
    AutoInstrumentation.ofOperator({ instrumentation: 'A' }),
    'name of the instrumentation "A" is not valid; use at most 253 lower-case letters, digits, "-" and ".", like "dotnet"',
  ],
  [
    AutoInstrumentation.ofOperator({ runtime: 'win-x64' as any }),
    'runtime "win-x64" is unknown; use DotnetRuntimeIdentifier.LINUX_X64 or .LINUX_MUSL_X64',
  ],
])('refused: %#', (autoInstrumentation, message) => {
  expect(refusal({ autoInstrumentation }, operator())).toBe(`shop/web: ${message}`);
});

/** Findings are looked for where there is something rendered. */
const SOMETHING: SynthesizedObject[] = [{} as SynthesizedObject];

test.each([
  [{ DOTNET_EnableDiagnostics: '0' }, 'DOTNET_EnableDiagnostics'],
  [{ dotnet_enablediagnostics_profiler: '0' }, 'dotnet_enablediagnostics_profiler'],
  [{ DOTNET_EnableDiagnostics: '1' }, undefined],
  [{ DOTNET_EnableDiagnostics_IPC: '0' }, undefined],
])('without the profiler of .NET there is less to see: %j', (variables, name) => {
  const autoInstrumentation = AutoInstrumentation.ofOperator();
  const service = told({ autoInstrumentation }, operator(), new UserEnvironment(variables));
  expect(RootValidation.of(service).examine(SOMETHING).findings).toEqual(
    name === undefined
      ? []
      : [
          {
            checkId: 'telemetry',
            severity: 'warning',
            path: 'shop/web',
            problem: `${name} is 0, without which the auto-instrumentation sees only what libraries tell by themselves`,
            fix: 'leave it out, or instrument the app in its code',
          },
        ],
  );
});
