import type { V1Container, V1PodSpec } from '@kubernetes/client-node';

/** A ConfigMap or Secret without which a kubelet does not start the containers of a pod. */
export interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

/** What the pod needs from the API before it can start; what is optional is left out. */
export function referencesOf(spec: V1PodSpec): Reference[] {
  const found = [
    ...(spec.volumes ?? []).flatMap(({ configMap, secret, projected }) => [
      named('ConfigMap', configMap?.name, configMap?.optional),
      named('Secret', secret?.secretName, secret?.optional),
      ...(projected?.sources ?? []).flatMap((source) => [
        named('ConfigMap', source.configMap?.name, source.configMap?.optional),
        named('Secret', source.secret?.name, source.secret?.optional),
      ]),
    ]),
    ...[...(spec.initContainers ?? []), ...spec.containers].flatMap(ofContainer),
  ].filter((reference) => reference !== undefined);
  return found.filter((one, i) => found.findIndex(({ kind, name }) => kind === one.kind && name === one.name) === i);
}

function ofContainer(container: V1Container): (Reference | undefined)[] {
  return [
    ...(container.env ?? []).flatMap(({ valueFrom }) => [
      named('ConfigMap', valueFrom?.configMapKeyRef?.name, valueFrom?.configMapKeyRef?.optional),
      named('Secret', valueFrom?.secretKeyRef?.name, valueFrom?.secretKeyRef?.optional),
    ]),
    ...(container.envFrom ?? []).flatMap(({ configMapRef, secretRef }) => [
      named('ConfigMap', configMapRef?.name, configMapRef?.optional),
      named('Secret', secretRef?.name, secretRef?.optional),
    ]),
  ];
}

function named(kind: Reference['kind'], name: string | undefined, optional?: boolean): Reference | undefined {
  return name === undefined || optional === true ? undefined : { kind, name };
}
