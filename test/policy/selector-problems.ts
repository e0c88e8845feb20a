import { isWorkload, Manifest, NAMESPACE_POLICIES } from './rules';

/** What the pods of each Service are, by its name: workloads as `<kind> <name>`, the Deployment of its name otherwise. */
export type Meant = (serviceName: string, namespace: string) => string[] | undefined;

const titleOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;
const ofKind = (all: Manifest[], kind: string): Manifest[] => all.filter((object) => object.kind === kind);

/** The labels of the pods of a workload, or of the Jobs that Argo Rollouts makes of an analysis. */
function podLabels(object: Manifest): Record<string, string>[] {
  const templates: any[] = isWorkload(object)
    ? [object.spec.template]
    : object.kind === 'AnalysisTemplate'
      ? object.spec.metrics.flatMap((metric: Manifest) => metric.provider.job?.spec.template ?? [])
      : [];
  return templates.map((template) => template.metadata.labels);
}

/** The workloads of a namespace whose pods carry all labels of a selector. */
function selected(all: Manifest[], namespace: string, wanted: Record<string, string>): string[] {
  const fits = (labels: Record<string, string>) =>
    Object.entries(wanted).every(([key, value]) => labels[key] === value);
  return all.filter((object) => object.metadata.namespace === namespace && podLabels(object).some(fits)).map(titleOf);
}

function expected(object: Manifest, found: string[], wanted: string[]): string[] {
  const [is, should] = [found, wanted].map((names) => [...names].sort().join(', '));
  return is === should ? [] : [`${titleOf(object)} selects the pods of "${is}", not of "${should}"`];
}

/** Services that select other pods than the meant ones. */
export function servicesAmiss(all: Manifest[], meant: Meant): string[] {
  return ofKind(all, 'Service').flatMap((service) => {
    const { name, namespace } = service.metadata;
    const found = selected(all, namespace, service.spec.selector);
    return expected(service, found, meant(name, namespace) ?? [`Deployment ${name}`]);
  });
}

/** Deployments that select other pods than their own. */
export function deploymentsAmiss(all: Manifest[]): string[] {
  return ofKind(all, 'Deployment').flatMap((deployment) => {
    const { matchLabels } = deployment.spec.selector;
    return expected(deployment, selected(all, deployment.metadata.namespace, matchLabels), [titleOf(deployment)]);
  });
}

/** NetworkPolicies that are not for the pods of one workload, but for those that are for a namespace. */
export function policiesAmiss(all: Manifest[]): string[] {
  return ofKind(all, 'NetworkPolicy')
    .filter(({ metadata }) => !NAMESPACE_POLICIES.includes(metadata.name))
    .flatMap((policy) => {
      const found = selected(all, policy.metadata.namespace, policy.spec.podSelector.matchLabels);
      return found.length === 1 ? [] : [`${titleOf(policy)} selects the pods of "${found.join(', ')}"`];
    });
}

/** Budgets that select anything but all versions of their service. */
export function budgetsAmiss(all: Manifest[]): string[] {
  return ofKind(all, 'PodDisruptionBudget').flatMap((budget) => {
    const { name, namespace } = budget.metadata;
    const versions = ofKind(all, 'Deployment').filter(
      ({ metadata }) =>
        metadata.namespace === namespace &&
        ['name', 'instance'].some((label) => metadata.labels[`app.kubernetes.io/${label}`] === name),
    );
    const found = selected(all, namespace, budget.spec.selector.matchLabels);
    return versions.length === 0
      ? [`${titleOf(budget)} is for no Deployment`]
      : expected(budget, found, versions.map(titleOf));
  });
}
