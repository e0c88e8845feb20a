import { ClusterProfile } from '../../cluster/cluster-profile';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { Metric } from '../metric';
import { requireMetrics } from '../metrics-sources';
import { EventDrivenPlan } from './event-driven-plan';
import { TriggerPlan } from './trigger-plan';

const ADDON = 'keda';
const CRD = 'scaledobjects.keda.sh';

/** Source: https://keda.sh/docs/latest/deploy/#helm */
const HELM = 'helm install keda keda --repo https://kedacore.github.io/charts --namespace keda --create-namespace';

/** How KEDA gets onto a cluster, in one command. */
function installCommand(cluster: ClusterProfile): string {
  return cluster.name === 'microk8s' ? HELM.replace(/^helm/, 'microk8s helm3') : HELM;
}

/** Refuses a cluster without KEDA, and notes that the one that is meant must have it. */
export function requireKeda(context: ServiceContext, plan: EventDrivenPlan): void {
  const { path, cluster, scope } = context;
  const install = installCommand(cluster);
  if (!cluster.hasAddon(ADDON) && !cluster.hasCrd(CRD)) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no ${ADDON}, which scales by events`,
      `run ${install}, and say so in the cluster profile: addons: ["${ADDON}"], or crds: ["${CRD}"]`,
    );
  }
  Prerequisites.of(scope).add({ name: ADDON, minimumVersion: minimumVersion(plan), install, neededBy: path });
  const resources = plan.triggers.filter(({ metricType }) => metricType === 'Utilization');
  requireMetrics(
    context,
    resources.map(({ metadata }) => Metric.cpu({ targetPercent: Number(metadata.value) })._resolve(context)),
  );
}

/** The newest of the KEDA versions that something in the plan came with; undefined where any one does. */
function minimumVersion({ settings, triggers, behavior }: EventDrivenPlan): string | undefined {
  const external = triggers.filter(({ metricType }) => metricType !== 'Utilization');
  const needs = [
    ...triggers.map(identityVersion),
    settings.initialCooldownPeriod === undefined ? undefined : '2.14',
    // Source: https://keda.sh/docs/2.18/reference/scaledobject-spec/#fallback, unlike 2.17
    settings.fallback !== undefined && external.some(({ metricType }) => metricType === 'Value') ? '2.18' : undefined,
    JSON.stringify(behavior).includes('"tolerance":') ? '2.18' : undefined,
  ];
  return needs.reduce((newest, one) => (minor(one) > minor(newest) ? one : newest), undefined);
}

function identityVersion({ authentication }: TriggerPlan): string | undefined {
  return authentication?._source.podIdentity?._minimumVersion;
}

function minor(version: string | undefined): number {
  return Number(version?.split('.')[1] ?? 0);
}
