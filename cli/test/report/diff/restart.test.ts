import { changesOf, deployment, object } from './support/manifests';

const rollout = (strategy: string, image: string) =>
  object(
    'Rollout',
    `spec: { replicas: 5, strategy: ${strategy}, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: a, image: ${image} }] } } }`,
    { apiVersion: 'argoproj.io/v1alpha1' },
  );

const restartOf = (before: string, after: string) => changesOf(before, after)[0].restart;

describe('how pods restart', () => {
  test.each([
    ['Deployment', 'replicas: 12', 'yes, 12 pods at most 6 at a time'],
    [
      'Deployment',
      'replicas: 12\nstrategy: { rollingUpdate: { maxSurge: 3, maxUnavailable: 0 } }',
      'yes, 12 pods at most 3 at a time',
    ],
    [
      'Deployment',
      'replicas: 10\nstrategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% } }',
      'yes, 10 pods at most 5 at a time',
    ],
    [
      'Deployment',
      'replicas: 2\nstrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 100% } }',
      'yes, 2 pods at most 2 at a time, down meanwhile',
    ],
    ['Deployment', 'replicas: 1', 'yes, 1 pod'],
    ['Deployment', 'replicas: 0', 'no, it has no pods'],
    ['Deployment', 'paused: true', 'no, its updates are paused'],
    [
      'Deployment',
      'replicas: 3\nstrategy: { type: Recreate }',
      'yes, 3 pods all at once: down until the new ones are ready',
    ],
    ['StatefulSet', 'replicas: 3', 'yes, 3 pods one by one'],
    [
      'StatefulSet',
      'replicas: 3\nupdateStrategy: { type: OnDelete }',
      'only when somebody deletes its pods (OnDelete)',
    ],
    [
      'StatefulSet',
      'replicas: 3\nupdateStrategy: { rollingUpdate: { partition: 1 } }',
      'yes, 2 pods (of 3, from number 1 on) one by one',
    ],
    [
      'StatefulSet',
      'replicas: 3\nupdateStrategy: { rollingUpdate: { partition: 3 } }',
      'no, its partition 3 keeps all of 3 pods as they are',
    ],
    ['DaemonSet', '', 'yes, one node after another'],
    ['DaemonSet', 'updateStrategy: { rollingUpdate: { maxUnavailable: 10% } }', 'yes, on at most 10% nodes at a time'],
    ['ReplicaSet', '', 'no, only pods that come later are new'],
  ])('%s of %s', (kind, spec, words) => {
    const of = (image: string) => deployment({ kind, spec, container: `image: ${image}` });
    expect(restartOf(of('a:1'), of('a:2'))).toBe(words);
  });

  test.each([
    ['{ canary: {} }', 'yes, 5 pods at most 3 at a time'],
    [
      '{ canary: { steps: [{ setWeight: 20 }, { pause: {} }, { setWeight: 50 }, { pause: { duration: 90 } }] } }',
      'yes, 5 pods step by step: 20%, wait for somebody, 50%, wait 90s',
    ],
    [
      '{ blueGreen: { autoPromotionEnabled: false } }',
      'yes, 5 pods beside the old ones, which go after the switch when somebody promotes them',
    ],
  ])('Rollout of %s', (strategy, words) => {
    expect(restartOf(rollout(strategy, 'a:1'), rollout(strategy, 'a:2'))).toBe(words);
  });

  test('by the Rollout that has taken a Deployment over', () => {
    const owner = object(
      'Rollout',
      'spec: { replicas: 4, workloadRef: { kind: Deployment, name: web }, strategy: { canary: { steps: [{ setWeight: 50 }] } } }',
    );
    const of = (image: string) => deployment({ spec: 'replicas: 0', container: `image: ${image}` }) + owner;
    expect(restartOf(of('a:1'), of('a:2'))).toBe('yes, 4 pods step by step: 50%');
    expect(
      changesOf(deployment(), deployment({ spec: 'replicas: 0' }) + owner).flatMap(({ dangers }) => dangers),
    ).toEqual([]);
  });

  test('as many as the autoscaler may have made', () => {
    const scaler = object(
      'HorizontalPodAutoscaler',
      'spec: { scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 8 }',
    );
    const of = (image: string) => deployment({ spec: '', container: `image: ${image}` }) + scaler;
    expect(restartOf(of('a:1'), of('a:2'))).toBe('yes, 8 pods at most 4 at a time');
  });

  test('not by what is outside the pod template', () => {
    expect(restartOf(deployment(), deployment({ spec: 'replicas: 13' }))).toBe(undefined);
  });

  test('each workload of a service by its name', () => {
    const two = (image: string) => {
      const one = deployment({ spec: 'replicas: 1', container: `image: ${image}` }).replace(
        'name: web,',
        'name: web, labels: { app.kubernetes.io/name: shop },',
      );
      return `${one}\n---\n${one.replace('name: web,', 'name: web-canary,')}`;
    };
    const [change, ...others] = changesOf(two('a:1'), two('a:2'));
    expect(others).toEqual([]);
    expect(change.restart).toBe('web: yes, 1 pod; web-canary: yes, 1 pod');
    expect(change.what).toEqual(['Deployment, Deployment web-canary: image 1 -> 2']);
  });
});

