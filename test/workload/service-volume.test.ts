import { Chart, Size, Testing } from 'cdk8s';
import { AddVolumeOptions, ClusterProfile, SecurityProfile, ServiceVolume, WebService } from 'cdk8s-aspnetcore';
import { besidesTmp, manifestOf, messageOf } from '../support/manifests';

function web(cluster?: ClusterProfile): WebService {
  const chart = new Chart(Testing.app(), 'shop');
  cluster?.applyTo(chart);
  return new WebService(chart, 'web', { image: 'registry.example.com/web:1' });
}

function podWith(volume: ServiceVolume, options?: AddVolumeOptions, service = web()): any {
  service.addVolume('data', volume, options);
  return manifestOf(service, 'Deployment').spec.template.spec;
}

test.each<[string, ServiceVolume, object]>([
  ['emptyDir', ServiceVolume.emptyDir(), { emptyDir: { sizeLimit: '128Mi' } }],
  [
    'emptyDir in memory',
    ServiceVolume.emptyDir({ sizeLimit: Size.gibibytes(2), inMemory: true }),
    { emptyDir: { sizeLimit: '2Gi', medium: 'Memory' } },
  ],
  ['ConfigMap', ServiceVolume.configMap('settings'), { configMap: { name: 'settings' } }],
  [
    'ConfigMap of some files',
    ServiceVolume.configMap('settings', { files: { a: 'a.json' }, optional: true }),
    { configMap: { name: 'settings', items: [{ key: 'a', path: 'a.json' }], optional: true } },
  ],
  ['Secret, for the group only', ServiceVolume.secret('tls'), { secret: { secretName: 'tls', defaultMode: 288 } }],
  ['claim', ServiceVolume.persistentVolumeClaim('uploads'), { persistentVolumeClaim: { claimName: 'uploads' } }],
  [
    'ephemeral claim',
    ServiceVolume.ephemeral({ size: Size.gibibytes(10), storageClassName: 'fast' }),
    {
      ephemeral: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'fast',
            resources: { requests: { storage: '10Gi' } },
          },
        },
      },
    },
  ],
  [
    'projection',
    ServiceVolume.projected([{ secret: { name: 'a' } }, { configMap: { name: 'b' } }]),
    { projected: { sources: [{ secret: { name: 'a' } }, { configMap: { name: 'b' } }] } },
  ],
])('%s', (_, volume, expected) => {
  expect(besidesTmp(podWith(volume).volumes)).toEqual([{ name: 'data', ...expected }]);
});

test("an ephemeral claim takes the cluster's storage class", () => {
  const service = web(ClusterProfile.managed({ storageClassName: 'premium' }));
  const pod = podWith(ServiceVolume.ephemeral({ size: Size.gibibytes(1) }), {}, service);
  expect(pod.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName).toBe('premium');
});

test('the main container mounts it where it is told, or not at all', () => {
  const mounted = podWith(ServiceVolume.emptyDir(), { mountPath: '/app/data', readOnly: true });
  expect(besidesTmp(mounted.containers[0].volumeMounts)).toEqual([
    { name: 'data', mountPath: '/app/data', readOnly: true },
  ]);
  expect(besidesTmp(podWith(ServiceVolume.emptyDir()).containers[0].volumeMounts)).toEqual([]);
});

test('SecurityProfile.none() lets a volume reach into the node', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const service = new WebService(chart, 'web', { image: 'web:1', security: SecurityProfile.none() });
  const pod = podWith(ServiceVolume.hostPath('/var/log'), { mountPath: '/host' }, service);
  expect(besidesTmp(pod.volumes)).toEqual([{ name: 'data', hostPath: { path: '/var/log' } }]);
  expect(Object.keys(pod)).not.toContain('securityContext');
});

const ABSOLUTE = 'use an absolute path like "/app/uploads"';

const NAME = 'use at most 253 lower-case letters, digits, "-" and ".", like "shop-files"';
const CLASS = 'use at most 253 lower-case letters, digits, "-" and ".", like "fast"';
const SIZE = Size.gibibytes(1);

test.each<[ServiceVolume, string]>([
  [ServiceVolume.configMap('My_Map'), `name of the ConfigMap "My_Map" is not valid; ${NAME}`],
  [ServiceVolume.secret(''), `name of the Secret is empty; ${NAME}`],
  [ServiceVolume.secret('a..b'), `name of the Secret "a..b" is not valid; ${NAME}`],
  [ServiceVolume.persistentVolumeClaim('Uploads'), `name of the PersistentVolumeClaim "Uploads" is not valid; ${NAME}`],
  [
    ServiceVolume.ephemeral({ size: SIZE, storageClassName: 'Fast!' }),
    `name of the StorageClass "Fast!" is not valid; ${CLASS}`,
  ],
  [ServiceVolume.projected([{ secret: { name: 'A' } }]), `name of the Secret "A" is not valid; ${NAME}`],
  [ServiceVolume.projected([{ configMap: {} }]), `name of the ConfigMap undefined is not a string; ${NAME}`],
])('volume %# has a name that no object has', (volume, message) => {
  expect(messageOf(() => podWith(volume))).toBe(`shop/web: ${message}`);
});

