import { besidesTmp } from '../support/manifests';
import { Scaling } from 'cdk8s-aspnetcore';
import { DataProtection } from '../../src/config/data-protection';
import { envOf, podOf, refusal, warningsOf, web } from './support';

test('keys are on a volume', () => {
  const pod = podOf(web([DataProtection.persistedToVolume('web-keys')]));
  expect(besidesTmp(pod.volumes)).toEqual([
    { name: 'data-protection', persistentVolumeClaim: { claimName: 'web-keys' } },
  ]);
  expect(besidesTmp(pod.containers[0].volumeMounts)).toEqual([
    { name: 'data-protection', mountPath: '/var/data-protection' },
  ]);
});

test('keys are where the user wants them', () => {
  const pod = podOf(web([DataProtection.persistedToVolume('web-keys', { mountPath: '/keys' })]));
  expect(besidesTmp(pod.containers[0].volumeMounts)).toEqual([{ name: 'data-protection', mountPath: '/keys' }]);
});

test.each([
  [undefined, 'ConnectionStrings__DataProtection'],
  ['Redis:Keys', 'Redis__Keys'],
])('keys are in Redis, by the setting %s', (setting, name) => {
  expect(envOf(DataProtection.persistedToRedis('redis', 'connection', { setting }))).toEqual([
    { name, valueFrom: { secretKeyRef: { name: 'redis', key: 'connection' } } },
  ]);
});

const UNSHARED =
  'each with Data Protection keys of its own, so cookies and antiforgery tokens of one fail on the others; ' +
  'share the keys by DataProtection.persistedToVolume or persistedToRedis, or say DataProtection.custom() or notNeeded()';

test.each<[string, DataProtection, number, string[]]>([
  ['undeclared, one pod', DataProtection._undeclared(), 1, []],
  ['undeclared, no pod', DataProtection._undeclared(), 0, []],
  ['undeclared, three pods', DataProtection._undeclared(), 3, [`data-protection shop/web: 3 pods serve, ${UNSHARED}`]],
  ['a volume', DataProtection.persistedToVolume('keys'), 3, []],
  ['redis', DataProtection.persistedToRedis('redis', 'connection'), 3, []],
  ['custom', DataProtection.custom(), 3, []],
  ['not needed', DataProtection.notNeeded(), 3, []],
])('%s: the warnings are right', (_, choice, replicas, warnings) => {
  expect(warningsOf(web([choice], { scaling: Scaling.replicas(replicas) }))).toEqual(warnings);
});

test('a number of pods that something else decides is warned about', () => {
  const scaling = Scaling.automatic({ min: 1, max: 6 });
  expect(warningsOf(web([DataProtection._undeclared()], { scaling }))).toEqual([
    `data-protection shop/web: up to 6 pods serve, ${UNSHARED}`,
  ]);
});

test('choices that create nothing leave the pods as they are', () => {
  const plain = podOf(web([]));
  expect(podOf(web([DataProtection.custom()]))).toEqual(plain);
  expect(podOf(web([DataProtection.notNeeded()]))).toEqual(plain);
});

test.each<[DataProtection, string]>([
  [
    DataProtection.persistedToVolume(''),
    'claim name of DataProtection is empty; name a PersistentVolumeClaim that exists',
  ],
  [
    DataProtection.persistedToVolume('keys', { mountPath: 'keys' }),
    'mountPath "keys" is not an absolute path below "/"; use an absolute path like "/app/uploads"',
  ],
  [
    DataProtection.persistedToRedis('Redis', 'a'),
    'secret name "Redis" is not valid; use lower-case letters, digits, "-" and ".", like "shop-db"',
  ],
  [
    DataProtection.persistedToRedis('redis', ''),
    'key "" of the secret "redis" is not valid; use at most 253 letters, digits, "-", "_" and ".", not starting with ".."',
  ],
  [
    DataProtection.persistedToRedis('redis', 'a', { setting: '' }),
    '"" is neither a setting nor an environment variable; use one like "ConnectionStrings:Default" or "ConnectionStrings__Default"',
  ],
])('%# is refused', (choice, message) => {
  expect(refusal([choice])).toBe(message);
});
