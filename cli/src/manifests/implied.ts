import { Json, omit } from '../json';

/** A part of an object, by its type, without fields whose default depends on others. */
export function withoutImplied(value: Json, type: string | undefined): Json {
  switch (type) {
    case 'Container':
      return omit(value, value.imagePullPolicy === impliedPolicy(value.image) ? ['imagePullPolicy'] : []);
    case 'ServicePort':
    case 'Port':
      return omit(value, value.targetPort === value.port ? ['targetPort'] : []);
    case 'PodSpec':
      return omit({ serviceAccountName: value.serviceAccount as unknown, ...value }, ['serviceAccount']);
    case 'Strategy':
      return value.type === 'Recreate' ? omit(value, ['rollingUpdate']) : value;
    default:
      return value;
  }
}

/** Source: SetDefaults_Container: a tag of latest, or none, is always pulled. */
export function impliedPolicy(image: unknown): string {
  const reference = String(image);
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return reference.includes('@') || (name.includes(':') && !name.endsWith(':latest')) ? 'IfNotPresent' : 'Always';
}

/** An autoscaler of v1 as the API server keeps it, which is v2's form. */
export function newest(manifest: Json): Json {
  if (manifest.apiVersion !== 'autoscaling/v1' || manifest.kind !== 'HorizontalPodAutoscaler') {
    return manifest;
  }
  const { targetCPUUtilizationPercentage: percent = 80, ...spec } = (manifest.spec ?? {}) as Json;
  const target = { type: 'Utilization', averageUtilization: percent as unknown };
  const metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }];
  return { ...manifest, apiVersion: 'autoscaling/v2', spec: { ...spec, metrics } };
}
