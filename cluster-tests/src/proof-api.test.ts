// The tests of the tests: each check, and a manifest that is broken so that it must say so.
import { describe, test } from 'node:test';
import { assertNoProblems, assertProblems } from './assert.js';
import { applies } from './checks/applies.js';
import type { Check } from './checks/check.js';
import { deletes, deletesWithin } from './checks/deletes.js';
import { kubectlApply } from './checks/kubectl-apply.js';
import { ownership } from './checks/ownership.js';
import { stable } from './checks/stable.js';
import type { KubernetesObject } from './client.js';
import { connect } from './cluster.js';
import { titleOf } from './results.js';
import { cleanUp, type Subject, subjectOfObjects } from './subject.js';

/** How long to wait for what will not go. */
const SOON_SECONDS = 10;

const cluster = await connect();
const { client } = cluster;

const namespace: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'proof' } };
const configMap = (fields: object = {}, metadata: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'proof', ...metadata },
  data: { key: 'value' },
  ...fields,
});
const deployment = (pod: object = {}, container: object = {}, spec: object = {}): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'proof' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'registry.example.com/web:1', ...container }], ...pod },
    },
    ...spec,
  },
});
const budget: KubernetesObject = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web', namespace: 'proof' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
};

async function withSubject(
  objects: readonly KubernetesObject[],
  use: (subject: Subject) => Promise<void>,
): Promise<void> {
  const subject = await subjectOfObjects(client, 'proof', [namespace, ...objects]);
  try {
    await use(subject);
  } finally {
    await cleanUp(cluster, subject);
  }
}

/** A broken manifest, and what the check is to say of it. */
function proof(check: Check, what: string, objects: readonly KubernetesObject[], ...expected: readonly RegExp[]): void {
  test(`${check.id} sees ${what}`, () =>
    withSubject(objects, async (subject) => assertProblems(await check.run(subject, cluster), ...expected)));
}

describe(titleOf('proofs', 'API checks'), { concurrency: 4 }, () => {
  const deprecated = deployment({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' } });
  for (const check of [applies, stable, ownership, deletes, kubectlApply]) {
    test(`${check.id} finds nothing in what is right`, () =>
      withSubject([configMap(), deployment(), budget], async (subject) =>
        assertNoProblems(await check.run(subject, cluster)),
      ));
  }

  proof(applies, 'an unknown field', [configMap({ dta: {} })], /ConfigMap .*\.dta: field not declared in schema/);
  proof(
    applies,
    'a wrong value',
    [deployment({}, {}, { replicas: -1 })],
    /spec\.replicas: .*greater than or equal to 0/,
  );
  proof(applies, 'a warning', [deprecated], /^warning: Deployment .*deprecated since v1\.14/);
  proof(applies, 'an API that is gone', [{ ...deployment(), apiVersion: 'apps/v1beta1' }], /does not have this kind/);

  proof(kubectlApply, 'an unknown field', [configMap({ dta: {} })], /unknown field "dta"/);
  proof(kubectlApply, 'a warning', [deprecated], /Warning: .*deprecated since v1\.14/);
  proof(
    kubectlApply,
    'a value that two objects fight over',
    [configMap(), configMap({ data: { key: 'other' } })],
    /again: configmap\/settings configured/,
  );

  proof(
    stable,
    'an amount that the server writes in another way',
    [deployment({}, { resources: { requests: { cpu: '1000m' } } })],
    /resources\.requests\.cpu: sent "1000m", stored "1"/,
  );
  proof(
    stable,
    'a field that the server drops',
    [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'proof' }, stringData: { a: 'b' } }],
    /stringData.*stored nothing/,
  );
  proof(
    stable,
    'objects that overwrite one another',
    [configMap(), configMap({ data: { key: 'other' } })],
    /applied again, it changes: \.data\.key: now "value", before "other"/,
    /applied again, it changes: \.data\.key: now "other", before "value"/,
  );

  test('ownership sees a field that someone took over', () =>
    withSubject([deployment()], async (subject) => {
      assertNoProblems(await applies.run(subject, cluster));
      const [, web] = subject.manifests;
      await client.patch(web, { spec: { replicas: 3 } }, { manager: 'someone' });
      assertProblems(
        await ownership.run(subject, cluster),
        /\.spec\.replicas was sent, we do not own it/,
        /conflict with "someone".*\.spec\.replicas/,
      );
    }));
  test('ownership sees a field that someone else owns, too', () =>
    withSubject([configMap()], async (subject) => {
      await client.apply(subject.manifests, { manager: 'someone' });
      assertProblems(await ownership.run(subject, cluster), /\.data\.key is owned by someone, too/);
    }));
  proof(
    ownership,
    'a field that we own and did not send',
    [configMap(), configMap({ data: { other: 'value' } })],
    /\.data\.(key|other) was (not )?sent, we (do not )?own it/,
  );

  test('deletes sees what a finalizer holds', () =>
    withSubject([configMap({}, { finalizers: ['example.com/hold'] })], async (subject) => {
      const [, held] = subject.manifests;
      assertProblems(
        await deletes.run(subject, cluster),
        /ConfigMap .*settings is still there: held by .*example\.com/,
      );
      await client.patch(held, { metadata: { finalizers: null } });
    }));
  test('deletes sees what nobody deletes', () =>
    withSubject([configMap()], async (subject) => {
      const [{ metadata }] = subject.manifests;
      const stray = { ...configMap(), metadata: { name: 'stray', namespace: metadata.name } };
      await client.create({ ...namespace, metadata: { name: metadata.name } });
      await client.create(stray);
      assertProblems(await deletesWithin(SOON_SECONDS).run(subject, cluster), /ConfigMap .*stray is still there$/);
    }));
});
