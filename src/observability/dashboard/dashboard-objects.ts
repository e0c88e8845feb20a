import { ApiObject, Lazy } from 'cdk8s';
import { ManagedObject } from '../../core/managed-object';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { EMPTY_ON_PURPOSE } from '../../private/plain';
import { numbered, uidOf } from './dashboard-json';
import { DashboardDelivery } from './dashboard-options';
import { DashboardPlan } from './dashboard-plan';
import { DashboardTexts } from './dashboard-texts';

const ADDON = 'grafana-operator';
const CRD = 'grafanadashboards.grafana.integreatly.org';

/** Source: https://grafana.github.io/grafana-operator/docs/installation/helm/ */
const HELM = 'helm upgrade -i grafana-operator oci://ghcr.io/grafana/helm-charts/grafana-operator';

/** The annotation by which Grafana's sidecar sorts dashboards into folders. */
const FOLDER = 'grafana_folder';

/** Creates the objects that bring dashboards to Grafana. */
export function createDashboards(context: ServiceContext, plan: DashboardPlan, texts: DashboardTexts): void {
  const create = deliveryOf(context, plan) === DashboardDelivery.CONFIG_MAP ? createConfigMap : createForOperator;
  for (let index = 0; index < texts.count; index += 1) {
    create(context, plan, index, () => texts.produce(index));
  }
}

function deliveryOf({ cluster, path, scope }: ServiceContext, { delivery }: DashboardPlan): DashboardDelivery {
  const hasOperator = cluster.hasAddon(ADDON) || cluster.hasCrd(CRD);
  const chosen = delivery ?? (hasOperator ? DashboardDelivery.GRAFANA_OPERATOR : DashboardDelivery.CONFIG_MAP);
  if (chosen === DashboardDelivery.CONFIG_MAP) {
    return chosen;
  }
  if (!hasOperator) {
    fail(
      'addon-missing',
      path,
      `the cluster "${cluster.name}" has no ${ADDON}, which gives dashboards to Grafana`,
      `run ${HELM}, and say so in the cluster profile: addons: ["${ADDON}"], or crds: ["${CRD}"]; or use DashboardDelivery.CONFIG_MAP`,
    );
  }
  Prerequisites.of(scope).add({ name: ADDON, minimumVersion: '5.0', install: HELM, neededBy: path });
  return chosen;
}

function metadataOf({ serviceName, namespaceName }: ServiceContext, index: number) {
  return { name: numbered(`${serviceName}-dashboard`, index, '-'), namespace: namespaceName };
}

/** The sidecar writes all dashboards into one folder, under the names of their keys: hence that of the uid. */
function createConfigMap(context: ServiceContext, plan: DashboardPlan, index: number, produce: () => string): void {
  const { scope, serviceName, namespaceName, cluster } = context;
  const labels = { ...context.serviceLabels(), ...cluster.monitoring.dashboardLabels, ...plan.labels };
  const annotations = plan.folder === undefined ? undefined : { [FOLDER]: plan.folder };
  const metadata = { ...metadataOf(context, index), labels, annotations };
  const key = `${uidOf(namespaceName, serviceName, index)}.json`;
  new LazyConfigMap(scope, numbered('dashboard', index, '-'), metadata, () => ({ [key]: produce() }));
}

function createForOperator(context: ServiceContext, plan: DashboardPlan, index: number, produce: () => string): void {
  const { scope, cluster } = context;
  const { grafanaLabels } = cluster.monitoring;
  const metadata = { ...metadataOf(context, index), labels: { ...context.serviceLabels(), ...plan.labels } };
  const props = { apiVersion: 'grafana.integreatly.org/v1beta1', kind: 'GrafanaDashboard', metadata };
  new ManagedObject(scope, numbered('dashboard', index, '-'), props, () => ({
    // Grafana lives in a namespace of its own, as a rule.
    allowCrossNamespaceImport: true,
    folder: plan.folder,
    instanceSelector: Object.keys(grafanaLabels).length === 0 ? EMPTY_ON_PURPOSE : { matchLabels: grafanaLabels },
    json: produce(),
  }));
}

/** A ConfigMap whose data are produced at render. */
class LazyConfigMap extends ApiObject {
  private readonly produceData: () => Record<string, string>;
  private readonly holder: { data?: Record<string, string> };

  public constructor(
    scope: ServiceContext['scope'],
    id: string,
    metadata: object,
    produceData: () => Record<string, string>,
  ) {
    const holder: { data?: Record<string, string> } = {};
    super(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: Lazy.any({ produce: () => holder.data }) });
    this.produceData = produceData;
    this.holder = holder;
  }

  /** Produces the data before cdk8s serialises them, since cdk8s wraps what a Lazy throws in words of its own. */
  public override toJson(): unknown {
    this.holder.data = this.produceData();
    return super.toJson();
  }
}
