import { inForm } from './form';
import { Json, isMap } from '../json';

/** A Deployment and what belongs to it alone: what one service of the library stands for. */
export interface Workload {
  readonly deployment: Json;
  readonly service?: Json;
  readonly ingress?: Json;
  readonly autoscaler?: Json;
  readonly disruptionBudget?: Json;
  readonly serviceAccount?: Json;
}

/** All objects of one namespace: the workloads, and what is none's. */
export interface Group {
  readonly workloads: Workload[];
  readonly others: Json[];
}

/** Which objects belong to which Deployment. What several claim is nobody's. */
export function group(objects: Json[]): Group {
  const deployments = objects.filter(({ apiVersion, kind }) => apiVersion === 'apps/v1' && kind === 'Deployment');
  const taken = new Set<Json>(deployments);
  const workloads = deployments.map((deployment): Workload => {
    const own = ownOf(deployment, deployments, objects);
    Object.values(own).forEach((object) => taken.add(object));
    return { deployment, ...own };
  });
  return { workloads, others: objects.filter((object) => !taken.has(object)) };
}

function ownOf(deployment: Json, all: Json[], objects: Json[]): Omit<Workload, 'deployment'> {
  const labels = (deployment.spec?.template?.metadata?.labels ?? {}) as Json;
  const selectsOnly = (selector: unknown) =>
    selects(selector, labels) &&
    all.filter((other) => selects(selector, other.spec?.template?.metadata?.labels)).length === 1;
  const name = deployment.metadata.name as string;
  const ofKind = (kind: string, holds: (object: Json) => boolean) =>
    objects.filter((object) => object.kind === kind && inForm(() => holds(object), false)).sort(byName(name))[0] as
      Json | undefined;
  const service = ofKind('Service', ({ spec }) => selectsOnly(spec?.selector));
  const isTarget = (target: unknown) => isMap(target) && target.kind === 'Deployment' && target.name === name;
  return defined({
    service,
    ingress: service && ofKind('Ingress', (ingress) => leadsTo(ingress, service.metadata.name as string)),
    autoscaler: ofKind('HorizontalPodAutoscaler', ({ spec }) => isTarget(spec?.scaleTargetRef)),
    disruptionBudget: ofKind(
      'PodDisruptionBudget',
      ({ spec }) => spec?.selector?.matchExpressions === undefined && selectsOnly(spec?.selector?.matchLabels),
    ),
    serviceAccount: ofKind(
      'ServiceAccount',
      ({ metadata }) => metadata.name === name && deployment.spec?.template?.spec?.serviceAccountName === metadata.name,
    ),
  });
}

/** Objects of the Deployment's own name come first; headless Services last. */
function byName(name: string): (one: Json, other: Json) => number {
  const rank = ({ metadata, spec }: Json) => (metadata.name === name ? 0 : 1) + (spec?.clusterIP === 'None' ? 2 : 0);
  return (one, other) => rank(one) - rank(other);
}

function selects(selector: unknown, labels: unknown): boolean {
  const wanted = isMap(selector) ? Object.entries(selector) : [];
  return wanted.length > 0 && isMap(labels) && wanted.every(([key, value]) => labels[key] === value);
}

/** Whether all backends of an Ingress are one Service. */
function leadsTo({ apiVersion, spec }: Json, serviceName: string): boolean {
  const paths = ((spec?.rules ?? []) as Json[]).flatMap((rule) => (rule.http?.paths ?? []) as Json[]);
  const backends = [
    ...paths.map((path) => path.backend as Json),
    ...(spec?.defaultBackend ? [spec.defaultBackend as Json] : []),
  ];
  const names = backends.map((backend) => backend?.service?.name as unknown);
  return apiVersion === 'networking.k8s.io/v1' && names.length > 0 && names.every((name) => name === serviceName);
}

function defined(own: Record<string, Json | undefined>): Record<string, Json> {
  return Object.fromEntries(Object.entries(own).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
