import { exampleOutputs } from '../support/example-outputs';
import { Manifest } from './rules';
import { budgetsAmiss, deploymentsAmiss, policiesAmiss, servicesAmiss } from './selector-problems';

/** Services that are not named after the Deployment whose pods they select. */
const MEANT: Record<string, Record<string, string[]>> = {
  '10-blue-green': { web: ['Deployment web-blue'], 'web-preview': ['Deployment web-green'] },
  // Argo Rollouts tells the pods of both Services apart by a label of its own.
  '11-argo-rollouts': { 'web-canary': ['Deployment web'] },
  '12-observability': { 'collector-agent': ['DaemonSet collector-agent'] },
};

const OUTPUTS = exampleOutputs();

describe.each(OUTPUTS)('examples/$title', ({ title, manifests }) => {
  const all = manifests as Manifest[];

  test('each Service selects the pods of the meant Deployment, and no others', () => {
    expect(servicesAmiss(all, (name) => MEANT[title]?.[name])).toEqual([]);
  });

  test('each Deployment selects its own pods, and no others', () => {
    expect(deploymentsAmiss(all)).toEqual([]);
  });

  test('each NetworkPolicy selects the pods of one workload', () => {
    expect(policiesAmiss(all)).toEqual([]);
  });

  test('each PodDisruptionBudget selects all versions of its service, and nothing else', () => {
    expect(budgetsAmiss(all)).toEqual([]);
  });
});

test('what selects other pods is found', () => {
  const all = OUTPUTS.find(({ title }) => title === '10-blue-green')!.manifests as Manifest[];
  const service = all.find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'web')!;
  expect(servicesAmiss([...all.filter((one) => one !== service), service], () => undefined)).toEqual([
    'Service web-preview selects the pods of "Deployment web-green", not of "Deployment web-preview"',
    'Service web selects the pods of "Deployment web-blue", not of "Deployment web"',
  ]);
});
