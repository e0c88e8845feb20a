import { Json } from '../json';

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
