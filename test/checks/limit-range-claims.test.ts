import { failure, Json, OK, raw } from './raw-limit-range';

const CLAIM = { type: 'PersistentVolumeClaim', min: { storage: '2Gi' }, max: { storage: '10Gi' } };
const claim = (storage: string) => ({ resources: { requests: { storage } } });

test.each<[string, string, string, Json]>([
  ['v1', 'PersistentVolumeClaim', 'the claim', claim('@')],
  [
    'apps/v1',
    'StatefulSet',
    'the claim of "data"',
    { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim('@') }] },
  ],
  [
    'apps/v1',
    'DaemonSet',
    'the claim of the volume "cache"',
    { template: { spec: { volumes: [{ name: 'cache', ephemeral: { volumeClaimTemplate: { spec: claim('@') } } }] } } },
  ],
])('%s %s: %s', (apiVersion, kind, who, spec) => {
  const of = (storage: string) =>
    raw([CLAIM], { apiVersion, kind, spec: JSON.parse(JSON.stringify(spec).replace('@', storage)) as Json });
  expect([of('2Gi'), of('10Gi')]).toEqual([OK, OK]);
  expect(of('2047Mi')).toBe(
    failure(
      `shop/web: ${who} requests 2047Mi storage, the LimitRange "limits" wants at least 2Gi; raise the request, or ` +
        'lower min.storage of the LimitRange for claims',
    ),
  );
  expect(of('11Gi')).toBe(
    failure(
      `shop/web: ${who} requests 11Gi storage, the LimitRange "limits" allows 10Gi; lower the request, or raise ` +
        'max.storage of the LimitRange for claims',
    ),
  );
});
