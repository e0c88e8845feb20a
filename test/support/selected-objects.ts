import { ApiObject, Chart } from 'cdk8s';
import { Json, raw } from './raw-objects';

type Labels = Record<string, string>;

/** A port that a container lists. */
export const port = (containerPort: number, name?: string, more: Json = {}): Json => ({ containerPort, name, ...more });

/** A container that lists some ports. */
export const container = (name: string, ports: Json[] = [], more: Json = {}): Json => ({ name, ports, ...more });

/** What keeps pods of some labels, and selects them by all of these. */
export function workload(
  chart: Chart,
  id: string,
  labels: Labels,
  pod: Json = { containers: [container('web', [port(8080, 'http')])] },
  more: Json = {},
): ApiObject {
  const [kind, name] = id.split('/');
  const template = { metadata: { labels }, spec: pod };
  const spec = { selector: { matchLabels: labels }, template };
  const apiVersion = { Rollout: 'argoproj.io/v1alpha1', Job: 'batch/v1' }[kind] ?? 'apps/v1';
  return raw(chart, id.replace('/', '-'), apiVersion, kind, { ...spec, ...more }, name);
}

/** A Service with one port. */
export function service(
  chart: Chart,
  selector: Labels,
  ports: Json = { port: 80, targetPort: 'http' },
  more: Json = {},
) {
  return raw(chart, 'service', 'v1', 'Service', { selector, ports: [ports], ...more }, 'web');
}

/** A NetworkPolicy that opens ports of some pods. */
export function policy(chart: Chart, podSelector: Json, ...ports: Json[]): ApiObject {
  return raw(chart, 'policy', 'networking.k8s.io/v1', 'NetworkPolicy', { podSelector, ingress: [{ ports }] }, 'web');
}
