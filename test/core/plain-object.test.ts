import { ApiObject, ApiObjectProps, App, Chart, IResolver, JsonPatch, ResolutionContext } from 'cdk8s';
import fc from 'fast-check';
import { PlainObject } from '../../src/core/plain-object';

type Kind = new (scope: Chart, id: string, props: ApiObjectProps) => ApiObject;

class Shouting implements IResolver {
  public resolve(context: ResolutionContext): void {
    if (context.value === 'low') {
      context.replaceValue('LOW');
    }
  }
}

/** The bytes of an object, so that the order of its members counts, too. */
function rendered(Type: Kind, content: object, ops: JsonPatch[] = [], resolvers: IResolver[] = []): string {
  const chart = new Chart(new App({ resolvers }), 'chart', { namespace: 'shop' });
  const metadata = { name: 'one', labels: { b: '1', a: '2' } };
  const object = new Type(chart, 'object', { ...content, apiVersion: 'v1', kind: 'Thing', metadata });
  object.addJsonPatch(...ops);
  return JSON.stringify(object.toJson());
}

/** Without a key that cdk8s loses. */
const content = fc
  .dictionary(
    fc.string().filter((key) => key !== 'metadata'),
    fc.jsonValue().map((value): unknown => value),
  )
  .filter((data) => !JSON.stringify(data).includes('__proto__'));

afterEach(() => {
  delete process.env.CDK8S_DISABLE_SORT;
});

test.each([[''], ['yes']])('it renders what cdk8s renders, CDK8S_DISABLE_SORT=%s', (unsorted) => {
  process.env.CDK8S_DISABLE_SORT = unsorted;
  fc.assert(
    fc.property(content, (data) => expect(rendered(PlainObject, data)).toBe(rendered(ApiObject, data))),
    { examples: [[{ spec: { b: {}, a: [], c: null, d: [{ z: 1, y: undefined }] } }]] },
  );
});

test('patches and the resolvers of an app apply', () => {
  const data = { spec: { word: 'low' } };
  const ops = [JsonPatch.add('/spec/added', {})];
  expect(rendered(PlainObject, data, ops)).toBe(rendered(ApiObject, data, ops));
  expect(rendered(PlainObject, data, ops)).toContain('"spec":{"word":"low","added":{}}');
  expect(rendered(PlainObject, data, [], [new Shouting()])).toBe(rendered(ApiObject, data, [], [new Shouting()]));
  expect(rendered(PlainObject, data, [], [new Shouting()])).toContain('"spec":{"word":"LOW"}');
});
