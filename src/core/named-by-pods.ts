import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { declareExternal } from './declare-external';
import { ServiceModel } from './model';

type Kind = 'ConfigMap' | 'PersistentVolumeClaim' | 'Secret' | 'ServiceAccount';
type Named = [Kind, string | undefined];

function ofSource({ configMap, secret }: k8s.VolumeProjection): Named[] {
  return [
    ['ConfigMap', configMap?.name],
    ['Secret', secret?.name],
  ];
}

function ofVolume({ configMap, secret, projected, persistentVolumeClaim }: k8s.Volume): Named[] {
  return [
    ['ConfigMap', configMap?.name],
    ['Secret', secret?.secretName],
    ['PersistentVolumeClaim', persistentVolumeClaim?.claimName],
    ...(projected?.sources ?? []).flatMap(ofSource),
  ];
}

function ofContainer({ env = [], envFrom = [] }: k8s.Container): Named[] {
  return [
    ...env.flatMap(({ valueFrom }): Named[] => [
      ['ConfigMap', valueFrom?.configMapKeyRef?.name],
      ['Secret', valueFrom?.secretKeyRef?.name],
    ]),
    ...envFrom.flatMap(({ configMapRef, secretRef }): Named[] => [
      ['ConfigMap', configMapRef?.name],
      ['Secret', secretRef?.name],
    ]),
  ];
}

function namedBy(spec: k8s.PodSpec): Named[] {
  return [
    ...(spec.volumes ?? []).flatMap(ofVolume),
    ...[...(spec.initContainers ?? []), ...spec.containers].flatMap(ofContainer),
    ...(spec.imagePullSecrets ?? []).map(({ name }): Named => ['Secret', name]),
    ['ServiceAccount', spec.serviceAccountName],
  ];
}

/**
 * Declares what the capabilities of a service name in its pods and do not write beside it: `Secrets.fromSecret`,
 * `ServiceVolume.persistentVolumeClaim`, `imagePullSecrets` and the like. What a patch names is not among it: a patch
 * is checked like any raw manifest.
 */
export function declareNamedByPods(scope: Construct, { tracks, namespaceName }: ServiceModel): void {
  const own = new Set(
    scope.node
      .findAll()
      .filter((construct): construct is ApiObject => construct instanceof ApiObject)
      .map(({ kind, name }) => `${kind} ${name}`),
  );
  for (const [kind, name] of tracks.flatMap(({ pod }) => namedBy(pod.spec))) {
    if (name !== undefined && !own.has(`${kind} ${name}`)) {
      declareExternal(scope, { apiVersion: 'v1', kind, name, namespaceName });
    }
  }
}
