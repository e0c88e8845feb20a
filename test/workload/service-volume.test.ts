import { Chart, Size, Testing } from 'cdk8s';
import { AddVolumeOptions, ClusterProfile, SecurityProfile, ServiceVolume, WebService } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

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
  expect(podWith(volume).volumes).toEqual([{ name: 'data', ...expected }]);
});

test("an ephemeral claim takes the cluster's storage class", () => {
  const service = web(ClusterProfile.managed({ storageClassName: 'premium' }));
  const pod = podWith(ServiceVolume.ephemeral({ size: Size.gibibytes(1) }), {}, service);
  expect(pod.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName).toBe('premium');
});

test('the main container mounts it where it is told, or not at all', () => {
  const mounted = podWith(ServiceVolume.emptyDir(), { mountPath: '/app/data', readOnly: true });
  expect(mounted.containers[0].volumeMounts).toEqual([{ name: 'data', mountPath: '/app/data', readOnly: true }]);
  expect(podWith(ServiceVolume.emptyDir()).containers[0].volumeMounts).toBeUndefined();
});

test('SecurityProfile.none() lets a volume reach into the node', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const service = new WebService(chart, 'web', { image: 'web:1', security: SecurityProfile.none() });
  const pod = podWith(ServiceVolume.hostPath('/var/log'), { mountPath: '/host' }, service);
  expect(pod.volumes).toEqual([{ name: 'data', hostPath: { path: '/var/log' } }]);
  expect(Object.keys(pod)).not.toContain('securityContext');
});

const ABSOLUTE = 'use an absolute path like "/app/uploads"';

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
  ['no name', () => podWith(ServiceVolume.secret('')), 'name of the Secret is empty; name one that exists'],
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
