import { SynthesizedObject } from '../core/synthesized-object';
import { ImageReference, tryImageReference } from '../private/image-reference';
import { PodSource } from './app-index';
import { containersOf, objectsIn } from './pod-template';
import { ownPodSources } from './running-pods';

/** The image of a container. */
export interface PodImage {
  readonly container: string;
  /** As it is written. */
  readonly text: string;
  readonly parts: ImageReference;
}

/** The gateways and proxies of Istio, which fills it in. Source: https://istio.io/latest/docs/setup/additional-setup/gateway/ */
const INJECTED = 'auto';

function imagesOf({ template }: PodSource): PodImage[] {
  const mounted = objectsIn(template.spec.volumes).flatMap(({ name, image }) =>
    image?.reference === undefined ? [] : [{ name, image: image.reference as unknown }],
  );
  return [...containersOf(template), ...mounted].flatMap(({ name, image }) => {
    const parts = image === INJECTED ? undefined : tryImageReference(image);
    return parts === undefined ? [] : [{ container: String(name), text: image as string, parts }];
  });
}

/** The images that the pods of an app run, one list for each of the workloads outside of developers' machines. */
export function productionImages(objects: SynthesizedObject[]): { object: SynthesizedObject; images: PodImage[] }[] {
  return ownPodSources(objects)
    .filter(({ object }) => !object.cluster.isLocal)
    .map((source) => ({ object: source.object, images: imagesOf(source) }));
}
