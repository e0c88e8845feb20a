import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ICapability } from 'cdk8s-aspnetcore';
import { Dashboard } from '../../../src/observability/dashboard/dashboard';
import { GrafanaDashboardOptions } from '../../../src/observability/dashboard/dashboard-options';
import { Slo } from '../../../src/slo/slo';
import { SeriesModel } from '../../../src/core/series';
import { BareService } from '../../support/bare-service';

export const SCRAPED: SeriesModel = { labels: { namespace: 'shop', job: 'web' }, podLabel: 'pod', podPrefix: '' };
export const PUSHED: SeriesModel = { labels: { job: 'shop/web' }, podLabel: 'instance', podPrefix: 'shop.' };

export interface Shown {
  readonly options?: GrafanaDashboardOptions;
  readonly cluster?: ClusterProfile;
  readonly slos?: Slo[];
  readonly series?: SeriesModel | null;
  readonly tracks?: string[];
  readonly unmeasured?: string[];
  readonly serviceName?: string;
  readonly namespaceName?: string | null;
  readonly more?: ICapability[];
}

/** A service that is measured, with a dashboard. */
export function shown(given: Shown = {}): BareService {
  const { series = SCRAPED, slos = [], cluster = ClusterProfile.managed(), namespaceName = 'shop' } = given;
  const chart = new Chart(Testing.app(), 'shop', { namespace: namespaceName ?? undefined });
  cluster.applyTo(chart);
  const measuring: ICapability = {
    capabilityName: 'metrics',
    bind: ({ intent }) => {
      if (series !== null) {
        intent.measureBy(series);
      }
      given.unmeasured?.forEach((route) => intent.leaveUnmeasured(route));
    },
  };
  const dashboard = Dashboard._of(slos, Dashboard.grafana(given.options));
  const capabilities = [measuring, ...(given.more ?? []), dashboard];
  return new BareService(chart, given.serviceName ?? 'web', capabilities, { tracks: given.tracks });
}

/** The dashboards in a service's manifests, parsed. */
export function dashboardsOf(service: BareService): any[] {
  return service.manifests.map((manifest) => JSON.parse(manifest.spec?.json ?? Object.values(manifest.data)[0]));
}

/** The only dashboard of a service like this. */
export function dashboardOf(given: Shown = {}): any {
  const [only, ...others] = dashboardsOf(shown(given));
  expect(others).toEqual([]);
  return only;
}

/** The panels of a dashboard that have queries. */
export function panelsOf(dashboard: any): any[] {
  return dashboard.panels.filter(({ type }: any) => type !== 'row');
}

/** The panel of a title. */
export function panelOf(dashboard: any, title: string): any {
  const found = panelsOf(dashboard).filter((panel) => panel.title === title);
  expect(found.map((panel) => panel.title)).toEqual([title]);
  return found[0];
}

/** The queries of a panel, by their legends. */
export function queriesOf(dashboard: any, title: string): string[][] {
  return panelOf(dashboard, title).targets.map(({ legendFormat, expr }: any) => [legendFormat, expr]);
}
