import { App, ClusterProfile, Manifest, Prerequisites } from 'cdk8s-aspnetcore';
import { Chart } from 'cdk8s';
import { groupBy, mapOf } from '../../json';
import { PrerequisiteFacts } from '../report';
import { MAKERS } from './prerequisite-makers';
import { Scene } from './scene';
import { Thing } from './objects';

/** Groups of Kubernetes' own domain that no API server serves by itself. */
const EXTENSIONS = new Set([
  'autoscaling.k8s.io',
  'custom.metrics.k8s.io',
  'external.metrics.k8s.io',
  'gateway.networking.k8s.io',
  'metrics.k8s.io',
  'policy.networking.k8s.io',
  'snapshot.storage.k8s.io',
]);

/** Whether every API server serves a group: those without a dot, and most of Kubernetes' domain. */
function isOwn(group: string): boolean {
  return !group.includes('.') || (/\.k8s\.io$/.test(group) && !/\.x-k8s\.io$/.test(group) && !EXTENSIONS.has(group));
}

type Known = Pick<PrerequisiteFacts, 'name' | 'install'>;

/** What the library says that is needed where it makes an object of the kind itself. */
function knownPrerequisite({ group, kind }: Thing): Known | undefined {
  const maker = Object.hasOwn(MAKERS, group) ? MAKERS[group] : undefined;
  if (maker === undefined || !(maker.kinds?.includes(kind) ?? true)) {
    return undefined;
  }
  const { addons } = maker;
  const cluster = ClusterProfile.managed({ kubernetesVersion: '1.33', addons, gatewayClassName: 'public' });
  const app = new App({ cluster });
  maker.on(new Chart(app, 'chart', { namespace: 'chart' }));
  Manifest.fromApp(app); // Some are known only once everything is rendered.
  const found = Prerequisites.of(app).all.find(({ name }) => name === maker.name);
  if (found === undefined) {
    return undefined;
  }
  const { name, minimumVersion = '', install } = found;
  const title = maker.title ?? name;
  const version = minimumVersion.startsWith(title) ? minimumVersion : `${title} ${minimumVersion}`.trim();
  return { name: minimumVersion === '' ? version : `${version} or later`, install };
}

function neededBy(things: Thing[]): string[] {
  return things.map(({ id }) => id);
}

/** What must be on the cluster for the objects to be taken: whatever serves groups that are not Kubernetes' own. */
export function prerequisiteFacts({ things }: Scene): PrerequisiteFacts[] {
  const defined = new Set(
    things.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition').map(({ spec }): unknown => mapOf(spec).group),
  );
  const foreign = things.all.filter(({ group }) => !isOwn(group) && !defined.has(group));
  const byGroup = [...groupBy(foreign, ({ group, kind }) => `${group} ${MAKERS[group]?.kinds?.includes(kind) ?? ''}`)];
  const served = byGroup.map(([, all]) => ({
    ...(knownPrerequisite(all[0]) ?? { name: all[0].group }),
    neededBy: neededBy(all),
  }));
  return [...served, ...classFacts({ things })];
}

/** Controllers that Ingresses ask for by their class. */
function classFacts({ things }: Pick<Scene, 'things'>): PrerequisiteFacts[] {
  const classes = groupBy(
    things.ofKind('networking.k8s.io', 'Ingress'),
    ({ spec }) => spec.ingressClassName as unknown,
  );
  return [...classes].flatMap(([name, all]) => {
    const isHere = things.find({ group: 'networking.k8s.io', kind: 'IngressClass', name: String(name) }) !== undefined;
    return typeof name !== 'string' || isHere ? [] : [{ name: `IngressClass ${name}`, neededBy: neededBy(all) }];
  });
}
