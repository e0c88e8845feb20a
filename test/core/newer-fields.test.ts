import { NewerContainerFields, withNewerFields } from '../../src/core/newer-fields';

/** The first container of a pod, with newer fields laid over it. */
function laidOver(container: Record<string, unknown>, fields: NewerContainerFields): unknown {
  const pod = withNewerFields({ containers: [{ name: 'web', ...container }] }, { web: fields });
  return (pod.containers as unknown[])[0];
}

test('nothing changes where nobody set a newer field', () => {
  const pod = { serviceAccountName: 'web', containers: [{ name: 'web', image: 'web:1' }], initContainers: [] };
  expect(withNewerFields(pod, {})).toStrictEqual(pod);
});

test.each<[string, Record<string, unknown>, NewerContainerFields, object]>([
  ['restartPolicy', {}, { restartPolicy: 'Always' }, { restartPolicy: 'Always' }],
  ['preStopSleepSeconds', {}, { preStopSleepSeconds: 5 }, { lifecycle: { preStop: { sleep: { seconds: 5 } } } }],
  [
    'preStopSleepSeconds beside postStart',
    { lifecycle: { postStart: { exec: { command: ['a'] } } } },
    { preStopSleepSeconds: 5 },
    { lifecycle: { postStart: { exec: { command: ['a'] } }, preStop: { sleep: { seconds: 5 } } } },
  ],
  [
    'preStopSleepSeconds 0, which is a value too',
    {},
    { preStopSleepSeconds: 0 },
    { lifecycle: { preStop: { sleep: { seconds: 0 } } } },
  ],
  [
    'appArmorProfileType',
    {},
    { appArmorProfileType: 'RuntimeDefault' },
    { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
  ],
  [
    'appArmorProfileType beside the rest of the security context',
    { securityContext: { runAsNonRoot: true } },
    { appArmorProfileType: 'RuntimeDefault' },
    { securityContext: { runAsNonRoot: true, appArmorProfile: { type: 'RuntimeDefault' } } },
  ],
  [
    'all of them',
    { image: 'web:1' },
    { restartPolicy: 'Always', preStopSleepSeconds: 5, appArmorProfileType: 'Unconfined' },
    {
      image: 'web:1',
      restartPolicy: 'Always',
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
      securityContext: { appArmorProfile: { type: 'Unconfined' } },
    },
  ],
  ['no field of its own', { image: 'web:1' }, {}, { image: 'web:1' }],
])('%s', (_name, container, fields, expected) => {
  expect(laidOver(container, fields)).toStrictEqual({ name: 'web', ...expected });
});

test('only containers of that name change, be they plain or init containers', () => {
  const pod = {
    containers: [{ name: 'web' }, { name: 'b' }],
    initContainers: [{ name: 'a' }, { name: 'constructor' }],
  };
  expect(withNewerFields(pod, { a: { restartPolicy: 'Always' }, b: { preStopSleepSeconds: 1 } })).toStrictEqual({
    containers: [{ name: 'web' }, { name: 'b', lifecycle: { preStop: { sleep: { seconds: 1 } } } }],
    initContainers: [{ name: 'a', restartPolicy: 'Always' }, { name: 'constructor' }],
  });
});

test('what was given stays as it was', () => {
  const pod = { containers: [{ name: 'web', securityContext: { runAsNonRoot: true } }] };
  withNewerFields(pod, { web: { restartPolicy: 'Always', appArmorProfileType: 'RuntimeDefault' } });
  expect(pod).toStrictEqual({ containers: [{ name: 'web', securityContext: { runAsNonRoot: true } }] });
});
