import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { isWorkload, Manifest, NAMESPACE_POLICIES } from './rules';

const ROOT = path.join(__dirname, '../../examples');
const EXAMPLES = fs.readdirSync(ROOT).filter((name) => fs.existsSync(path.join(ROOT, name, 'expected.yaml')));

/** Services that are not named after the Deployment whose pods they select. */
const MEANT: Record<string, Record<string, string>> = {
  '10-blue-green': { web: 'web-blue', 'web-preview': 'web-green' },
  // Argo Rollouts tells the pods of both Services apart by a label of its own.
  '11-argo-rollouts': { 'web-canary': 'web' },
  '12-observability': { 'collector-agent': 'DaemonSet collector-agent' },
};

function manifests(example: string): Manifest[] {
  const text = fs.readFileSync(path.join(ROOT, example, 'expected.yaml'), 'utf8');
  return parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJSON() as Manifest);
}

/** The workloads of a namespace whose pods carry all labels of a selector. */
function selected(all: Manifest[], namespace: string, labels: Record<string, string>): string[] {
  return all
    .filter((object) => isWorkload(object) && object.metadata.namespace === namespace)
    .filter(({ spec }) => Object.entries(labels).every(([key, value]) => spec.template.metadata.labels[key] === value))
    .map((object) => `${object.kind} ${object.metadata.name}`);
}

describe.each(EXAMPLES)('examples/%s', (example) => {
  const all = manifests(example);
  const named = (kind: string) =>
    all.filter((object) => object.kind === kind).map((object): [string, Manifest] => [object.metadata.name, object]);

  test.each(named('Service'))(
    'the Service %s selects the pods of the meant Deployment, and no others',
    (name, service) => {
      const meant = MEANT[example]?.[name] ?? name;
      const workload = meant.includes(' ') ? meant : `Deployment ${meant}`;
      expect(selected(all, service.metadata.namespace, service.spec.selector)).toEqual([workload]);
    },
  );

  test.each(named('Deployment'))('the Deployment %s selects its own pods, and no others', (name, deployment) => {
    const { matchLabels } = deployment.spec.selector;
    expect(selected(all, deployment.metadata.namespace, matchLabels)).toEqual([`Deployment ${name}`]);
  });

  test('each NetworkPolicy selects the pods of one workload', () => {
    const policies = named('NetworkPolicy').filter(([name]) => !NAMESPACE_POLICIES.includes(name));
    const selectors = policies.map(([name, { metadata, spec }]) => [
      name,
      selected(all, metadata.namespace, spec.podSelector.matchLabels).length,
    ]);
    expect(selectors.filter(([, count]) => count !== 1)).toEqual([]);
  });

  test('each PodDisruptionBudget selects all versions of its service, and nothing else', () => {
    for (const [name, { metadata, spec }] of named('PodDisruptionBudget')) {
      const versions = named('Deployment').filter(
        ([, deployment]) =>
          deployment.metadata.namespace === metadata.namespace &&
          ['name', 'instance'].some((label) => deployment.metadata.labels[`app.kubernetes.io/${label}`] === name),
      );
      expect(versions.length).toBeGreaterThan(0);
      expect(selected(all, metadata.namespace, spec.selector.matchLabels)).toEqual(
        versions.map(([version]) => `Deployment ${version}`),
      );
    }
  });
});
