import * as fc from 'fast-check';
import { fittedQuota } from '../../src/plan/fitted-quota';
import { planQuotas } from '../../src/plan/quota-lines';
import { anObject, container, deployment, podOf } from '../support/quota-objects';

const limited = { name: 'c', resources: { requests: { cpu: '250m' }, limits: { cpu: '1', memory: '256Mi' } } };

test('the most of each line, and a margin in round steps', () => {
  const web = deployment(4, { template: { spec: { containers: [limited] } } });
  expect(fittedQuota([web, anObject('ConfigMap', 'settings')], 20)).toEqual({
    // 8 pods at once: 8 x 250m x 1.2, 8 x 1 x 1.2, 8 x 256Mi x 1.2, 8 x 1.2 rounded up.
    'requests.cpu': '2400m',
    'requests.memory': '2458Mi',
    'limits.cpu': '9600m',
    'limits.memory': '2458Mi',
    pods: '10',
  });
});

test('a line that some container is silent of is left out: the quota would refuse it', () => {
  const web = deployment(1, { template: { spec: { containers: [limited, container('100m')] } } });
  expect(Object.keys(fittedQuota([web], 0)).sort()).toEqual(['pods', 'requests.cpu']);
});

test('claims and GPUs', () => {
  const gpu = { name: 'c', resources: { limits: { cpu: '1', 'nvidia.com/gpu': 1 } } };
  const train = anObject('Job', 'train', { template: podOf({ containers: [gpu] }) });
  const data = anObject('PersistentVolumeClaim', 'data', { resources: { requests: { storage: '10Gi' } } });
  expect(fittedQuota([train, data], 0)).toMatchObject({
    persistentvolumeclaims: '1',
    'requests.storage': '10Gi',
    'requests.nvidia.com/gpu': '1',
  });
});

test('nothing needs nothing', () => {
  expect(fittedQuota([], 20)).toEqual({});
});

test('whatever it is fitted to rolls out in it, and a smaller one is too small', () => {
  const shape = fc.tuple(
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 3000 }),
    fc.integer({ min: 0, max: 100 }),
  );
  fc.assert(
    fc.property(shape, ([replicas, millis, percent]) => {
      const web = deployment(replicas, { template: { spec: { containers: [container(`${millis}m`)] } } });
      const hard = fittedQuota([web], percent);
      const [{ lines }] = planQuotas([anObject('ResourceQuota', 'quota', { hard }), web]);
      lines.forEach((line) => expect(line.most).toBeLessThanOrEqual(line.hard));
      const pods = lines.find(({ line }) => line === 'pods')!;
      expect(Number(pods.hard - pods.most)).toBeLessThanOrEqual(Number(pods.most) * (percent / 100) + 1e9);
    }),
  );
});
