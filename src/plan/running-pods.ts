import { SynthesizedObject } from '../core/synthesized-object';
import { PodSource, podSources } from './app-index';
import { oncePerList } from './once-per-list';
import { objectsIn, podTemplate } from './pod-template';

type Json = Record<string, any>;

/** A number of a manifest; of what is none, what holds by default. */
export function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** The pods that an object of the app says itself: those of a Deployment are not those of its Rollout too. */
export const ownPodSources = oncePerList((objects: SynthesizedObject[]): PodSource[] =>
  podSources(objects).filter(({ object }) => podTemplate(object) !== undefined),
);

/** The containers that run as long as their pod: native sidecars too. */
export function runningContainers(spec: Json): Json[] {
  return [
    ...objectsIn(spec.initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always'),
    ...objectsIn(spec.containers),
  ];
}
