import { ClusterProfile, Prerequisites } from 'cdk8s-aspnetcore';
import { DashboardDelivery } from '../../../src/observability/dashboard/dashboard-options';
import { crdFieldsMissing } from '../../support/crd-fields';
import { messageOf } from '../../support/manifests';
import { dashboardOf, shown } from './support';

const LABELS = {
  'app.kubernetes.io/name': 'web',
  'app.kubernetes.io/instance': 'web',
  'app.kubernetes.io/version': '1',
  'app.kubernetes.io/component': 'web',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
};
const HELM = 'helm upgrade -i grafana-operator oci://ghcr.io/grafana/helm-charts/grafana-operator';
const WITH_OPERATOR = ClusterProfile.managed({ addons: ['grafana-operator'] });

describe('how it reaches Grafana', () => {
  test('a ConfigMap for the sidecar', () => {
    const service = shown({ options: { folder: 'Shop', labels: { team: 'blue' } } });
    const [{ data, ...rest }] = service.manifests;
    expect(rest).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'web-dashboard',
        namespace: 'shop',
        labels: { ...LABELS, grafana_dashboard: '1', team: 'blue' },
        annotations: { grafana_folder: 'Shop' },
      },
    });
    expect(Object.keys(data)).toEqual(['shop_web.json']);
    expect(service.node.children.map(({ node }) => node.id)).toEqual(['dashboard']);
    expect(Prerequisites.of(service).all).toEqual([]);
  });

  test('the labels that the cluster profile names', () => {
    const monitoring = { dashboardLabels: { dashboards: 'yes' } };
    const [{ metadata }] = shown({ cluster: ClusterProfile.managed({ monitoring }) }).manifests;
    expect(metadata.labels).toEqual({ ...LABELS, dashboards: 'yes' });
    expect(metadata.annotations).toBeUndefined();
  });

  test.each([
    ['the add-on', WITH_OPERATOR],
    ['the CRD', ClusterProfile.kind({ crds: ['grafanadashboards.grafana.integreatly.org'] })],
  ])('a GrafanaDashboard, by %s', (_name, cluster) => {
    const service = shown({ cluster, options: { folder: 'Shop' } });
    const [{ spec, ...rest }] = service.manifests;
    expect(rest).toEqual({
      apiVersion: 'grafana.integreatly.org/v1beta1',
      kind: 'GrafanaDashboard',
      metadata: { name: 'web-dashboard', namespace: 'shop', labels: LABELS },
    });
    const { json, ...others } = spec;
    expect(others).toEqual({
      allowCrossNamespaceImport: true,
      folder: 'Shop',
      instanceSelector: { matchLabels: { dashboards: 'grafana' } },
    });
    expect(JSON.parse(json)).toEqual(dashboardOf({}));
    expect(crdFieldsMissing('grafana.integreatly.org_grafanadashboards.yaml', service.manifests[0])).toEqual([]);
    const needed = { name: 'grafana-operator', minimumVersion: '5.0', install: HELM, neededBy: 'shop/web' };
    expect(Prerequisites.of(service).all).toEqual([needed]);
  });

  test('all Grafanas, where the profile names no labels', () => {
    const cluster = ClusterProfile.managed({ addons: ['grafana-operator'], monitoring: { grafanaLabels: {} } });
    expect(shown({ cluster }).manifests[0].spec.instanceSelector).toEqual({});
  });

  test('a ConfigMap although there is an operator', () => {
    const options = { delivery: DashboardDelivery.CONFIG_MAP };
    expect(shown({ cluster: WITH_OPERATOR, options }).manifests[0].kind).toBe('ConfigMap');
  });

  test('an operator that is not there', () => {
    expect(messageOf(() => shown({ options: { delivery: DashboardDelivery.GRAFANA_OPERATOR } }))).toBe(
      `shop/web: the cluster "managed" has no grafana-operator, which gives dashboards to Grafana; run ${HELM}, and say so in the cluster profile: addons: ["grafana-operator"], or crds: ["grafanadashboards.grafana.integreatly.org"]; or use DashboardDelivery.CONFIG_MAP`,
    );
  });
});
