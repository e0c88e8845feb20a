import { Finding, FindingSeverity } from '../../core/check';
import { RootValidation } from '../../core/root-validation';
import { ServiceContext } from '../../core/service-context';
import { SERVICE_LABEL } from '../../core/service-labels';
import { SeriesModel } from '../../core/series';
import { ScrapePlan } from './scrape-plan';

/**
 * Annotates the pods where there is no Prometheus Operator. Prometheus itself does not know the annotations: its
 * scrape configuration must, as that of Helm's chart `prometheus` does.
 */
export function annotatePods(context: ServiceContext, plan: ScrapePlan): void {
  const { path, containerPort } = plan.target;
  context.intent.addContributor({
    contribute: (pod) => {
      pod.addAnnotation('prometheus.io/scrape', 'true');
      pod.addAnnotation('prometheus.io/port', `${containerPort}`);
      pod.addAnnotation('prometheus.io/path', path);
    },
  });
  const unsaid = unsaidOptions(plan);
  if (unsaid.length > 0) {
    RootValidation.of(context.scope).addFindings(() => [ignored(context, unsaid)]);
  }
}

/**
 * How the job `kubernetes-pods` of Helm's chart `prometheus` labels series: the pods' labels become theirs.
 * Source: https://github.com/prometheus-community/helm-charts/blob/main/charts/prometheus/values.yaml
 */
export function seriesByAnnotations({ serviceName }: ServiceContext): SeriesModel {
  return { labels: { [sanitized(SERVICE_LABEL)]: serviceName }, podLabel: 'pod', podPrefix: '' };
}

/** A label of Kubernetes as Prometheus writes it. */
function sanitized(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/g, '_');
}

function unsaidOptions({ interval, timeout, labels }: ScrapePlan): string[] {
  return [
    ...(interval === undefined ? [] : [`interval ${interval}`]),
    ...(timeout === undefined ? [] : [`timeout ${timeout}`]),
    ...(Object.keys(labels).length === 0 ? [] : ['labels']),
  ];
}

function ignored({ path, cluster }: ServiceContext, unsaid: string[]): Finding {
  const what = unsaid.join(' and ');
  return {
    checkId: 'metrics-annotations',
    severity: FindingSeverity.WARNING,
    path,
    problem: `the cluster "${cluster.name}" has no prometheus-operator, and annotations can't say the ${what} of the metrics`,
    fix: 'install the operator and say so in the cluster profile, or leave them out',
  };
}
