import { Chart, Duration, Size, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import * as vm from 'vm';
import {
  AcmeIssuer,
  AspNetCoreService,
  ClusterProfile,
  Exposure,
  ImageSource,
  Scaling,
  Secrets,
  ServiceVolume,
  SessionAffinity,
  WebService,
} from 'cdk8s-aspnetcore';
import { requireOptions } from '../../src/private/options';
import { messageOf } from '../support/manifests';

const IMAGE = { image: 'registry.example.com/web:1' };
const chart = () => new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const web = () => new WebService(chart(), 'web', IMAGE);
const service = (props: object) => new AspNetCoreService(chart(), 'web', { ...IMAGE, ...props });
const wrong = (value: unknown) => value as never;

test.each<[string, () => unknown, string]>([
  [
    'a struct that is null',
    () => ServiceVolume.secret('tls', wrong(null)),
    'ServiceVolume.secret: options null is not a plain object; use an object, like { files }',
  ],
  [
    'one that is missing',
    () => Secrets.fromSecret('db', wrong(undefined)),
    'Secrets.fromSecret: options is missing; give an object, like { keys }',
  ],
  [
    'props',
    () => new AcmeIssuer(chart(), 'acme', wrong(undefined)),
    'shop/acme: props is missing; give an object, like { email, solver }',
  ],
  [
    'a boolean',
    () => Secrets.fromSecret('db', { keys: { a: 'A' }, optional: wrong('no') }),
    'Secrets.fromSecret: optional "no" is not a boolean; use a boolean',
  ],
  [
    'a length of time',
    () => SessionAffinity.clientIp(wrong(NaN)),
    'SessionAffinity.clientIp: timeout NaN is no Duration; use one like Duration.seconds(30)',
  ],
  [
    'another class',
    () => service({ imageSource: Scaling.replicas(2) }),
    'shop/web: imageSource (of the class Scaling) is no ImageSource; use one like ImageSource.registry(…)',
  ],
  [
    'a list',
    () => ClusterProfile.kind({ addons: wrong(5) }),
    'ClusterProfile.kind: addons 5 is not a list; use a list of strings, in square brackets',
  ],
  [
    'what is in a list',
    () => web().addSidecar({ ...IMAGE, name: 'proxy', args: ['-p', wrong(80)] }),
    'shop/web: args[1] 80 is not a string; use a string',
  ],
  [
    'what is missing in a list',
    () => web().grant([wrong(undefined)]),
    'shop/web: rules[0] is missing; give an object, like { apiGroups, resources, verbs }',
  ],
  [
    'an enum',
    () => Exposure.clusterOnly({ internalTrafficPolicy: wrong('Near') }),
    'Exposure.clusterOnly: internalTrafficPolicy "Near" is unknown; use a value of TrafficPolicy, like TrafficPolicy.CLUSTER',
  ],
  [
    'an interface',
    () => ClusterProfile.of(wrong('shop')),
    'ClusterProfile.of: scope "shop" is no IConstruct; use an object with node',
  ],
  [
    'a class that is missing',
    () => web().addVolume('data', wrong(undefined)),
    'shop/web: volume is missing; give one like ServiceVolume.emptyDir(…)',
  ],
  [
    'no scope',
    () => new WebService(wrong(undefined), 'web', IMAGE),
    'WebService: scope undefined is no construct; give the chart that it belongs to',
  ],
  [
    'an id that is no text',
    () => new WebService(chart(), wrong(5), IMAGE),
    'shop: the id of a WebService, 5, is not a string; use a name that nothing beside it has',
  ],
  [
    'an id that every object has',
    () => new WebService(chart(), '__proto__', IMAGE),
    'shop: the id "__proto__" is taken by JavaScript; use another name',
  ],
  [
    'an empty id',
    () => new WebService(chart(), '', IMAGE),
    'shop: the id of a WebService is empty; use a name that nothing beside it has',
  ],
])('%s', (_name, act, message) => {
  expect(messageOf(act)).toBe(message);
});

test('options of another realm, with members that nobody knows, are right', () => {
  const options = vm.runInNewContext('({ addons: ["cert-manager"], crds: [], more: 1 })') as object;
  expect(requireOptions('x', 'ClusterProfileOptions', options)).toBe(options);
});

test('instances of a second copy of a package are right, also where a bundler has changed the names', () => {
  const named = new (class ImageSource {})();
  const { isLocal } = ImageSource.registry();
  const renamed = new (class a {
    public readonly isLocal = isLocal;
    public _resolve(): void {}
  })();
  for (const imageSource of [named, renamed]) {
    expect(requireOptions('x', 'WebServiceProps', { imageSource })).toEqual({ imageSource });
  }
});

test('amounts are told apart', () => {
  const minReady = wrong(Size.mebibytes(1));
  expect(messageOf(() => requireOptions('x', 'DeliveryOptions', { minReady }))).toBe(
    'x: minReady (of the class Size) is no Duration; use one like Duration.seconds(30)',
  );
  requireOptions('x', 'DeliveryOptions', { minReady: Duration.seconds(1) });
});

test('a construct that is no chart is a scope', () => {
  const scope = new Construct(chart(), 'group');
  expect(new WebService(scope, 'web', IMAGE).node.path).toBe('shop/group/web');
});
