import { Delivery, ReleaseOptions } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';
import { objectsOf, released } from '../support/released-service';

const CAUSE = 'kubernetes.io/change-cause';

test.each<[ReleaseOptions, string]>([
  [{}, 'image example.com/web:1'],
  [{ version: '2.4.0' }, 'version 2.4.0, image example.com/web:1'],
  [
    { version: '2.4.0', commit: '1f0c3ab', reason: 'faster checkout' },
    'version 2.4.0, commit 1f0c3ab, faster checkout, image example.com/web:1',
  ],
])('the history of %j', (release, cause) => {
  const { metadata, spec } = objectsOf({ release })['Deployment web'];
  expect(metadata.annotations).toEqual({ [CAUSE]: cause });
  // On the pods it would restart them for nothing.
  expect(spec.template.metadata.annotations?.[CAUSE]).toBeUndefined();
});

test('each track names its own image', () => {
  const delivery = Delivery.canary({ image: 'example.com/web:2', weight: 10 });
  const objects = objectsOf({ delivery, release: { commit: '1f0c3ab' } });
  expect(objects['Deployment web-canary'].metadata.annotations[CAUSE]).toBe('commit 1f0c3ab, image example.com/web:2');
});

test('nothing is written where nothing is said', () => {
  expect(Object.hasOwn(objectsOf({})['Deployment web'].metadata, 'annotations')).toBe(false);
});

test.each<[string, any, string]>([
  ['a text', '2.4.0', 'release "2.4.0" is not a plain object; use one like { version: "2.4.0", commit: "1f0c3ab" }'],
  ['an empty version', { version: '' }, 'version of the release is empty; give it a text, or leave it out'],
  ['a number', { commit: 7 }, 'commit of the release 7 is not a string; give it a text, or leave it out'],
  ['two lines', { reason: 'a\nb' }, 'reason of the release has line breaks or other control characters; use one line'],
])('%s is refused', (_name, release, message) => {
  expect(messageOf(() => released({ release }))).toBe(`shop/web: ${message}`);
});