describe('configuration that changes under its name', () => {
  const config = (value: string) => object('ConfigMap', `data: { a: ${value} }`, { name: 'settings' });
  const using = (parts: { pod?: string; container?: string }) =>
    deployment({ pod: parts.pod, container: `image: a:1\n${parts.container ?? ''}` });
  const volume = 'volumes: [{ name: files, configMap: { name: settings } }]';

  test.each([
    [
      'changes in place in running pods, within about a minute',
      { pod: volume, container: 'volumeMounts: [{ name: files, mountPath: /a }]' },
    ],
    [
      'is mounted by subPath: running pods keep the old files until the next restart',
      { pod: volume, container: 'volumeMounts: [{ name: files, mountPath: /a, subPath: a }]' },
    ],
    [
      'is read by variables only when pods start: they keep the old values until the next restart',
      { container: 'envFrom: [{ configMapRef: { name: settings } }]' },
    ],
  ])('%s', (words, parts) => {
    const found = changesOf(using(parts) + config('x'), using(parts) + config('z'));
    expect(found.map(({ subject, what, restart }) => ({ subject, what, restart }))).toEqual([
      {
        subject: 'web',
        what: ['ConfigMap settings: keys changed: a', `ConfigMap settings ${words}`],
        restart: undefined,
      },
    ]);
  });

  test('restarts them after all, where the template changes too', () => {
    const parts = { container: 'envFrom: [{ configMapRef: { name: settings } }]' };
    const [change] = changesOf(using(parts) + config('x'), using(parts).replace('a:1', 'a:2') + config('z'));
    expect(change.what).toEqual(['image 1 -> 2', 'ConfigMap settings: keys changed: a']);
  });

  test('under another hash restarts the pods by their template', () => {
    const of = (hash: string, value: string) =>
      using({ container: `envFrom: [{ configMapRef: { name: settings-${hash} } }]` }) +
      config(value).replace('settings', `settings-${hash}`);
    const [change, ...others] = changesOf(of('0768ef759f', 'x'), of('9f8e7d6c5b', 'z'));
    expect(others).toEqual([]);
    expect(change.what).toEqual([
      'env added: all of settings-9f8e7d6c5b',
      'env removed: all of settings-0768ef759f',
      'ConfigMap settings-9f8e7d6c5b: ConfigMap settings-0768ef759f -> settings-9f8e7d6c5b',
      'ConfigMap settings-9f8e7d6c5b: keys changed: a',
    ]);
    expect(change.restart).toBe('yes, 12 pods at most 6 at a time');
  });
});