test('a name with dots is one, as is a part of more than 63 letters', () => {
  const name = `shop.${'a'.repeat(100)}`;
  expect(besidesTmp(podWith(ServiceVolume.secret(name)).volumes)).toEqual([
    { name: 'data', secret: { secretName: name, defaultMode: 288 } },
  ]);
});

const FILE = 'use a path below the mount path, like "settings.json"';
const KEY = 'use letters, digits, "-", "_" and "."';

test.each<[unknown, string]>([
  [{ 'a b': 'a' }, `key "a b" of the files is not valid; ${KEY}`],
  [{ '': 'a' }, `key "" of the files is not valid; ${KEY}`],
  [{ a: '' }, `file name of the key "a" is empty; ${FILE}`],
  [{ a: 1 }, `file name of the key "a" 1 is not a string; ${FILE}`],
  [{ a: '/etc/a' }, `file name "/etc/a" of the key "a" leads out of the volume; ${FILE}`],
  [{ a: '../a' }, `file name "../a" of the key "a" leads out of the volume; ${FILE}`],
  [{ a: 'b/../../a' }, `file name "b/../../a" of the key "a" leads out of the volume; ${FILE}`],
  [
    'a.json',
    'files "a.json" is not a plain object; use keys and file names, like { "settings.json": "settings.json" }',
  ],
])('the files %j are refused', (given, message) => {
  const files = given as Record<string, string>;
  expect(messageOf(() => podWith(ServiceVolume.configMap('settings', { files })))).toBe(`shop/web: ${message}`);
  expect(messageOf(() => podWith(ServiceVolume.secret('settings', { files })))).toBe(`shop/web: ${message}`);
});

test('the files of a projection are held to the same', () => {
  const source = { configMap: { name: 'a', items: [{ key: 'a', path: '../a' }] } };
  expect(messageOf(() => podWith(ServiceVolume.projected([source])))).toBe(
    `shop/web: file name "../a" of the key "a" leads out of the volume; ${FILE}`,
  );
});

test.each<[string, () => unknown, string]>([
  [
    'a relative path',
    () => podWith(ServiceVolume.emptyDir(), { mountPath: 'data' }),
    `mount path "data" is not an absolute path below "/"; ${ABSOLUTE}`,
  ],
  [
    'the root itself',
    () => podWith(ServiceVolume.emptyDir(), { mountPath: '/' }),
    `mount path "/" is not an absolute path below "/"; ${ABSOLUTE}`,
  ],
  [
    'a colon',
    () => podWith(ServiceVolume.emptyDir(), { mountPath: '/a:b' }),
    `mount path "/a:b" is not an absolute path below "/"; ${ABSOLUTE}`,
  ],
  [
    'the root in other words',
    () => podWith(ServiceVolume.emptyDir(), { mountPath: '//a/..' }),
    `mount path "//a/.." is not an absolute path below "/"; ${ABSOLUTE}`,
  ],
  ...(
    [
      ['/data/', '/data'],
      ['/app//data', '/app/data'],
      ['/app/./data', '/app/data'],
      ['/app/../data', '/data'],
    ] as const
  ).map(([given, shortest]): [string, () => unknown, string] => [
    `mount path ${given}`,
    () => podWith(ServiceVolume.emptyDir(), { mountPath: given }),
    `mount path "${given}" has a final or double "/", or a "." or ".." in it; use "${shortest}"`,
  ]),
  [
    'a host path that leads elsewhere',
    () => {
      const props = { image: 'web:1', security: SecurityProfile.none() };
      podWith(
        ServiceVolume.hostPath('/var/../etc'),
        {},
        new WebService(new Chart(Testing.app(), 'shop'), 'web', props),
      );
    },
    'host path "/var/../etc" has a final or double "/", or a "." or ".." in it; use "/etc"',
  ],
  [
    'no size',
    () => podWith(ServiceVolume.emptyDir({ sizeLimit: Size.mebibytes(0) })),
    'sizeLimit "0Mi" is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'the node itself',
    () => podWith(ServiceVolume.hostPath('/var/log')),
    'volume "data" reaches into the node, which Pod Security refuses under this security profile; ' +
      'use another volume, or SecurityProfile.none() in a namespace of the level privileged',
  ],
  [
    'a name that is taken',
    () => {
      const service = web();
      service.addVolume('data', ServiceVolume.emptyDir());
      service.addVolume('data', ServiceVolume.emptyDir());
    },
    'two volumes are named "data"; give each a name of its own',
  ],
  [
    'a path that is taken',
    () => {
      const service = web();
      service.addVolume('a', ServiceVolume.emptyDir(), { mountPath: '/data' });
      service.addVolume('b', ServiceVolume.emptyDir(), { mountPath: '/data' });
    },
    'container "web" has two volumes mounted at /data; mount each volume at a path of its own',
  ],
])('%s is refused', (_, action, message) => {
  expect(messageOf(action)).toBe(`shop/web: ${message}`);
});
