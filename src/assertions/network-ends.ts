import { isIP } from 'net';
import { SynthesizedObject } from '../core/synthesized-object';
import { NAMESPACE_NAME_LABEL } from '../core/service-labels';
import { objectsOfKind, PodSource, podSources } from '../plan/app-index';
import { memberOf } from '../plan/mention';
import { NetworkEnd, NetworkPort, NetworkRules } from '../plan/network-reach';
import { containersOf, objectsIn } from '../plan/pod-template';
import { labelsOf } from '../plan/selected-pods';
import { ObjectSet, onlyOne } from './find';

/** What a workload is called: its kind and name. */
export function workloadTitle({ kind, objectName }: SynthesizedObject): string {
  return `${kind}/${objectName}`;
}

/** The policies of a manifest, and the labels of its namespaces, which Kubernetes gives their name. */
export function networkRules(objects: SynthesizedObject[]): NetworkRules {
  const given = new Map(
    objectsOfKind(objects, '', 'Namespace').map(({ objectName, manifest }) => [objectName, manifest.metadata?.labels]),
  );
  return {
    policies: objectsOfKind(objects, 'networking.k8s.io', 'NetworkPolicy'),
    namespaceLabels: (name) =>
      name === undefined ? {} : { ...memberOf(given.get(name)), [NAMESPACE_NAME_LABEL]: name },
  };
}

function portsOf({ template }: PodSource): NetworkPort[] {
  return containersOf(template)
    .flatMap(({ ports }) => objectsIn(ports))
    .map(({ name, containerPort, protocol = 'TCP' }) => ({ name, number: containerPort, protocol }));
}

/** The end that somebody means by `web`, `Deployment/web`, `shop/web`, `shop/Deployment/web` or an address. */
export function networkEnd(set: ObjectSet, asked: string): NetworkEnd {
  if (isIP(asked) !== 0) {
    return { title: asked, labels: {}, ports: [], address: asked };
  }
  const parts = asked.split('/');
  const kind = parts.find((part, index) => index < parts.length - 1 && /^[A-Z]/.test(part)) ?? '';
  const name = parts.filter((part, index) => index === parts.length - 1 || part !== kind).join('/');
  const sources = podSources(set.objects);
  const workloads = sources.map(({ object }) => object);
  const meant = workloads.filter((object) => kind === '' || object.kind === kind);
  const object = onlyOne({ path: set.path, objects: workloads }, kind || 'workload', meant, name);
  const source = sources[workloads.indexOf(object)];
  return {
    title: workloadTitle(object),
    namespaceName: object.namespaceName,
    labels: labelsOf(source),
    ports: portsOf(source),
    isOnHost: source.template.spec.hostNetwork === true,
  };
}
