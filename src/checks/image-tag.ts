import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { productionImages } from '../plan/pod-images';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

/**
 * An image says which version it is, off developers' machines.
 * Source: https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export class ImageTag implements Rule {
  public readonly checkId = 'image-tag';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'Images say their version by a tag other than latest, or by a digest; local clusters aside.';
  public readonly reason = 'Two pods of one release may run different code, and nothing can be rolled back.';

  public check(objects: SynthesizedObject[]): Finding[] {
    return productionImages(objects).flatMap(({ object, images }) => {
      const loose = images.filter(({ parts }) => parts.digest === undefined && (parts.tag ?? 'latest') === 'latest');
      const texts = [...new Set(loose.map(({ text }) => text))];
      if (texts.length === 0) {
        return [];
      }
      const what = texts.length === 1 ? 'the image' : 'the images';
      const quoted = listed(texts.map((text) => `"${text}"`));
      const problem = `${spoken(object)} runs ${what} ${quoted}, whose version nobody knows`;
      return [finding(this, object, problem, 'name a version, like ":1.4.2", or a digest')];
    });
  }
}
