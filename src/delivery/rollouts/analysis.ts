import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requireDnsLabel, requireSubdomain } from '../../private/names';
import { requireCall } from '../../private/options';
import { isPlainObject, requirePlainObject, show } from '../../private/values';
import { Slo } from '../../slo/slo';
import { isEndless, measurementsOf } from './analysis-measurements';
import {
  JobAnalysisOptions,
  NamedAnalysisOptions,
  PrometheusAnalysisOptions,
  SloAnalysisOptions,
} from './analysis-options';
import { AnalysisPlan } from './analysis-plan';
import { jobMetric } from './job-metric';
import { prometheusMetric } from './prometheus-metric';
import { sloMetric } from './slo-metric';

type Resolve = (context: ServiceContext) => AnalysisPlan;

/**
 * A question that decides whether a new version goes on. When it has failed, Argo Rollouts takes the release back by
 * itself. See https://argoproj.github.io/argo-rollouts/features/analysis/
 */
export class Analysis {
  /**
   * A question to Prometheus.
   * @param name its name within the service: an RFC 1123 label; the AnalysisTemplate is `<service>-<name>`
   */
  public static prometheus(name: string, options: PrometheusAnalysisOptions): Analysis {
    requireCall('Analysis.prometheus', [name, options]);
    return new Analysis((context) => {
      const { path } = context;
      const title = titleOf(path, name, options);
      const measurements = measurementsOf(path, title, options);
      const metric = { name, ...measurements, ...prometheusMetric(path, title, options) };
      return {
        ...ownTemplate(context, name),
        endless: isEndless(measurements),
        text: options.query,
        metric: () => metric,
      };
    });
  }

  /**
   * Whether the new version alone keeps an objective of the service. A measurement without requests succeeds, unless
   * `trafficRequired`.
   * @param slo the objective; it need not be among the service's `slos`
   */
  public static slo(slo: Slo, options: SloAnalysisOptions = {}): Analysis {
    requireCall('Analysis.slo', [slo, options]);
    return new Analysis((context) => {
      const { path } = context;
      if (!(slo instanceof Slo)) {
        const problem = `Analysis.slo got ${show(slo)}, which is no Slo`;
        fail('delivery-invalid', path, problem, 'use one like Slo.availability(99.9)');
      }
      const { sloName } = slo._toModelOfAnyWindow(context);
      const name = options?.name ?? `slo-${sloName}`;
      const title = titleOf(path, name, options);
      const measurements = measurementsOf(path, title, options);
      // Once more at render, when all routes of probes are known.
      const model = () => slo._toModelOfAnyWindow(context);
      const metric = () => ({ name, ...measurements, ...sloMetric(context, title, model(), options) });
      return {
        ...ownTemplate(context, name),
        endless: isEndless(measurements),
        text: JSON.stringify(metric()),
        metric,
      };
    });
  }

  /**
   * A program that ends with 0 when all is well, such as a smoke test; it may connect to the service.
   * @param name its name within the service: an RFC 1123 label; the AnalysisTemplate is `<service>-<name>`
   */
  public static job(name: string, options: JobAnalysisOptions): Analysis {
    requireCall('Analysis.job', [name, options]);
    return new Analysis((context) => {
      const { path } = context;
      const title = titleOf(path, name, options);
      const measurements = measurementsOf(path, title, options);
      const { templateName } = ownTemplate(context, name);
      const labels = context.trackLabels({ trackName: name, objectName: templateName, image: options.image });
      const metric = jobMetric(context, name, labels, options);
      return {
        templateName,
        endless: isEndless(measurements),
        metric: () => ({ name, ...measurements, ...metric() }),
        text: JSON.stringify([options.command, options.args, options.env]),
        podsOf: templateName,
      };
    });
  }

  /** An AnalysisTemplate of the service's namespace that exists already, or a ClusterAnalysisTemplate. */
  public static named(name: string, options: NamedAnalysisOptions = {}): Analysis {
    return new Analysis(({ path }) => {
      const templateName = requireSubdomain(path, 'name of the AnalysisTemplate', name, 'error-rate');
      const title = titleOf(path, name, options);
      const { args = {}, clusterWide } = options;
      if (!isPlainObject(args) || Object.values(args).some((value) => typeof value !== 'string')) {
        const fix = 'use texts by name, like { service: "web" }';
        fail('delivery-invalid', path, `args of ${title} are no texts by name`, fix);
      }
      return { templateName, clusterScope: clusterWide === true ? true : undefined, args, endless: false };
    });
  }

  private readonly resolve: Resolve;

  private constructor(resolve: Resolve) {
    this.resolve = resolve;
  }

  /**
   * What it comes to, checked.
   * @internal
   */
  public _resolve(context: ServiceContext): AnalysisPlan {
    return this.resolve(context);
  }
}

function titleOf(path: string, name: string, options: object): string {
  const title = `the analysis ${show(name)}`;
  requirePlainObject('delivery-invalid', path, `options of ${title}`, options, 'use some like { address, query }');
  return title;
}

function ownTemplate({ path, serviceName }: ServiceContext, name: string): { readonly templateName: string } {
  requireDnsLabel(path, 'name of the analysis', name);
  const templateName = `${serviceName}-${name}`;
  requireDnsLabel(path, `name of the AnalysisTemplate of the analysis "${name}"`, templateName);
  return { templateName };
}
