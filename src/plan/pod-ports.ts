import { SynthesizedObject } from '../core/synthesized-object';
import { PodSource } from './app-index';
import { oncePerList } from './once-per-list';
import { objectsIn, PodTemplate } from './pod-template';

type Json = Record<string, any>;

/** The containers of a pod that run on: the main ones and native sidecars. */
export function runningContainers({ spec }: PodTemplate): Json[] {
  const sidecars = ((spec.initContainers ?? []) as Json[]).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...((spec.containers ?? []) as Json[]), ...sidecars];
}

/** The ports that a container says it opens. */
export function portsOf({ ports }: Json): Json[] {
  return objectsIn(ports);
}

/** The protocol of a port of anything. */
export function protocolOf({ protocol }: Json): string {
  return (protocol ?? 'TCP') as string;
}

/**
 * The containers that open a port of a name; a Service takes the first.
 * Source: FindPort in kubernetes/pkg/api/v1/pod/util.go
 */
export function containersNaming(template: PodTemplate, name: string, protocol: string): Json[] {
  return runningContainers(template).filter((container) =>
    portsOf(container).some((port) => port.name === name && protocolOf(port) === protocol),
  );
}

/** The names of the ports of a pod. */
export function portNames(template: PodTemplate): string[] {
  const names = runningContainers(template).flatMap((container) =>
    portsOf(container).map(({ name }) => name as string),
  );
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

/** The numbers of the ports of a pod. */
export function portNumbers(template: PodTemplate): number[] {
  const numbers = runningContainers(template).flatMap((container) =>
    portsOf(container).map((port) => port.containerPort),
  );
  return [...new Set(numbers as number[])];
}

const TOLD = ['command', 'args', 'env', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'];

function mentions(container: Json, port: number): boolean {
  const told = JSON.stringify(TOLD.map((member) => container[member]));
  return new RegExp(`(^|[^0-9])${port}($|[^0-9])`).test(told);
}

/**
 * Whether a pod may open a port of a number. What a container lists is no more than information: one that lists none may
 * open any, and so may one whose arguments or probes mention the number.
 */
export function mayOpen(template: PodTemplate, port: number): boolean {
  const containers = runningContainers(template);
  return (
    template.spec.hostNetwork === true ||
    portNumbers(template).includes(port) ||
    containers.some((container) => portsOf(container).length === 0 || mentions(container, port))
  );
}

/** The labels and annotations by which service meshes and the like are asked to add containers to pods. */
const INJECTION = /inject|^istio\.io\/rev$|^dapr\.io\/enabled$|^kuma\.io\/mesh$/;

function asksForContainers(marks: unknown): boolean {
  return Object.entries((marks ?? {}) as Json).some(
    ([key, value]) => INJECTION.test(key) && !['false', 'disabled'].includes(String(value)),
  );
}

const injected = oncePerList(
  (objects: SynthesizedObject[]) =>
    new Set(
      objects
        .filter(({ kind, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1')
        .filter(({ manifest: { metadata } }) => [metadata?.labels, metadata?.annotations].some(asksForContainers))
        .map(({ objectName }) => objectName),
    ),
);

/** Whether somebody's admission webhook may add containers to the pods, and with them ports. */
export function mayGetContainers(objects: SynthesizedObject[], { object, template }: PodSource): boolean {
  return (
    asksForContainers(template.labels) ||
    asksForContainers(template.annotations) ||
    (object.namespaceName !== undefined && injected(objects).has(object.namespaceName))
  );
}
