import { ICapability } from '../../core/capability';
import { ServiceContext } from '../../core/service-context';
import { Slo } from '../../slo/slo';
import { resolveSlos } from '../../slo/slo-list';
import { createDashboards } from './dashboard-objects';
import { GrafanaDashboardOptions } from './dashboard-options';
import { dashboardPlan } from './dashboard-plan';
import { DashboardTexts } from './dashboard-texts';

/** Shows how a service does: its objectives, its requests, its pods, and the .NET runtime in them. */
export class Dashboard implements ICapability {
  /**
   * A dashboard of Grafana, by a ConfigMap for its sidecar or a GrafanaDashboard of the Grafana Operator. What is not
   * measured has no panels: those of requests and .NET need `metrics` or `telemetry`, those of objectives `slos`.
   */
  public static grafana(options: GrafanaDashboardOptions = {}): Dashboard {
    return new Dashboard(options);
  }

  /** No dashboard. */
  public static none(): Dashboard {
    return new Dashboard();
  }

  /**
   * The dashboard of a service with these objectives; one that nobody asked for is there when there is an objective.
   * @internal
   */
  public static _of(slos: Slo[], dashboard?: Dashboard): Dashboard {
    const asked = dashboard ?? (slos.length > 0 ? Dashboard.grafana() : Dashboard.none());
    // What is no Dashboard is refused where capabilities are bound.
    return asked instanceof Dashboard ? new Dashboard(asked.options, slos) : asked;
  }

  /** Which question this answers. */
  public readonly capabilityName = 'dashboard';
  private readonly options?: GrafanaDashboardOptions;
  private readonly slos: Slo[];

  private constructor(options?: GrafanaDashboardOptions, slos: Slo[] = []) {
    this.options = options;
    this.slos = slos;
  }

  /**
   * Called by the service.
   * @throws when an option is not valid, or the cluster lacks what should bring the dashboard to Grafana
   */
  public bind(context: ServiceContext): void {
    if (this.options === undefined) {
      return;
    }
    const plan = dashboardPlan(context.path, this.options);
    createDashboards(context, plan, new DashboardTexts(context, plan, resolveSlos(context, this.slos)));
  }
}
