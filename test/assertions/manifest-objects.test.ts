import { ClusterProfile, Manifest } from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';

const quota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'quota', namespace: 'shop' },
  spec: { hard: { pods: '2' } },
};

const web = (replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    strategy: { type: 'Recreate' },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'registry.example.com/web:1.4.2' }] },
    },
  },
});

test('objects that a program has read are what they are in YAML', () => {
  const objects = [{ kind: 'List', apiVersion: 'v1', items: [quota] }, web(1)];
  const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  expect(Manifest.fromObjects(objects).allYaml()).toBe(Manifest.fromYaml(text).allYaml());
});

test.each([[[null]], [[{ kind: 'Pod' }]], [['Pod']]])('%j is refused', (objects) => {
  expect(messageOf(() => Manifest.fromObjects(objects))).toBe(
    'Manifest.fromObjects: a document has no apiVersion and kind; give YAML of Kubernetes, in documents that "---" separates',
  );
});

test('what is no list is refused', () => {
  expect(messageOf(() => Manifest.fromObjects('a: 1' as never))).toBe(
    'Manifest.fromObjects: objects is "a: 1", no list; give a list of objects',
  );
});

test('checks find what is wrong in YAML of anybody, by namespace, kind and name', () => {
  const found = (replicas: number) =>
    Manifest.fromObjects([quota, web(replicas)])
      .findings()
      .map(({ checkId, path, problem }) => [checkId, path, problem]);
  expect(found(2)).toEqual([]);
  expect(found(3)).toEqual([
    ['quota-fits', 'shop/ResourceQuota/quota', 'pods 2 is less than the 3 that its pods need (web 3 pods)'],
  ]);
});

test('the quota plan of YAML of anybody', () => {
  const [{ name, lines }] = Manifest.fromObjects([quota, web(1)]).quotaPlan().quotas;
  expect([name, lines[0].line, lines[0].need, lines[0].hard]).toEqual(['quota', 'pods', '1', '2']);
});

test('checks look at the cluster that YAML is meant for', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { hostUsers: false, containers: [{ name: 'a', image: 'registry.example.com/a:1.0.0' }] },
  };
  const found = (kubernetesVersion: string) =>
    Manifest.fromObjects([pod])
      .findings(ClusterProfile.managed({ kubernetesVersion }))
      .map(({ checkId }) => checkId);
  expect([found('1.27'), found('1.33')]).toEqual([['field-supported'], []]);
});
