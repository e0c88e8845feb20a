import type { Duration } from 'cdk8s';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { exactly, literal } from '../../private/promql';
import { LONGEST_OWNER } from '../../private/pod-names';
import { requireSeconds } from '../../private/seconds';
import { show } from '../../private/values';
import { burnRates } from '../../slo/burn-rates';
import { requireSamples, SHORTEST_WINDOW_SECONDS } from '../../slo/samples';
import { SloModel } from '../../slo/slo-model';
import { SloAnalysisOptions } from './analysis-options';
import { prometheusMetric } from './prometheus-metric';

/** What an objective of the new version's pods alone adds to a metric, checked. */
export function sloMetric(
  context: ServiceContext,
  title: string,
  slo: SloModel,
  options: SloAnalysisOptions,
): Record<string, unknown> {
  const { path, cluster } = context;
  const { address = cluster.monitoring.prometheusAddress, trafficRequired = false } = options;
  if (typeof trafficRequired !== 'boolean') {
    const problem = `trafficRequired of ${title} is ${show(trafficRequired)}`;
    fail('delivery-invalid', path, problem, 'use true or false');
  }
  const below = `result[0] < ${mostErrors(path, title, slo, options)}`;
  return prometheusMetric(path, title, {
    address,
    query: slo.errorRatio(windowOf(context, title, options.window), newPods(context, title)),
    successCondition: trafficRequired ? `len(result) > 0 && ${below}` : `len(result) == 0 || ${below}`,
  });
}

/** The pods of the new version, which the controller names after the Rollout and their hash. */
function newPods({ path, intent, serviceName }: ServiceContext, title: string): string {
  const { podLabel, podPrefix } = intent.measured!.series;
  const rollout = intent.tracks[0]?.objectName ?? serviceName;
  if (rollout.length > LONGEST_OWNER) {
    const problem = `${title} can't tell the pods of a new version by their names, in which Kubernetes cuts what is longer than ${show(rollout)} with a hash`;
    const fix = `shorten the name to ${LONGEST_OWNER} characters, or use Analysis.prometheus with labels of your own`;
    fail('delivery-invalid', path, problem, fix);
  }
  return `${podLabel}=~${literal(`${exactly(podPrefix)}${exactly(rollout)}-{{args.canary-hash}}-.*`)}`;
}

/** The share of bad requests that a version is taken back at: what somebody would be called for, were it all pods. */
function mostErrors(path: string, title: string, slo: SloModel, { burnRate }: SloAnalysisOptions): number {
  const [{ factor }] = burnRates(slo);
  const rate = burnRate ?? factor;
  const most = typeof rate === 'number' ? Number((rate * slo.budget).toFixed(9)) : NaN;
  if (!(most > 0)) {
    const problem = `burnRate ${show(burnRate)} of ${title} is not valid`;
    fail('delivery-invalid', path, problem, `use a number above 0, like ${factor}`);
  }
  if (most >= 1) {
    const problem = `${title} never fails: at a burnRate of ${rate} all requests may be bad`;
    fail('delivery-invalid', path, problem, `use one below ${Number((1 / slo.budget).toFixed(3))}`);
  }
  return most;
}

function windowOf(context: ServiceContext, title: string, window?: Duration): string {
  const what = `window of ${title}`;
  const seconds =
    window === undefined ? SHORTEST_WINDOW_SECONDS : requireSeconds('delivery-invalid', context.path, what, window, 60);
  requireSamples(context, title, seconds, ', or widen the window');
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
