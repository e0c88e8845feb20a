import { ClusterProfile } from '../../cluster/cluster-profile';
import { Finding, FindingSeverity } from '../../core/check';
import { PodDraft } from '../../core/pod-draft';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { OperatorPlan } from './auto-instrumentation';

const ADDON = 'opentelemetry-operator';
const CRD = 'instrumentations.opentelemetry.io';
const PREFIX = 'instrumentation.opentelemetry.io/';

/** Source: https://opentelemetry.io/docs/platforms/kubernetes/helm/operator/ */
const HELM =
  'helm install opentelemetry-operator opentelemetry-operator --repo https://open-telemetry.github.io/opentelemetry-helm-charts --namespace opentelemetry-operator-system --create-namespace';

const ORIGIN = 'AutoInstrumentation.ofOperator';

function installCommand(cluster: ClusterProfile): string {
  return cluster.name === 'microk8s' ? HELM.replace(/^helm/, 'microk8s helm3') : HELM;
}

/** Refuses a cluster without the operator, and notes that the one that is meant must have it and its object. */
export function requireOperator({ path, scope, cluster, namespaceName }: ServiceContext, plan: OperatorPlan): void {
  const install = installCommand(cluster);
  if (!cluster.hasAddon(ADDON) && !cluster.hasCrd(CRD)) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no ${ADDON}, which instruments the pods`,
      `run ${install}, and say so in the cluster profile: addons: ["${ADDON}"], or crds: ["${CRD}"]; or instrument the app in its code and leave out autoInstrumentation`,
    );
  }
  const where = plan.namespaceName ?? namespaceName;
  const named = plan.instrumentationName === undefined ? '' : ` ${plan.instrumentationName}`;
  Prerequisites.of(scope).add({ name: ADDON, install, neededBy: path });
  Prerequisites.of(scope).add({
    name: `Instrumentation${named}`,
    install: `check by: ${cluster.kubectl} get ${CRD}${named}${where === undefined ? '' : ` -n ${where}`}`,
    neededBy: path,
  });
}

/**
 * Asks the operator to instrument the main container. What the instrumentation has to say of itself goes to
 * stdout, warnings and worse only: its default is a file under /var/log, which can't be written, else /tmp.
 * Source: https://opentelemetry.io/docs/zero-code/dotnet/configuration/#internal-logs
 */
export function instrument(pod: PodDraft, { inject, runtime }: OperatorPlan): void {
  pod.addAnnotation(`${PREFIX}inject-dotnet`, inject);
  pod.addAnnotation(`${PREFIX}container-names`, pod.main.name);
  if (runtime !== undefined) {
    pod.addAnnotation(`${PREFIX}otel-dotnet-auto-runtime`, runtime);
  }
  pod.main.environment.addDefault({ name: 'OTEL_DOTNET_AUTO_LOGGER', value: 'console', origin: ORIGIN });
  pod.main.environment.addDefault({ name: 'OTEL_LOG_LEVEL', value: 'warn', origin: ORIGIN });
}

/** Names of what turns the profiler of .NET off when it is 0, by which the instrumentation rewrites methods. */
const PROFILER = /^(?:DOTNET|COMPlus)_EnableDiagnostics(?:_Profiler)?$/i;

/** Without the profiler only what libraries tell by themselves is seen. */
export function profilerFindings({ path, model, serviceName }: ServiceContext): Finding[] {
  const containers = model.tracks.flatMap(({ pod }) => pod.spec.containers);
  const variables = containers.filter(({ name }) => name === serviceName).flatMap(({ env = [] }) => env);
  const off = variables.find(({ name, value }) => PROFILER.test(name) && value === '0');
  const problem = `${off?.name} is 0, without which the auto-instrumentation sees only what libraries tell by themselves`;
  const fix = 'leave it out, or instrument the app in its code';
  return off ? [{ checkId: 'telemetry', severity: FindingSeverity.WARNING, path, problem, fix }] : [];
}
