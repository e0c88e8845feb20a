import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { isOfficialImage } from '../plan/official-images';
import { PodImage, productionImages } from '../plan/pod-images';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

const MANAGED_BY = 'app.kubernetes.io/managed-by';

/**
 * Off developers' machines an image says which registry it is in. In manifests that somebody else wrote, `grafana/grafana`
 * and `nginx` mean Docker Hub, as they always did; a name that nobody can publish there is a mistake wherever it stands.
 * Source: https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export class ImageRegistry implements Rule {
  public readonly checkId = 'image-registry';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'Images of our services name their registry, and no image a repository that none has; local clusters aside.';
  public readonly reason = 'The node asks Docker Hub, or a mirror of somebody else, and finds no image or another one.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return productionImages(objects).flatMap(({ object, images }) => {
      const isOurs = object.manifest.metadata?.labels?.[MANAGED_BY] === 'cdk8s-aspnetcore';
      const texts = [...new Set(images.filter((image) => isLost(image, isOurs)).map(({ text }) => text))];
      if (texts.length === 0) {
        return [];
      }
      const quoted = listed(texts.map((text) => `"${text}"`));
      const problem = `${spoken(object)} runs ${texts.length === 1 ? 'the image' : 'the images'} ${quoted} of no registry`;
      const fix = `name it, like "registry.example.com/${texts[0]}", or "docker.io/" if it is on Docker Hub`;
      return [finding(this, object, problem, fix)];
    });
  }
}

function isLost({ parts: { registry, repository } }: PodImage, isOurs: boolean): boolean {
  return registry === undefined && (isOurs || (!repository.includes('/') && !isOfficialImage(repository)));
}
